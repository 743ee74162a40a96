/** A backup made on a thread of its own, from a handle of its own: what is committed, while another write runs and lists are answered. */
import type { MessagePort } from 'node:worker_threads';
import { makeBackup } from './backup.ts';
import type { BackupReason } from './backup.ts';
import { openHandle } from './handle.ts';

export type BackupInput = { folder: string; file: string; key: Uint8Array; reason: BackupReason };

/** Posts the name of the copy. */
export function run(port: MessagePort, { folder, file, key: bytes, reason }: BackupInput): Promise<void> {
  const key = Buffer.from(bytes);
  const db = openHandle(file, key, { readonly: true, cacheMb: 2 });
  try {
    port.postMessage(makeBackup(db, folder, key, reason));
  } finally {
    db.close();
  }
  return Promise.resolve();
}
