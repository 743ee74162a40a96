/** 汇总: streets × figures, one table a register, from the control totals of the report. */
import type { Output } from '#shared/contract/index.ts';
import { codeLabel, codeTable } from '#shared/codes/index.ts';
import { register } from '#shared/registers/index.ts';
import type { Register, RegisterName } from '#shared/registers/index.ts';
import { count, yuan } from '../../words/format.ts';

type Report = Output<'station.report'>;
type Figures = Report['sum'];
type Cell = { count: number; totals: Record<string, unknown> };

export type SummaryColumn = { key: string; label: string; text: (figures: Cell | undefined) => string };
export type SummaryTable = { register: RegisterName; title: string; columns: SummaryColumn[] };

/** Registers that a county adds up, in the order of the page. */
const summed: readonly RegisterName[] = ['items', 'seats', 'workers', 'payLines'];

const isGroup = (value: unknown): value is Record<string, number> => typeof value === 'object' && value !== null;

function columnsOf(r: Register, key: string, sum: unknown): SummaryColumn[] {
  const field = r.fields.find((f) => f.name === key);
  if (!field) return [];
  if (!isGroup(sum)) {
    const write = field.type === 'fen' ? yuan : count;
    return [
      {
        key,
        label: field.type === 'fen' ? `${field.label}（元）` : field.label,
        text: (f) => (typeof f?.totals[key] === 'number' ? write(f.totals[key]) : ''),
      },
    ];
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
      text: (f) => {
        const group = f?.totals[key];
        return isGroup(group) && group[code] ? count(group[code]) : f ? '–' : '';
      },
    }));
}

/** One table per register, or one per way of counting it where there are several; only figures that some street has. */
export function summaryTables(sum: Figures): SummaryTable[] {
  return summed.flatMap((name) => {
    const figures = sum[name];
    if (!figures || figures.count === 0) return [];
    const r = register(name);
    const total: SummaryColumn = { key: 'count', label: '总数', text: (f) => (f ? count(f.count) : '') };
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
