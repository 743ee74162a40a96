/** Lines on their way into the store: in blocks, numbered, and hashed as they stand there. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Amounts } from '#shared/domain/payroll/index.ts';
import type { Value } from '#shared/registers/index.ts';
import { takeIds } from '../../registers/service.ts';
import type { Tx } from '../../store/store.ts';
import { deleteLines, insertLines, lineFields, linesAfter } from './rows.ts';
import type { LineRow, LineStored } from './rows.ts';

/** Few enough that a list is answered between two blocks, many enough that giving way costs nothing. */
export const block = 500;

export type LineHead = {
  run: number;
  worker: number | null;
  community: number | null;
  name: string;
  pinyin: string;
  postClass: string | null;
  grade: number | null;
  coefficient: number | null;
  base: number | null;
  originRun: number | null;
  originPeriod: string | null;
  note: string | null;
};

const heads = new Set<string>([
  'run',
  'worker',
  'community',
  'name',
  'postClass',
  'grade',
  'coefficient',
  'base',
  'originRun',
  'originPeriod',
  'note',
]);
type Read = (head: LineHead, amounts: Amounts, order: number, detail: string) => Value;
const readers: readonly Read[] = lineFields.map((name): Read => {
  if (name === 'orderNo') return (_h, _a, order) => order;
  if (name === 'detail') return (_h, _a, _o, detail) => detail;
  if (heads.has(name)) return (head) => head[name as keyof LineHead];
  return (_h, amounts) => amounts[name as keyof Amounts];
});

/** Takes lines, writes them a block at a time; `close` writes the rest and says the fingerprint of all of them. */
export class LineWriter {
  private waiting: LineRow[] = [];
  private readonly hash = createHash('sha256');
  private readonly tx: Tx;
  private readonly station: number;
  count = 0;

  constructor(tx: Tx, station: number) {
    this.tx = tx;
    this.station = station;
  }

  add(head: LineHead, amounts: Amounts, detail: string): void {
    this.count += 1;
    const values = readers.map((read) => read(head, amounts, this.count, detail));
    this.hash.update(JSON.stringify(values));
    this.waiting.push({ values, pinyin: head.pinyin, search: `${head.pinyin}\n${head.name}`.toLowerCase() });
    if (this.waiting.length >= block) this.flush();
  }

  private flush(): void {
    if (this.waiting.length === 0) return;
    const id = takeIds(this.tx.db, 'payLines', this.station, this.waiting.length);
    insertLines(this.tx.db, this.station, id, this.tx.now, this.waiting);
    this.waiting = [];
  }

  close(): string {
    this.flush();
    return this.hash.digest('hex');
  }
}

export function* linesOf(db: Database, station: number, run: number): Generator<LineStored[], void> {
  for (let after = 0; ;) {
    const rows = linesAfter(db, station, run, after, block);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.id;
  }
}

/** The fingerprint of the lines as they stand in the store. */
export async function hashLines(db: Database, station: number, run: number, giveWay: () => Promise<void>): Promise<string> {
  const hash = createHash('sha256');
  for (const rows of linesOf(db, station, run)) {
    for (const row of rows) hash.update(JSON.stringify(lineFields.map((name) => row[name])));
    await giveWay();
  }
  return hash.digest('hex');
}

/** Drops what an earlier reckoning of a draft left. */
export async function dropLines(tx: Tx, station: number, run: number, giveWay: () => Promise<void>): Promise<void> {
  while (deleteLines(tx.db, station, run, 2_000) > 0) await giveWay();
}
