/** The trail (留痕): every write is one step, chained to the one before by hash; its changes carry what stood before and after. */
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { register, registerNames } from '#shared/registers/index.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';
import { sha256 } from '../sha256.ts';
import type { AddedRow, Change, Command, Values } from './store.ts';

/** Added records in one row of the trail: few enough to find one by its id, many enough that an import's trail costs little. */
export const blockSize = 500;

type ChangeRow = {
  register: string;
  station: number;
  firstId: number;
  lastId: number;
  kind: string;
  before: string | null;
  after: string | null;
};

const names: ReadonlySet<string> = new Set(registerNames);
const isRegister = (name: string): name is RegisterName => names.has(name);

/** Every part with its length, so that no two changes read the same; the images as they stand, for a block is a third of a megabyte. */
const hashChange = (hash: Hash, c: ChangeRow, images: readonly (string | Buffer | null)[] = [c.before, c.after]): void => {
  hash.update(JSON.stringify([c.register, c.station, c.firstId, c.lastId, c.kind, c.before?.length ?? null, c.after?.length ?? null]));
  for (const image of images) hash.update(image ?? '');
};
const stepHash = (s: {
  step: number;
  at: string;
  account: number;
  accountName: string;
  command: string;
  summary: string;
  undoes: number | null;
  records: number;
  changesHash: string;
  previousHash: string;
}): string =>
  sha256(
    JSON.stringify([s.step, s.at, s.account, s.accountName, s.command, s.summary, s.undoes, s.records, s.changesHash, s.previousHash]),
  );

export const nextStep = (db: Database): number =>
  (db.prepare('SELECT coalesce(max(step), 0) + 1 AS step FROM audit_steps').get() as { step: number }).step;

/** The last step: its number and its hash stand for the whole trail before it. */
export const trailHead = (db: Database): { step: number; hash: string } =>
  (db.prepare('SELECT step, hash FROM audit_steps ORDER BY step DESC LIMIT 1').get() as { step: number; hash: string } | undefined) ?? {
    step: 0,
    hash: '',
  };

/** Added records as a block keeps them: `[["name", …], [id, value, …], …]`, the names of the fields once. */
const blockOf = (names: readonly string[], added: readonly AddedRow[]): string => JSON.stringify([names, ...added]);

/** The records that a change of the kind `added` tells of: a block's, or the one with the id of the change. */
export function addedIn(after: string, id: number): { id: number; values: Values }[] {
  const parsed = JSON.parse(after) as Values | [string[], ...Value[][]];
  if (!Array.isArray(parsed)) return [{ id, values: parsed }];
  const [names, ...rows] = parsed;
  return rows.map(([first, ...row]) => ({ id: Number(first), values: Object.fromEntries(names.map((name, i) => [name, row[i]!])) }));
}

/**
 * Changes up to this many bytes wait for the next, the last for the close of the step. A page of the trail that is written early, goes to the log
 * with the rest of a long job and is written again at its end makes SQLite read all of the log since once more, within the commit.
 */
const waitingMost = 64 * 1024;

/** Collects the changes of one step; `close` writes the step itself. */
export function openStep(db: Database, step: number, at: string) {
  const insert = db.prepare(
    'INSERT INTO audit_changes (step, seq, register, station, first_id, last_id, kind, before, after) ' +
      'VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT))',
  );
  const hash = createHash('sha256');
  let seq = 0;
  let records = 0;
  /** Of registers that fill themselves: counted where a step is about nothing else. */
  let filled = 0;
  let waiting: [ChangeRow, images: (Buffer | null)[]][] = [];
  let length = 0;
  const flush = (): void => {
    for (const [c, images] of waiting) insert.run(step, ++seq, c.register, c.station, c.firstId, c.lastId, c.kind, ...images);
    waiting = [];
    length = 0;
  };
  const add = (c: ChangeRow, count: number): void => {
    // Made into UTF-8 once, for the hash and for SQLite: an import's images are a third of what it writes.
    const images = [c.before, c.after].map((image) => (image === null ? null : Buffer.from(image)));
    hashChange(hash, c, images);
    waiting.push([c, images]);
    length += (images[0]?.length ?? 0) + (images[1]?.length ?? 0);
    if (length > waitingMost) flush();
    if (isRegister(c.register) && register(c.register).fillsItself) filled += count;
    else records += count;
  };
  return {
    record(c: Change): void {
      const json = (v: Values | null): string | null => (v === null ? null : JSON.stringify(v));
      add(
        {
          register: c.register,
          station: c.station,
          firstId: c.id,
          lastId: c.id,
          kind: c.kind,
          before: json(c.before),
          after: json(c.after),
        },
        1,
      );
    },
    recordAdded(register: RegisterName, station: number, names: readonly string[], added: readonly AddedRow[]): void {
      for (let i = 0; i < added.length; i += blockSize) {
        const block = added.slice(i, i + blockSize);
        const after = blockOf(names, block);
        add({ register, station, firstId: block[0]![0], lastId: block.at(-1)![0], kind: 'added', before: null, after }, block.length);
      }
    },
    close(command: Command): void {
      flush();
      const last = db.prepare('SELECT hash FROM audit_steps ORDER BY step DESC LIMIT 1').get() as { hash: string } | undefined;
      const row = {
        step,
        at,
        account: command.account.id,
        accountName: command.account.name,
        command: command.name,
        summary: JSON.stringify(command.summary ?? {}),
        undoes: command.undoes ?? null,
        records: records || filled,
        changesHash: hash.digest('hex'),
        previousHash: last?.hash ?? '',
      };
      db.prepare(
        'INSERT INTO audit_steps (step, at, account, account_name, command, summary, undoes, records, changes_hash, previous_hash, hash) ' +
          'VALUES (@step, @at, @account, @accountName, @command, @summary, @undoes, @records, @changesHash, @previousHash, @hash)',
      ).run({ ...row, hash: stepHash(row) });
    },
  };
}

type StepRow = Parameters<typeof stepHash>[0] & { hash: string };
const steps = `SELECT step, at, account, account_name AS accountName, command, summary, undoes, records, changes_hash AS changesHash,
  previous_hash AS previousHash, hash FROM audit_steps ORDER BY step`;

/** Follows the chain of steps (on every start), and with `changes` every change as well. `brokenAt` names the first step that does not fit. */
export function verifyTrail(
  db: Database,
  options: { changes: boolean },
): { ok: boolean; steps: number; changes: number; brokenAt: number | null } {
  const ofStep = db.prepare(
    'SELECT register, station, first_id AS firstId, last_id AS lastId, kind, before, after FROM audit_changes WHERE step = ? ORDER BY seq',
  );
  let previous = '';
  let count = 0;
  let changes = 0;
  for (const row of db.prepare(steps).iterate() as IterableIterator<StepRow>) {
    count += 1;
    let fits = row.previousHash === previous && row.hash === stepHash(row) && row.step === count;
    if (fits && options.changes) {
      const hash = createHash('sha256');
      for (const change of ofStep.iterate(row.step) as IterableIterator<ChangeRow>) {
        hashChange(hash, change);
        changes += 1;
      }
      fits = hash.digest('hex') === row.changesHash;
    }
    if (!fits) return { ok: false, steps: count, changes, brokenAt: row.step };
    previous = row.hash;
  }
  return { ok: true, steps: count, changes, brokenAt: null };
}
