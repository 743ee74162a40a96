/** 发放表, 银行代发文件, 成本表: what leaves the program of a run, as a workbook or as CSV. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database } from 'better-sqlite3';
import type { CellValue } from 'hucre';
import { Refusal } from '#shared/contract/index.ts';
import type { JobContext } from '../../host.ts';
import { ownStation } from '../../registers/service.ts';
import { writeBeside } from '../../wholeFile.ts';
import { costOf } from './cost.ts';
import { cellOf, formats, layoutFor } from './layout.ts';
import type { Column, Row } from './layout.ts';
import { sheetOf } from './lines.ts';
import { lastOf, profilesOf } from './profiles.ts';
import { idNumbers } from './rows.ts';
import type { Stored } from './rows.ts';
import { runs } from './rows.ts';
import { titleOf } from './shown.ts';

export type Ask = { what: 'sheet' | 'bank' | 'cost'; path: string; format: 'xlsx' | 'csv'; template?: number | undefined };
export type Written = { rows: number; missing: { worker: number | null; name: string }[] };

type Table = {
  title: string;
  sheet: string;
  columns: { label: string; format: string | undefined; width: number }[];
  rows: AsyncIterable<CellValue[]>;
  total: () => CellValue[];
};

export async function writeFileOf(db: Database, run: Stored, ask: Ask, job: JobContext): Promise<Written> {
  if (run['kind'] === 'imported') throw new Refusal('payRunState', { period: run['period'], status: '外部导入' });
  const written: Written = { rows: 0, missing: [] };
  const table = ask.what === 'cost' ? costTable(db, run, written) : lineTable(db, run, ask.what, ask.template, written, job);
  await writeBeside(ask.path, (path) => (ask.format === 'csv' ? writeCsv(path, table) : writeBook(path, table, ask.what === 'bank')));
  return written;
}

function lineTable(
  db: Database,
  run: Stored,
  what: 'sheet' | 'bank',
  template: number | undefined,
  written: Written,
  job: JobContext,
): Table {
  const columns = layoutFor(db, ownStation, what, template);
  const title = titleOf(run, runs(db, ownStation));
  const sums = columns.map(() => 0);
  async function* rows(): AsyncGenerator<CellValue[]> {
    for await (const row of what === 'bank' ? paidPeople(db, run, written) : everyLine(db, run)) {
      written.rows += 1;
      yield columns.map((column, i) => {
        const value = cellOf(column, row);
        if (column.shape === 'money') sums[i]! += Number(column.read(row) ?? 0);
        return value;
      });
      if (written.rows % 500 === 0) {
        job.report('write', written.rows, Number(run['people'] ?? 0));
        await job.giveWay();
      }
    }
  }
  const total = (): CellValue[] =>
    columns.map((column, i) => (i === 0 ? '合计' : column.shape === 'money' && column.key !== 'base' ? sums[i]! / 100 : null));
  return { title, sheet: what === 'bank' ? '代发明细' : '薪酬发放表', columns: columns.map(headOf), rows: rows(), total };
}

const headOf = ({ label, shape }: Column): Table['columns'][number] => ({
  label,
  format: formats[shape] ?? '@',
  width: shape === 'money' ? 13 : Math.max(8, label.length * 2 + 3),
});

async function* everyLine(db: Database, run: Stored): AsyncGenerator<Row> {
  const period = String(run['period']);
  const profiles = profilesOf(db, ownStation, lastOf(period));
  for (const lines of sheetOf(db, ownStation, run.id)) {
    const ids = idNumbers(
      db,
      ownStation,
      lines.flatMap((l) => (typeof l['worker'] === 'number' ? [l['worker']] : [])),
    );
    for (const line of lines) {
      const profile = profiles.get(Number(line['worker']));
      yield {
        ...line,
        bankName: profile?.bankName ?? null,
        bankAccount: profile?.bankAccount ?? null,
        idNumber: ids.get(Number(line['worker'])) ?? null,
        period,
      };
    }
    await Promise.resolve();
  }
}

/** One payment a person; who has no account, or nothing to get, is named instead. */
async function* paidPeople(db: Database, run: Stored, written: Written): AsyncGenerator<Row> {
  const people = new Map<string, Row>();
  for await (const row of everyLine(db, run)) {
    const key = row['worker'] === null ? `n${String(row['name'])}` : String(row['worker']);
    const known = people.get(key);
    if (known) known['net'] = Number(known['net']) + Number(row['net']);
    else people.set(key, { ...row, note: null });
  }
  let order = 0;
  for (const row of people.values()) {
    if (Number(row['net']) <= 0 || row.bankAccount === null) {
      if (Number(row['net']) !== 0) written.missing.push({ worker: row['worker'] as number | null, name: String(row['name']) });
      continue;
    }
    yield { ...row, orderNo: ++order };
  }
}

function costTable(db: Database, run: Stored, written: Written): Table {
  const { rows, total } = costOf(db, ownStation, run.id);
  const labels = total.components.map((c) => c.label);
  const cells = (row: typeof total): CellValue[] => [
    row.community,
    row.people,
    ...row.components.map((c) => c.amount / 100),
    row.gross / 100,
    row.employer / 100,
    row.cost / 100,
  ];
  async function* all(): AsyncGenerator<CellValue[]> {
    for (const row of rows) {
      written.rows += 1;
      yield cells(row);
    }
    await Promise.resolve();
  }
  const money = (label: string): Table['columns'][number] => ({ label, format: formats.money, width: 14 });
  return {
    title: `${titleOf(run, runs(db, ownStation))}成本汇总`,
    sheet: '成本汇总',
    columns: [
      { label: '社区', format: '@', width: 18 },
      { label: '人数', format: '0', width: 8 },
      ...[...labels, '应发合计', '单位缴费', '单位承担'].map(money),
    ],
    rows: all(),
    total: () => cells({ ...total, community: '合计' }),
  };
}

/** A title, the headings, the rows, the sum. A bank takes headings and rows alone. */
async function writeBook(path: string, table: Table, bare: boolean): Promise<void> {
  const { writeXlsxStream } = await import('hucre'); // not at every start
  async function* rows(): AsyncGenerator<CellValue[]> {
    if (!bare) yield [table.title];
    yield table.columns.map((c) => c.label);
    yield* table.rows;
    if (!bare) yield table.total();
  }
  const columns = table.columns.map(({ format, width }) => ({ width, ...(format ? { style: { numFmt: format } } : {}) }));
  const stream = writeXlsxStream(rows(), { name: table.sheet, columns, freezePane: { rows: bare ? 1 : 2 } });
  await pipeline(Readable.fromWeb(stream as never), createWriteStream(path));
}

/** UTF-8 with a mark, as Excel on Windows wants it; an account keeps its digits behind a tab. */
async function writeCsv(path: string, table: Table): Promise<void> {
  async function* lines(): AsyncGenerator<string> {
    yield `\uFEFF${table.columns.map((c) => quoted(c.label)).join(',')}\r\n`;
    for await (const row of table.rows) yield `${row.map((value, i) => quoted(csvText(value, table.columns[i]!.format))).join(',')}\r\n`;
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
}

function csvText(value: CellValue, format: string | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return format === formats.money ? value.toFixed(2) : String(value);
  const text = String(value);
  return /^[=+\-@]/.test(text) || /^\d{12,}$/.test(text) ? `\t${text}` : text;
}
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
