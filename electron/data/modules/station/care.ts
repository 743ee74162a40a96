/** Looking after the store: is it whole, its copies, putting one back. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import type { Host, OpenStation } from '../../host.ts';
import { commandOf } from '../../registers/service.ts';
import { renameOverSync } from '../../renaming.ts';
import { verifyTrail } from '../../store/audit.ts';
import { backupPath } from '../../store/backup.ts';
import { allProblems, copyProblem } from '../../store/integrity.ts';
import { storePath } from '../../store/key-file.ts';
import { schemaProblems, versionOf } from '../../store/migrate.ts';
import { knownSchema } from '../../store/open-store.ts';
import { signOut } from './service.ts';

export function verify(open: OpenStation): Output<'station.verify'> {
  const db = open.store.reader;
  const found = allProblems(db);
  const integrity = { ok: found.length === 0, problems: found.slice(0, 20) };
  const audit = verifyTrail(db, { changes: true });
  const problems = schemaProblems(db, knownSchema());
  const schema = { ok: problems.length === 0, version: versionOf(db), problems };
  return { ok: integrity.ok && audit.ok && schema.ok, integrity, audit, schema };
}

/** Puts a copy in the store's place after keeping the store as it is; everyone signs in again. The copy kept. */
export async function restoreBackup(host: Host, name: string): Promise<{ kept: string }> {
  const open = host.open();
  const source = backupPath(open.folder, name);
  if (!source || !existsSync(source)) throw new Refusal('fileNotFound', { name });
  checkCopy(source, open.store.key);
  await open.store.write(commandOf(open, 'backups.restore', { name }), () => undefined);
  const kept = open.store.backup('restore');
  const file = storePath(open.folder);
  const beside = `${file}.restoring`;
  copyFileSync(source, beside);
  await signOut(host);
  for (const left of ['-wal', '-shm']) rmSync(file + left, { force: true });
  renameOverSync(beside, file);
  return { kept };
}

/** A copy made under an earlier store key (before an account was removed with a new key) cannot be opened any more. */
function checkCopy(path: string, key: Buffer): void {
  try {
    if (copyProblem(path, key) === null) return;
  } catch {
    // refused below
  }
  throw new Refusal('storeDamaged', { problem: 'backup' });
}
