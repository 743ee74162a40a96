/** Looking after the store: is it whole? */
import type { Output } from '#shared/contract/index.ts';
import type { OpenStation } from '../../host.ts';
import { verifyTrail } from '../../store/audit.ts';
import { allProblems } from '../../store/integrity.ts';
import { schemaProblems, versionOf } from '../../store/migrate.ts';
import { knownSchema } from '../../store/open-store.ts';

/** Reads every page from the disk: on a handle of its own, for what the others have in memory would hide a damaged one. */
export function verify(open: OpenStation): Output<'station.verify'> {
  const db = open.store.openReader();
  try {
    const found = read(
      () => allProblems(db),
      (problem) => [problem],
    );
    const integrity = { ok: found.length === 0, problems: found.slice(0, 20) };
    const audit = read(
      () => verifyTrail(db, { changes: true }),
      () => ({ ok: false, steps: 0, changes: 0, brokenAt: null }),
    );
    const problems = read(
      () => schemaProblems(db, knownSchema()),
      (problem) => [problem],
    );
    const schema = {
      ok: problems.length === 0,
      version: read(
        () => versionOf(db),
        () => 0,
      ),
      problems,
    };
    const ok = integrity.ok && audit.ok && schema.ok;
    if (!ok) open.damaged = true;
    return { ok, integrity, audit, schema };
  } finally {
    db.close();
  }
}

/** A page that cannot be read is an answer here, not a failure. */
function read<T>(look: () => T, unreadable: (problem: string) => T): T {
  try {
    return look();
  } catch (error) {
    const { code } = error as { code?: string };
    if (!code?.startsWith('SQLITE_')) throw error;
    return unreadable(`unreadable page (${code})`);
  }
}
