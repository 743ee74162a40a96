/** What the demo workbooks say of themselves: the counts in their headings and the figures of their total rows, read cell by cell. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CellValue } from 'hucre';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { codeOf } from '#shared/codes/index.ts';

export type Figures = {
  itemsByKind: Record<string, number>;
  itemsByType: Record<string, number>;
  workers: number;
  seats: number;
  /** Fen: what the month comes to, and the part of it that the scale gives (without red flags). */
  payTotal: number;
  payByScale: number;
};

const powerHeading = /^[一二三四五六七八九十]+、(.+)（(\d+)项）$/;
const dutyHeading = /^(基本履职事项|配合履职事项|上级部门收回事项)（共(\d+)项）$/;
const fen = (yuan: CellValue): number => Math.round(Number(yuan) * 100);

/** The figures of one street's folder of `resources/demo/`. */
export async function declaredBy(folder: string): Promise<Figures> {
  const sheets = async (name: string): Promise<CellValue[][][]> => {
    const bytes = readFileSync(join(folder, name));
    const book = name.endsWith('.ods') ? await readOds(bytes) : await readXlsx(bytes);
    return book.sheets.map((sheet) => sheet.rows);
  };
  const totals = async (name: string): Promise<CellValue[]> => {
    const row = (await sheets(name)).flat().find((r) => r[0] === '合计');
    if (!row) throw new Error(`${name}: no total row`);
    return row;
  };
  const has = (name: string): boolean => existsSync(join(folder, name));

  const itemsByKind: Record<string, number> = { power: 0 };
  const itemsByType: Record<string, number> = {};
  for (const [first] of (await sheets('权责清单.xlsx')).flat()) {
    const power = powerHeading.exec(String(first ?? ''));
    const duty = dutyHeading.exec(String(first ?? ''));
    if (power) {
      itemsByType[codeOf('itemTypes', power[1]!)!] = Number(power[2]);
      itemsByKind['power']! += Number(power[2]);
    }
    if (duty) itemsByKind[codeOf('itemKinds', duty[1]!)!] = Number(duty[2]);
  }
  const roster = has('社区工作者花名册.xlsx')
    ? parseInt(String((await totals('社区工作者花名册.xlsx'))[2]))
    : iconv
        .decode(readFileSync(join(folder, '社区工作者花名册-GB18030.csv')), 'gb18030')
        .trim()
        .split('\r\n').length - 1;
  const seats = (await totals(has('兼职委员名册.ods') ? '兼职委员名册.ods' : '兼职委员名册.xlsx'))[3];
  const pay = await totals('2026年10月薪酬发放表.xlsx');
  return {
    itemsByKind,
    itemsByType,
    workers: roster,
    seats: parseInt(String(seats)),
    payTotal: fen(pay[11]!),
    payByScale: fen(pay[7]!) + fen(pay[8]!) + fen(pay[9]!),
  };
}

/** Sums of several streets. */
export const together = (all: readonly Figures[]): Figures => {
  const maps = (name: 'itemsByKind' | 'itemsByType'): Record<string, number> => {
    const sum: Record<string, number> = {};
    for (const figures of all) for (const [key, n] of Object.entries(figures[name])) sum[key] = (sum[key] ?? 0) + n;
    return sum;
  };
  const number = (name: 'workers' | 'seats' | 'payTotal' | 'payByScale'): number => all.reduce((sum, f) => sum + f[name], 0);
  return {
    itemsByKind: maps('itemsByKind'),
    itemsByType: maps('itemsByType'),
    workers: number('workers'),
    seats: number('seats'),
    payTotal: number('payTotal'),
    payByScale: number('payByScale'),
  };
};
