/** Copies the newest backup to the second place, off the host's thread. */
import type { MessagePort } from 'node:worker_threads';
import { copyNow } from './second-place.ts';

export function run(_port: MessagePort, { folder }: { folder: string }): Promise<void> {
  copyNow(folder);
  return Promise.resolve();
}
