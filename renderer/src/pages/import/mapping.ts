/** What the wizard lets a clerk correct: which register a table goes into, which field a column is, what the whole table shares. */
import { codeLabel } from '#shared/codes/index.ts';
import type { FoundTable } from '#shared/contract/spreadsheets.ts';
import { fieldOf, register, registers } from '#shared/registers/index.ts';
import type { Field, RegisterName } from '#shared/registers/index.ts';

/** A table of the workbook as the clerk has it now. */
export type Draft = FoundTable & {
  /** Left out tables stay in the list, so that they can be taken back in. */
  taken: boolean;
};

/** Parts of the personnel file that offices keep as lists of many people. */
const listed: readonly RegisterName[] = [
  'assessments',
  'trainings',
  'honours',
  'certificates',
  'educationRecords',
  'contracts',
  'mandates',
  'flowSteps',
];

/** Registers that a workbook may be imported into: those with a page of their own, and those lists. Other parts are filled by their owners. */
export const importable = registers.filter((r) => (!r.partOf || listed.includes(r.name)) && r.name !== 'schemes' && r.name !== 'payRuns');

/** Values that every row of a table may share: the list kind and its notice, the month of a pay sheet, a community above the rows. */
const sharedFields: Partial<Record<RegisterName, readonly string[]>> = {
  items: ['kind', 'noticeNo', 'publishedOn'],
  payLines: ['run'],
  seats: ['committee'],
  workers: ['community'],
};

/** The shared values of a table, in the register's order: the usual ones and whatever else the host found. A mapped column wins over them. */
export function contextFields(table: Draft): Field[] {
  if (!table.register) return [];
  const mapped = new Set(table.columns.map((c) => c.field));
  const usual = sharedFields[table.register] ?? [];
  return register(table.register).fields.filter(
    (f) => (usual.includes(f.name) || f.name in table.context) && (!mapped.has(f.name) || f.name in table.context),
  );
}

/** Where the rows of a table go, in words: 权责事项（基本履职事项）. */
export function destination(table: FoundTable): string {
  if (!table.register) return '';
  const r = register(table.register);
  const kind = r.fields.find((f) => f.type === 'code' && table.context[f.name] && sharedFields[r.name]?.includes(f.name));
  return kind?.type === 'code' ? `${r.label}（${codeLabel(kind.codes, table.context[kind.name] ?? '')}）` : r.label;
}

/** How a shared value is asked for. A pay sheet's month names its run. */
export function contextInput(field: Field): 'code' | 'month' | 'date' | 'text' {
  if (field.type === 'month' || (field.type === 'link' && field.target === 'payRuns')) return 'month';
  return field.type === 'code' || field.type === 'date' ? field.type : 'text';
}

/** The fields a column may be taken for. */
export const fieldChoices = (name: RegisterName): readonly Field[] => register(name).fields.filter((f) => f.type !== 'json');

export type MappingFault = { kind: 'twice'; label: string; columns: string[] } | { kind: 'missing'; label: string } | { kind: 'noColumn' };

/** What stands in the way of checking a table. `missing` names required fields that neither a column nor the whole table gives. */
export function mappingFaults(table: Draft): MappingFault[] {
  if (!table.taken || !table.register) return [];
  const r = register(table.register);
  const faults: MappingFault[] = [];
  const columnsOf = new Map<string, string[]>();
  for (const { field, column } of table.columns) if (field) columnsOf.set(field, [...(columnsOf.get(field) ?? []), column]);
  if (columnsOf.size === 0) return [{ kind: 'noColumn' }];
  for (const [field, columns] of columnsOf) {
    if (columns.length > 1) faults.push({ kind: 'twice', label: fieldOf(r, field).label, columns });
  }
  for (const field of r.fields) {
    if (field.required && field.initial === undefined && !columnsOf.has(field.name) && !table.context[field.name])
      faults.push({ kind: 'missing', label: field.label });
  }
  return faults;
}

/** A fault as a sentence for the clerk. */
export function faultSentence(fault: MappingFault): string {
  switch (fault.kind) {
    case 'twice':
      return `${fault.columns.join('、')} 列都取作“${fault.label}”，请只留一列。`;
    case 'missing':
      return `缺少必填的“${fault.label}”：请指定取自哪一列，或在上方填写整张表共用的值。`;
    case 'noColumn':
      return '没有任何一列被取用：请指定各列的含义，或不导入这张表。';
  }
}

/** Up to `count` different values of a column that are not empty, to recognise it by. */
export function samplesOf(table: FoundTable, index: number, count = 3): string[] {
  const values = new Set<string>();
  for (const row of table.sample) {
    const value = row[index]?.trim();
    if (value) values.add(value);
    if (values.size === count) break;
  }
  return [...values];
}

/** What `spreadsheets.check` is asked: every table, those left out without a register. */
export const choicesOf = (tables: readonly Draft[]) =>
  tables.map((t) => ({
    id: t.id,
    register: t.taken ? t.register : null,
    context: Object.fromEntries(Object.entries(t.context).filter(([, value]) => value !== '')),
    columns: t.columns.map((c) => ({ ...c })),
  }));
