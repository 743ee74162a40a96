/** Which stored record a row of a workbook speaks of, by the register's keys: strongest first, weaker only one to one. */
import type { Field, Register, Value } from '#shared/registers/index.ts';

export type Stored = Record<string, Value> & { id: number };
type Row = { values: Record<string, Value>; match: Stored | null; skip: boolean; ambiguous: number };

/** The text of a key group for a record, or null where the group says nothing: a link or ID number that is empty names nobody. */
function keyText(register: Register, group: readonly string[], values: Record<string, Value>): string | null {
  let text: string | null = null;
  for (const name of group) {
    const value = values[name] ?? null;
    if (value === null && decisive(register, name)) return null;
    const one = String(value ?? '');
    text = text === null ? one : `${text}\u0001${one}`;
  }
  return text;
}

const decisiveFields = new Map<Register, ReadonlySet<string>>();
function decisive(register: Register, name: string): boolean {
  let set = decisiveFields.get(register);
  if (!set) {
    const decides = (f: Field): boolean => f.type === 'link' || f.type === 'idNumber' || f.name === register.title;
    decisiveFields.set(register, (set = new Set(register.fields.filter(decides).map((f) => f.name))));
  }
  return set.has(name);
}

/** A group of fields that a register's records are told apart by. */
export type KeyGroup = Register['keys'][number];

/** The strongest key a row has: two rows with the same one are duplicates. */
export function strongestKey(register: Register, values: Record<string, Value>): { group: KeyGroup; text: string } | null {
  for (const group of register.keys) {
    const text = keyText(register, group, values);
    if (text !== null) return { group, text };
  }
  return null;
}

/** Sets `match` of each row that names one stored record, and `ambiguous` where it names several. A match that is there already stays. */
export function matchRows(register: Register, rows: readonly Row[], stored: readonly Stored[]): void {
  if (stored.length === 0) return;
  const taken = new Set<number>(rows.flatMap((row) => row.match?.id ?? []));
  const identities = register.fields.filter((f) => f.type === 'idNumber').map((f) => f.name);
  for (const [level, group] of register.keys.entries()) {
    const byKey = new Map<string, Stored | number>();
    for (const record of stored) {
      if (taken.has(record.id)) continue;
      const key = keyText(register, group, record);
      if (key === null) continue;
      const seen = byKey.get(key);
      byKey.set(key, seen === undefined ? record : typeof seen === 'number' ? seen + 1 : 2);
    }
    const open: { row: Row; key: string }[] = [];
    const wanted = new Map<string, number>();
    for (const row of rows) {
      if (row.match || row.skip) continue;
      const key = keyText(register, group, row.values);
      if (key === null) continue;
      open.push({ row, key });
      wanted.set(key, (wanted.get(key) ?? 0) + 1);
    }
    for (const { row, key } of open) {
      const found = byKey.get(key);
      if (found === undefined) continue;
      if (typeof found === 'number') {
        if (identities.every((name) => (row.values[name] ?? null) === null)) row.ambiguous = found;
        continue;
      }
      if (level > 0 && wanted.get(key)! > 1) continue;
      if (taken.has(found.id) || contradicts(identities, row.values, found)) continue;
      row.match = found;
      row.ambiguous = 0;
      taken.add(found.id);
    }
  }
}

/** Rows and records that a weak key names alike: one and one, or as many of both in their order, where none speaks of another person or place. */
export function matchWeakly(register: Register, rows: readonly Row[], stored: readonly Stored[]): void {
  const links = register.fields.filter((f) => f.type === 'link').map((f) => f.name);
  for (const group of register.weakKeys ?? []) {
    const taken = new Set(rows.map((row) => row.match?.id));
    const open = byKey(
      rows.filter((row) => !row.match && !row.skip),
      (row) => keyText(register, group, row.values),
    );
    const free = byKey(
      stored.filter((record) => !taken.has(record.id)),
      (record) => keyText(register, group, record),
    );
    for (const [key, list] of open) {
      const records = (free.get(key) ?? []).filter((record) => list.every(({ values }) => !contradicts(links, values, record)));
      if (records.length === list.length) for (const [i, row] of list.entries()) row.match = records[i]!;
    }
  }
}

function byKey<T>(list: readonly T[], keyOf: (one: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** Two ID numbers that differ are two people, whatever their names. */
const contradicts = (identities: readonly string[], values: Record<string, Value>, record: Stored): boolean =>
  identities.some((name) => values[name] != null && record[name] != null && values[name] !== record[name]);
