/** 汇总: streets × figures, one table a register, from the control totals of the report. */
import { codeLabel, codeTable } from '../codes/index.ts';
import { register } from '../registers/index.ts';
import type { Register, RegisterName } from '../registers/index.ts';

export type Figures = { count: number; totals: Record<string, unknown> };

export type SummaryColumn = {
  key: string;
  label: string;
  unit: 'count' | 'fen';
  /** Null where the street has not reported, undefined where its report does not speak of it. */
  value: (figures: Figures | undefined) => number | null | undefined;
};
export type SummaryTable = { register: RegisterName; title: string; columns: SummaryColumn[] };

/** Registers that a county adds up, in the order of the page. */
const summed: readonly RegisterName[] = ['items', 'seats', 'workers', 'payLines'];

const isGroup = (value: unknown): value is Record<string, number> => typeof value === 'object' && value !== null;

function columnsOf(r: Register, key: string, sum: unknown): SummaryColumn[] {
  const field = r.fields.find((f) => f.name === key);
  if (!field) return [];
  if (!isGroup(sum)) {
    const fen = field.type === 'fen';
    const value = (f: Figures | undefined): number | null => (typeof f?.totals[key] === 'number' ? f.totals[key] : null);
    return [{ key, label: fen ? `${field.label}（元）` : field.label, unit: fen ? 'fen' : 'count', value }];
  }
  const codes = field.type === 'code' ? field.codes : null;
  // In the order of the code table; a value outside it (or none) comes last.
  const order = codes ? codeTable(codes).entries.map((e) => e.code) : [];
  const place = (code: string): number => (order.includes(code) ? order.indexOf(code) : order.length);
  return Object.keys(sum)
    .sort((a, b) => place(a) - place(b))
    .map((code) => ({
      key: `${key}.${code}`,
      label: (codes ? codeLabel(codes, code) : code) || '未填',
      unit: 'count',
      value: (f) => {
        const group = f?.totals[key];
        return isGroup(group) && group[code] ? group[code] : f ? undefined : null;
      },
    }));
}

/** One table per register, or one per way of counting it where there are several; only figures that some street has. */
export function summaryTables(sum: Record<string, Figures>): SummaryTable[] {
  return summed.flatMap((name) => {
    const figures = sum[name];
    if (!figures || figures.count === 0) return [];
    const r = register(name);
    const total: SummaryColumn = { key: 'count', label: '总数', unit: 'count', value: (f) => f?.count ?? null };
    const groups = Object.entries(figures.totals).filter(([, value]) => isGroup(value));
    const sums = Object.entries(figures.totals)
      .filter(([, value]) => !isGroup(value))
      .flatMap(([key, value]) => columnsOf(r, key, value));
    if (groups.length === 0) return [{ register: name, title: r.label, columns: [total, ...sums] }];
    return groups.map(([key, value], i) => ({
      register: name,
      title: `${r.label}（按${r.fields.find((f) => f.name === key)?.label ?? key}）`,
      columns: [total, ...columnsOf(r, key, value), ...(i === 0 ? sums : [])],
    }));
  });
}
