/** Control totals in words: what the slip prints and the county compares. Figures keep the shape the host gave them. */
import { codeLabel, codeTable } from '#shared/codes/index.ts';
import { register, registerNames } from '#shared/registers/index.ts';
import type { Register, RegisterName } from '#shared/registers/index.ts';
import { count, ratio, yuan } from '../../words/format.ts';

const isRegister = (name: string): name is RegisterName => (registerNames as readonly string[]).includes(name);
const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export type TotalLine = { label: string; text: string };

const figure = (r: Register, field: string, value: unknown): string => {
  const type = r.fields.find((f) => f.name === field)?.type;
  if (typeof value !== 'number') return String(value ?? '');
  if (type === 'fen') return `${yuan(value)} 元`;
  return type === 'ratio' ? ratio(value) : count(value);
};

/**
 * One register's totals as lines. A number is a sum over the field of its name (money in fen); an object is a count by the values of the
 * field of its name. `count` is left to the caller.
 */
export function totalLines(name: string, totals: Record<string, unknown>): TotalLine[] {
  if (!isRegister(name)) return [];
  const r = register(name);
  return Object.entries(totals).flatMap(([key, value]) => {
    const field = r.fields.find((f) => f.name === key);
    if (!field) return [];
    if (!isGroup(value)) return [{ label: field.label.endsWith('合计') ? field.label : `${field.label}合计`, text: figure(r, key, value) }];
    const codes = field.type === 'code' ? field.codes : null;
    // In the order of the code table; what is outside it (or nothing) comes last.
    const order = codes ? codeTable(codes).entries.map((e) => e.code) : [];
    const place = (code: string): number => (order.includes(code) ? order.indexOf(code) : order.length);
    const groups = Object.entries(value).sort(([a], [b]) => place(a) - place(b));
    const parts = groups.map(([code, n]) => `${(codes ? codeLabel(codes, code) : code) || '未填'}（${figure(r, key, n)}）`);
    return parts.length ? [{ label: `按${field.label}`, text: parts.join('，') }] : [];
  });
}
