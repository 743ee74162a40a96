/** Who may write a run and its lines: this module, until the run is paid; then nobody. Sheets taken in from outside stay the office's own. */
import { Refusal } from '#shared/contract/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import type { Write } from '../../registers/hooks.ts';
import type { Tx } from '../../store/store.ts';
import { parseTemplate } from './layout.ts';
import { guardPolicy } from './policies.ts';
import { runById } from './rows.ts';
import type { Fields } from './rows.ts';

/** Writes in which this module is at work. */
const own = new WeakSet<Tx>();

/** Runs what this module writes of runs; a paid run is refused all the same. */
export async function asModule<T>(tx: Tx, work: () => T | Promise<T>): Promise<T> {
  own.add(tx);
  try {
    return await work();
  } finally {
    own.delete(tx);
  }
}

export const locked = (run: Fields): Refusal => new Refusal('payRunLocked', { period: run['period'] });

function refuseRun(tx: Tx, run: Fields | null | undefined): void {
  if (!run || run['kind'] === 'imported') return;
  if (run['status'] === 'paid') throw locked(run);
  if (!own.has(tx)) throw new Refusal('payRunReckoned', { period: run['period'] });
}

/** Runs looked up once a write: an import has many lines of one run. Only imported runs are kept, whose kind never changes. */
const imported = new WeakMap<Tx, Set<number>>();

/** For `hooks.before`. */
export function refuseLocked(tx: Tx, register: RegisterName, station: number, { before, after }: Write): void {
  if (register === 'payPolicies') guardPolicy({ id: 0, before, after });
  if (register === 'payRuns') {
    if (before) refuseRun(tx, before);
    // What is paid is what was approved before; a new run, and one that becomes paid, is the module's.
    if (!own.has(tx)) refuseRun(tx, after['status'] === 'imported' && after['kind'] === 'imported' ? null : { ...after, kind: 'ordinary' });
  }
  if (register === 'payTemplates' && parseTemplate(String(after['purpose']), String(after['columns'])) === null)
    throw new Refusal('recordInvalid', { register, errors: [{ field: 'columns', code: 'jsonInvalid', params: {} }] });
  if (register !== 'payLines') return;
  let known = imported.get(tx);
  if (!known) imported.set(tx, (known = new Set()));
  for (const id of new Set([before?.['run'], after['run']])) {
    if (typeof id !== 'number' || known.has(id)) continue;
    const run = runById(tx.db, station, id);
    refuseRun(tx, run);
    if (run?.['kind'] === 'imported') known.add(id);
  }
}
