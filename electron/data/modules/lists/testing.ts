/** What the tests of lists share: accounts, a draft list, a proposal taken all the way. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { provisionLabel } from '#shared/domain/lists/basis.ts';
import { discard, newStation, passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import type { Compared } from './imports.ts';

type Values = Record<string, string | number | null>;

/** 王审 may approve what the administrator drafted. */
export async function withApprover(station: TestStation): Promise<void> {
  await station.ask('accounts.add', { name: '王审', role: 'leader', passphrase });
}

export const as = (station: TestStation, account: string): Promise<unknown> => station.ask('station.signIn', { account, passphrase });

/** Review, legality, approval by another person, publication. */
export async function publish(station: TestStation, proposal: number, noticeNo: string, date: string) {
  await station.ask('lists.step', { proposal, step: 'review' });
  await station.ask('lists.step', { proposal, step: 'legality', opinion: '合法' });
  await as(station, '王审');
  await station.ask('lists.step', { proposal, step: 'approve', opinion: '同意' });
  await as(station, '管理员');
  return (await station.ask('lists.publish', { proposal, noticeNo, date })).version;
}

type Applied = { step: number | null; tables: { added: number; changed: number; unchanged: number }[]; proposals: Compared[] };

/** Takes a workbook in as the program proposes it. */
export async function takeWorkbook(station: TestStation, path: string): Promise<Applied> {
  type Opened = { plan: string; tables: { id: string; register: 'items'; context: Record<string, string>; columns: [] }[] };
  const { plan, tables } = await station.finish<Opened>('spreadsheets.open', { file: station.router.host.files.give(path).token });
  const chosen = tables.map(({ id, register, context, columns }) => ({ id, register, context, columns }));
  await station.finish('spreadsheets.check', { plan, tables: chosen });
  return station.finish<Applied>('spreadsheets.apply', { plan });
}

/** First version of a kind's list. */
export async function publishFirst(station: TestStation, kind: string, noticeNo = '示红办发〔2025〕7号', date = '2025-07-01') {
  return publish(station, (await station.ask('lists.open', { kind })).proposal, noticeNo, date);
}

export async function saveItems(station: TestStation, items: readonly Values[]): Promise<number[]> {
  const ids: number[] = [];
  for (const values of items) ids.push((await station.ask('registers.save', { register: 'items', values })).id);
  return ids;
}

type Cells = (string | number | null)[][];
/** Merged cells as [first row, first column, last row, last column]. */
type Sheet = { name?: string; rows: Cells; merges?: [number, number, number, number][] };

/** For a file of tests: a station into which sheets are taken as they were found, emptied before each. */
export function foundLists() {
  let station: TestStation;
  let made = 0;
  beforeAll(async () => void (station = await newStation()));
  beforeEach(async () => {
    for (;;) {
      const { rows } = await station.ask('registers.list', { register: 'items', limit: 500 });
      if (rows.length === 0) return;
      await station.ask('registers.remove', { register: 'items', ids: rows.map((r) => r.id) });
    }
  });
  afterAll(() => discard(station));

  async function take(...sheets: Sheet[]) {
    const path = join(station.folder, `清单${++made}.xlsx`);
    const written = sheets.map((s, i) => ({
      name: s.name ?? `Sheet${i + 1}`,
      rows: s.rows,
      merges: (s.merges ?? []).map(([startRow, startCol, endRow, endCol]) => ({ startRow, startCol, endRow, endCol })),
    }));
    writeFileSync(path, await writeXlsx({ sheets: written }));
    return takeWorkbook(station, path);
  }
  /** Fields of a list's items, in their order. */
  const shown = async (kind: string, ...fields: string[]) =>
    (await station.ask('lists.at', { kind, limit: 500 })).rows.map((row) => fields.map((f) => row[f]));
  /** What each basis was read as; a piece that was not understood begins with a question mark. */
  async function bases(kind: string): Promise<string[][]> {
    const { rows } = await station.ask('lists.at', { kind, limit: 500 });
    const sheets = await Promise.all(rows.map((r) => station.ask('lists.item', { item: r.id })));
    return sheets.map(({ bases: read }) =>
      read.map((b) => (b.understood ? `${b.statute?.replace('中华人民共和国', '')} ${provisionLabel(b)}`.trim() : `? ${b.cited}`)),
    );
  }
  return { station: () => station, take, shown, bases };
}
