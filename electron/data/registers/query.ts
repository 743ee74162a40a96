/** A list query as SQL: which records, in which order. Values are always bound, names come from the declaration. */
import { Refusal } from '#shared/contract/index.ts';
import type { Checked } from '#shared/contract/index.ts';
import { register } from '#shared/registers/index.ts';
import type { Field, Register } from '#shared/registers/index.ts';
import { quoted } from './columns.ts';

export type PageQuery = Omit<Checked<'registers.list'>, 'offset' | 'limit'>;
export type ListQuery = Omit<PageQuery, 'fields'>;
export type Where = { sql: string; values: (string | number | null)[] };

const invalid = (field: string): Refusal => new Refusal('invalidInput', { field });

function usable(r: Register, name: string): Field {
  const field = r.fields.find((f) => f.name === name);
  if (!field || field.sensitive || field.type === 'json') throw invalid(name); // filtering or sorting by a masked value would tell it
  return field;
}

const like = (text: string): string => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

/** The pair of fields that says when a record was in force, where a register has one. */
function period(r: Register): [from: string, until: string | null] | null {
  const has = (name: string): boolean => r.fields.some((f) => f.name === name);
  if (has('effectiveFrom')) return ['effectiveFrom', 'effectiveUntil'];
  if (has('from')) return ['from', has('endedOn') ? 'endedOn' : 'until'];
  if (has('serviceFrom')) return ['serviceFrom', 'leftOn'];
  if (has('publishedOn')) return ['publishedOn', null];
  return null;
}

/** `mayIdentify`: the person may see ID numbers, so a whole one typed into the search box finds its owner. */
export function whereOf(query: ListQuery, station: number, mayIdentify: boolean): Where {
  const r = register(query.register);
  const parts = ['r.station = ?'];
  const values: Where['values'] = [station];
  const bound = (sql: string, value: string | number | null): void => {
    if (value === null) return;
    parts.push(sql);
    values.push(value);
  };
  const removed = query.removed ?? 'without';
  if (removed !== 'with') parts.push(`r.removed_at IS ${removed === 'only' ? 'NOT ' : ''}NULL`);

  for (const term of (query.search ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)) {
    const idField = r.fields.find((f) => f.type === 'idNumber');
    if (idField && mayIdentify && /^\d{17}[\dx]$/.test(term)) {
      parts.push(`r.${quoted(idField.name)} = ?`);
      values.push(term.toUpperCase());
    } else {
      parts.push(`r.search LIKE ? ESCAPE '\\'`);
      values.push(like(term));
    }
  }
  for (const [name, filter] of Object.entries(query.filters ?? {})) {
    const column = `r.${quoted(usable(r, name).name)}`;
    if ('in' in filter) {
      const given = filter.in.filter((v) => v !== null);
      const either = [
        ...(given.length ? [`${column} IN (${given.map(() => '?').join(', ')})`] : []),
        ...(filter.in.includes(null) ? [`${column} IS NULL`] : []),
      ];
      parts.push(either.length ? `(${either.join(' OR ')})` : '0');
      values.push(...given);
    } else if ('contains' in filter) {
      parts.push(`${column} LIKE ? ESCAPE '\\'`);
      values.push(like(filter.contains));
    } else {
      bound(`${column} >= ?`, filter.from ?? null);
      bound(`${column} <= ?`, filter.until ?? null);
    }
  }
  const dated = query.asOf ? period(r) : null;
  if (dated && query.asOf) {
    bound(`(r.${quoted(dated[0])} IS NULL OR r.${quoted(dated[0])} <= ?)`, query.asOf);
    if (dated[1]) bound(`(r.${quoted(dated[1])} IS NULL OR r.${quoted(dated[1])} >= ?)`, query.asOf);
  }
  return { sql: parts.join(' AND '), values };
}

/** What a list is in order of: the first term before the second. */
export type Order = readonly { sql: string; descending: boolean }[];

/** People expect names in the order of their sound; everything else in its own order, empty ones last. */
export function orderOf(query: ListQuery): Order {
  const r = register(query.register);
  const { field: name, descending = false } = query.sort ?? r.defaultSort;
  const id = { sql: 'r.id', descending };
  if (name === 'id') return [id];
  const field = usable(r, name);
  const value = { sql: `r.${quoted(name)}`, descending };
  if (name === r.title && field.type === 'text') return [{ sql: 'r.pinyin', descending }, value, id];
  if (name === 'orderNo' && !query.sort && r.name === 'items') return [{ sql: 'r.kind', descending }, value, id];
  return [{ sql: `${value.sql} IS NULL`, descending: false }, value, id];
}

export const orderBy = (order: Order): string =>
  `ORDER BY ${order.map(({ sql, descending }) => (descending ? `${sql} DESC` : sql)).join(', ')}`;

/** Which rows of a list of `total` are wanted. */
export type Part = { offset: number; limit: number; total: number };
/** The same rows: `length` of them in this order after `skip` others; `backwards` they then stand the wrong way round. */
export type Walk = { order: Order; skip: number; length: number; backwards: boolean };

/** SQLite walks an offset entry by entry: what lies in the farther half is reached from the last entry. */
export function fromNearerEnd(order: Order, { offset, limit, total }: Part): Walk {
  const length = Math.max(0, Math.min(limit, total - offset));
  const after = total - offset - length;
  if (after >= offset) return { order, skip: offset, length, backwards: false };
  const opposite = order.map(({ sql, descending }) => ({ sql, descending: !descending }));
  return { order: opposite, skip: after, length, backwards: true };
}
