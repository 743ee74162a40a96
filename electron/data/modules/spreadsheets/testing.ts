/** For tests: workbooks made on the spot, and what the finder and the check make of them without a store. */
import { columnNumber } from '#shared/domain/columns.ts';
import { kindNamed, shippedKinds } from '#shared/domain/lists/kinds.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { writeXlsx } from 'hucre';
import type { Cell, CellValue, WriteSheet } from 'hucre';
import { idCheckDigit } from '#shared/domain/idNumber.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';
import { checkTable } from './check/check.ts';
import { resultOf } from './check/result.ts';
import type { Seen } from './check/check.ts';
import type { CheckedTable } from './check/row.ts';
import { Links } from './check/links.ts';
import type { KeyGroup, Stored } from './check/matching.ts';
import { proposeTables } from './find/propose.ts';
import { readWorkbook } from './read/reader.ts';

/** A sheet by rows; merges as `A1:C1`; `{ f, v }` is a formula with its kept result (none without `v`), `{ n, format }` a number. */
export type TestCell = CellValue | { f: string; v?: CellValue } | { n: number; format: string };
export type TestSheet = { name: string; rows: TestCell[][]; merges?: string[]; hidden?: boolean; hiddenColumns?: number[] };

export async function xlsx(...sheets: TestSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map((sheet): WriteSheet => {
      const cells = new Map<string, Partial<Cell>>();
      const rows = sheet.rows.map((row, r) =>
        row.map((cell, c): CellValue => {
          if (cell === null || typeof cell !== 'object' || cell instanceof Date) return cell;
          if ('n' in cell) {
            cells.set(`${r},${c}`, { value: cell.n, type: 'number', style: { numFmt: cell.format } });
            return cell.n;
          }
          cells.set(`${r},${c}`, {
            value: cell.v ?? null,
            type: 'formula',
            formula: cell.f,
            ...(cell.v === undefined ? {} : { formulaResult: cell.v }),
          });
          return cell.v ?? null;
        }),
      );
      const width = Math.max(...rows.map((row) => row.length));
      return {
        name: sheet.name,
        rows,
        cells,
        merges: (sheet.merges ?? []).map(merge),
        ...(sheet.hidden ? { hidden: true } : {}),
        ...(sheet.hiddenColumns
          ? { columns: Array.from({ length: width }, (_, i) => ({ hidden: sheet.hiddenColumns!.includes(i) })) }
          : {}),
      };
    }),
  });
}

function merge(ref: string): { startRow: number; startCol: number; endRow: number; endCol: number } {
  const m = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref)!;
  return { startRow: Number(m[2]) - 1, startCol: columnNumber(m[1]!), endRow: Number(m[4]) - 1, endCol: columnNumber(m[3]!) };
}

/** A sound ID number of division 520699. */
export function id(birth: string, order: number): string {
  const body = `520699${birth}${String(order).padStart(3, '0')}`;
  return body + idCheckDigit(body);
}

/** Runs with a file of these bytes, which is gone afterwards. */
export async function withFile<T>(name: string, bytes: Uint8Array, use: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export type Taken = {
  sheet: string;
  register: RegisterName;
  context: Record<string, string>;
  fields: string[];
  rows: Record<string, Value>[];
  errors: string[];
  warnings: string[];
  created: Record<string, string[]>;
  checked: CheckedTable;
};

/** What a workbook holds for an empty store, links shown by name. */
export async function take(name: string, bytes: Uint8Array, stored: Partial<Record<RegisterName, Stored[]>> = {}): Promise<Taken[]> {
  return withFile(name, bytes, (path) => takeFile(path, stored));
}

async function takeFile(path: string, stored: Partial<Record<RegisterName, Stored[]>> = {}): Promise<Taken[]> {
  const workbook = await readWorkbook(path);
  const { tables } = proposeTables(workbook, basename(path, extname(path)), () => null);
  const links = new Links(
    (register) =>
      (stored[register] ?? []).map((r) => ({
        id: r.id,
        title: String(r['name'] ?? r['period'] ?? r['title'] ?? ''),
        community: (r['community'] ?? null) as number | null,
      })),
    true,
    '示例县红旗街道',
  );
  const context = {
    today: '2026-11-22',
    profileStart: () => '2026-01-01',
    lists: { named: (written: string) => kindNamed(shippedKinds, written)?.code ?? null, closed: new Map<string, string>() },
    links,
    seen: new Map<KeyGroup, Map<string, Seen>>(),
    stored: (register: RegisterName) => stored[register] ?? [],
    giveWay: () => Promise.resolve(),
  };
  const taken: Taken[] = [];
  for (const table of tables) {
    if (!table.register) continue;
    const checked = await checkTable(table, table.register, context);
    const result = resultOf(checked);
    const shown = checked.rows.map((row) => {
      const values: Record<string, Value> = {};
      for (const field of checked.register.fields) {
        const value = row.values[field.name] ?? null;
        if (value === null) continue;
        values[field.name] =
          field.type === 'link' && Number(value) < 0
            ? String(Object.values(links.toCreate(field.target).get(Number(value)) ?? {})[0])
            : value;
      }
      return values;
    });
    taken.push({
      sheet: result.sheet,
      register: result.register,
      context: table.context,
      fields: [...table.fields.values()],
      rows: shown,
      errors: result.errors.filter((p) => p.severity === 'error').map((p) => `${p.row}${p.column} ${p.code}`),
      warnings: result.warnings.map((p) => `${p.row}${p.column} ${p.code}`),
      created: result.created,
      checked,
    });
  }
  return taken;
}

/** Six people of 示例县 whose ID numbers agree with their birth dates and sexes. */
export const people = [
  ['姚军洋', '男', '20021103', 75],
  ['郭军', '男', '19911121', 61],
  ['史英', '女', '19700516', 460],
  ['蒋玉萍', '女', '19810529', 294],
  ['魏玉琴', '女', '20010930', 50],
  ['冯丽爱', '女', '19770208', 266],
] as const;
export const ids = people.map(([, , birth, order]) => id(birth, order));
