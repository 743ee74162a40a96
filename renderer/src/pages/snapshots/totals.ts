/** Control totals in words: what the slip prints and the county compares. Figures keep the shape the host gave them. */
import { codeLabel } from '#shared/codes/index.ts';
import { register, registerNames } from '#shared/registers/index.ts';
import type { Register, RegisterName } from '#shared/registers/index.ts';
import { count, yuan } from '../../words/format.ts';

const isRegister = (name: string): name is RegisterName => (registerNames as readonly string[]).includes(name);
const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export type TotalLine = { label: string; text: string };

const figure = (r: Register, field: string, value: unknown): string => {
  const type = r.fields.find((f) => f.name === field)?.type;
  if (typeof value !== 'number') return String(value ?? '');
  return type === 'fen' ? `${yuan(value)} 元` : count(value);
};

/**
 * One register's totals as lines. A number is a sum over the field of its name (money in fen); an object is a count by the values of the
 * field of its name. `count` is left to the caller.
 */
export function totalLines(name: string, totals: Record<string, unknown>): TotalLine[] {
  if (!isRegister(name)) return [];
  const r = register(name);
  return Object.entries(totals).flatMap(([key, value]) => {
    if (key === 'count') return [];
    const field = r.fields.find((f) => f.name === key || `by${f.name[0]?.toUpperCase()}${f.name.slice(1)}` === key);
    const label = field?.label ?? key;
    if (!isGroup(value)) return [{ label: `${label}合计`, text: figure(r, field?.name ?? key, value) }];
    const codes = field?.type === 'code' ? field.codes : null;
    const parts = Object.entries(value).map(([code, n]) => `${(codes ? codeLabel(codes, code) : code) || '未填'}（${figure(r, key, n)}）`);
    return parts.length ? [{ label: `按${label}`, text: parts.join('，') }] : [];
  });
}
