/** Lines on their way into the store: in blocks, numbered, and hashed as they stand there. */
import type { Database } from 'better-sqlite3';
import type { RunTotals } from '#shared/contract/payruns.ts';
import { moneyFields, nothing } from '#shared/domain/payroll/index.ts';
import type { Amounts, MoneyField } from '#shared/domain/payroll/index.ts';
import type { Value } from '#shared/registers/index.ts';
import { takeIds, together } from '../../registers/service.ts';
import type { Tx } from '../../store/store.ts';
import { hashedFields, hashText, marked, newHash } from './lineHash.ts';
import { deleteLines, insertingLines, lineFields, lineIds, linesAfter, linesByIds, lineWidth } from './rows.ts';
import type { LineStored } from './rows.ts';
import { totalsFrom } from './totals.ts';

/** Few enough that a list is answered between two blocks, many enough that giving way costs nothing. */
export const block = 500;

export type LineHead = {
  run: number;
  /** 序号; lines that go back to earlier months stand beside the person's own. */
  place: number;
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

const amountFields = new Set<string>(moneyFields);
type Read = (head: LineHead, amounts: Amounts, detail: string) => Value;
const readers: readonly Read[] = lineFields.map((name): Read => {
  if (name === 'orderNo') return (head) => head.place;
  if (name === 'detail') return (_head, _amounts, detail) => detail;
  if (amountFields.has(name)) return (_head, amounts) => amounts[name as MoneyField];
  return (head) => head[name as keyof LineHead];
});

/** Where in a bound line each hashed field stands. */
const hashedPlaces = hashedFields().map((name) => lineFields.indexOf(name));

/** Takes lines, writes them a few at a time; `close` writes the rest and says what they come to, and their fingerprint. */
export class LineWriter {
  /** What waits, line after line: filled anew for each block, for growing an array costs as much as filling it. */
  private readonly bound: Value[] = Array<Value>(together * lineWidth).fill(null);
  private waiting = 0;
  private id = 0;
  private last = 0;
  private text = '';
  private readonly hash = newHash();
  private readonly tx: Tx;
  private readonly station: number;
  private readonly store: ReturnType<typeof insertingLines>;
  private readonly people = new Set<number | string>();
  private readonly sums = nothing();
  count = 0;

  constructor(tx: Tx, station: number) {
    this.tx = tx;
    this.station = station;
    this.store = insertingLines(tx.db);
  }

  add(head: LineHead, amounts: Amounts, detail: string): void {
    this.count += 1;
    this.people.add(head.worker ?? head.name);
    for (const field of moneyFields) this.sums[field] += amounts[field];
    if (this.id === this.last) this.takeIds();
    const { bound } = this;
    let at = this.waiting * lineWidth;
    bound[at++] = this.station;
    bound[at++] = ++this.id;
    const first = at;
    for (const read of readers) bound[at++] = read(head, amounts, detail);
    this.text += hashText(hashedPlaces, (place) => bound[first + place]);
    bound[at++] = head.pinyin;
    bound[at++] = `${head.pinyin}\n${head.name}`.toLowerCase();
    bound[at++] = this.tx.now;
    bound[at] = this.tx.now;
    if (++this.waiting === together) this.flush();
  }

  private takeIds(): void {
    this.id = takeIds(this.tx.db, 'payLines', this.station, block) - 1;
    this.last = this.id + block;
  }

  private flush(): void {
    if (this.waiting === 0) return;
    this.store(this.waiting, this.waiting === together ? this.bound : this.bound.slice(0, this.waiting * lineWidth));
    this.hash.update(this.text);
    this.text = '';
    this.waiting = 0;
  }

  close(): { linesHash: string; totals: RunTotals } {
    this.flush();
    const totals = totalsFrom({ ...this.sums, people: this.people.size, lines: this.count });
    return { linesHash: marked(this.hash), totals };
  }
}

/** The lines in the order in which they are stored: the quickest way through all of them. */
export function* linesOf(db: Database, station: number, run: number): Generator<LineStored[], void> {
  for (let after = 0; ;) {
    const rows = linesAfter(db, station, run, after, block);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.id;
  }
}

/** The lines in the order of the sheet. */
export function* sheetOf(db: Database, station: number, run: number): Generator<LineStored[], void> {
  const ids = lineIds(db, station, run);
  for (let at = 0; at < ids.length; at += block) yield linesByIds(db, station, ids.slice(at, at + block));
}

/** Whether the lines of a run still have the fingerprint that was taken when they were written. */
export async function linesUnchanged(
  db: Database,
  station: number,
  run: { id: number; linesHash: string },
  giveWay: () => Promise<void>,
): Promise<boolean> {
  const fields = hashedFields(run.linesHash);
  const hash = newHash();
  for (const rows of linesOf(db, station, run.id)) {
    for (const row of rows) hash.update(hashText(fields, (name) => row[name]));
    await giveWay();
  }
  return fields.length > 0 && marked(hash, run.linesHash) === run.linesHash;
}

/** Drops what an earlier reckoning of a draft left. */
export async function dropLines(tx: Tx, station: number, run: number, giveWay: () => Promise<void>): Promise<void> {
  while (deleteLines(tx.db, station, run, 2_000) > 0) await giveWay();
}
