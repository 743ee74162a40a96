/** Taking a step back: a new write made from the trail's before-images. Refused whole when a record has changed since. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import { register, registerNames } from '#shared/registers/index.ts';
import type { Register, RegisterName } from '#shared/registers/index.ts';
import type { Tx, Values } from '../store/store.ts';
import { addedIn } from '../store/audit.ts';
import { derived } from './derive.ts';
import { hooks } from './hooks.ts';
import type { Write } from './hooks.ts';
import { changing, marking, one } from './rows.ts';
import { emptyRecord } from './write.ts';
import { changesOf, lastStep, registersIn, summaryOf, titleOf } from './trail-rows.ts';
import type { UndoableStep } from './trail-rows.ts';

const undoable = [
  'registers.save',
  'registers.remove',
  'registers.restore',
  'spreadsheets.apply',
  'materials.attach',
  'pay.saveScheme',
  'pay.copyVersion',
  'pay.installScheme',
  'pay.importScheme',
  'pay.removeScheme',
  'lists.open',
  'lists.propose',
  'lists.reason',
  'lists.drop',
  'flows.save',
  'pay.regradeApprove',
];

/** The last step of this account that can be taken back and has not been, or the step asked for. */
export const findUndoable = (db: Database, account: number, step?: number): UndoableStep | undefined =>
  lastStep(db, account, undoable, step);

/** The registers that a step wrote. */
export const registersOfStep = (db: Database, step: number): RegisterName[] =>
  registersIn(db, step).filter((name): name is RegisterName => (registerNames as readonly string[]).includes(name));

/** Undoes every change of a step, the last first. The number of records. Refuses `undoConflict` with how many have changed since. */
export async function undoStep(
  tx: Tx,
  { step, command }: Pick<UndoableStep, 'step' | 'command'>,
  giveWay?: () => Promise<void>,
): Promise<number> {
  let records = 0;
  const changedSince = new Map<string, { register: Register; station: number; id: number }>();
  const attempt = (r: Register, station: number, id: number, undo: () => void): void => {
    try {
      undo();
    } catch (error) {
      if (error !== changed) throw error;
      changedSince.set(`${r.name} ${id}`, { register: r, station, id });
    }
  };
  const alone = registersOfStep(tx.db, step).every((name) => register(name).fillsItself);
  for (const row of changesOf(tx.db, step)) {
    const r = register(row.register as RegisterName);
    const counts = alone || !r.fillsItself;
    // A library that was filled in passing may have been completed since, or serve others.
    if (!counts && !r.keptByModule) continue;
    if (row.kind === 'added') {
      const block = addedIn(row.after!, row.firstId);
      for (const { id, values } of block.reverse()) attempt(r, row.station, id, () => takeBack(tx, r, row.station, id, values));
      records += counts ? block.length : 0;
    } else if (row.kind === 'changed') {
      attempt(r, row.station, row.firstId, () =>
        putBack(tx, r, row.station, row.firstId, JSON.parse(row.before!) as Values, JSON.parse(row.after!) as Values),
      );
      records += counts ? 1 : 0;
    } else {
      const { removedAt } = JSON.parse(row.before!) as { removedAt: string | null };
      attempt(r, row.station, row.firstId, () => markAgain(tx, r, row.station, row.firstId, removedAt));
      records += counts ? 1 : 0;
    }
    if (records % 500 < 1 || row.kind === 'added') await giveWay?.();
  }
  const [first] = changedSince.values();
  if (first) {
    const { register: r, station, id } = first;
    throw new Refusal('undoConflict', { register: r.name, count: changedSince.size, title: titleOf(tx.db, r.name, station, id) ?? null });
  }
  for (const hook of hooks.undone) hook(tx, command, summaryOf(tx.db, step));
  return records;
}

/** A record that is no longer as the step left it. */
const changed = new Error('changed since');

/** What may not be written may not be taken back either: a scheme that has been published meanwhile. */
function allowed(tx: Tx, r: Register, station: number, write: Write): void {
  for (const hook of hooks.before) hook(tx, r.name, station, write);
}

function current(tx: Tx, r: Register, station: number, id: number, expected: Values): Values {
  const row = one(tx.db, r.name, station, id);
  if (!row) throw changed;
  for (const [name, value] of Object.entries(expected)) if ((row[name] ?? null) !== value) throw changed;
  return Object.fromEntries(r.fields.map((f) => [f.name, row[f.name] ?? null]));
}

function takeBack(tx: Tx, r: Register, station: number, id: number, after: Values): void {
  const whole = { ...emptyRecord(r), ...after };
  current(tx, r, station, id, { ...whole, removedAt: null });
  allowed(tx, r, station, { id, before: whole, after: whole });
  marking(tx.db, r).run(tx.now, tx.now, station, id);
  tx.record({ register: r.name, station, id, kind: 'undone', before: { removedAt: null }, after: { removedAt: tx.now } });
}

function putBack(tx: Tx, r: Register, station: number, id: number, before: Values, after: Values): void {
  const now = current(tx, r, station, id, { ...after, removedAt: null });
  const restored = { ...now, ...before };
  allowed(tx, r, station, { id, before: now, after: restored });
  const letters = derived(r, restored);
  const names = Object.keys(before);
  changing(tx.db, r, names).run(...names.map((n) => before[n]), letters.pinyin, letters.search, tx.now, station, id);
  tx.record({ register: r.name, station, id, kind: 'undone', before: after, after: before });
}

function markAgain(tx: Tx, r: Register, station: number, id: number, removedAt: string | null): void {
  const row = one(tx.db, r.name, station, id);
  if (!row || (row.removedAt === null) === (removedAt === null)) throw changed;
  const values = Object.fromEntries(r.fields.map((f) => [f.name, row[f.name] ?? null]));
  allowed(tx, r, station, { id, before: values, after: values });
  marking(tx.db, r).run(removedAt, tx.now, station, id);
  tx.record({ register: r.name, station, id, kind: 'undone', before: { removedAt: row.removedAt }, after: { removedAt } });
}
