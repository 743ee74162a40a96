/** What the list of a register shows, read from its declaration. */
import type { Field, Register, RegisterName } from '#shared/registers/index.ts';
import { register } from '#shared/registers/index.ts';
import type { GridColumn } from '../../components/grid.ts';
import { isFigure } from '../../words/values.ts';

/** Pages that belong together and share one place in the navigation. */
const families: readonly (readonly RegisterName[])[] = [
  ['items'],
  ['seats', 'committees'],
  ['workers', 'communities', 'grids'],
  ['schemes'],
  ['payRuns', 'payLines'],
];
export const familyOf = (name: RegisterName): readonly RegisterName[] => families.find((family) => family.includes(name)) ?? [name];

/** The field whose values stand as tabs above the list, with their numbers. */
const tabFields: Partial<Record<RegisterName, string>> = { items: 'kind', workers: 'status', committees: 'level' };
export const tabFieldOf = (name: RegisterName): Field | undefined => register(name).fields.find((f) => f.name === tabFields[name]);

/** Sensitive fields cannot be sorted or filtered by: the order would tell what is masked. */
export const canSort = (field: Field): boolean => !field.sensitive && field.type !== 'json';

/** Offered in the heading: what is declared to be a filter, and any day. */
export const canFilter = (field: Field): boolean => canSort(field) && (field.filter === true || field.type === 'date');

export const listFields = (r: Register): Field[] => r.fields.filter((f) => f.list !== undefined);

/** Pixels that a heading needs so that it is read whole: 14 a character, its padding, its filter's arrow. */
const headingWidth = (field: Field): number => field.label.length * 14 + 24 + (canFilter(field) ? 22 : 0);

/** The record's name first, as it stays in sight; then the declared order. */
export function columnsOf(r: Register): GridColumn[] {
  const fields = listFields(r);
  const title = fields.filter((f) => f.name === r.title);
  return [...title, ...fields.filter((f) => f.name !== r.title)].map((f) => ({
    key: f.name,
    label: f.label,
    width: Math.max(f.list ?? 100, headingWidth(f)),
    align: isFigure(f) ? 'right' : 'left',
    sortable: canSort(f),
  }));
}

/** People are counted as people when they are removed, whatever their measure word in lists. */
export const removalUnit = (r: Register): string => (r.name === 'workers' || r.name === 'seats' ? '人' : r.unit);

export type FieldGroup = { heading: string; fields: Field[] };

/** A register as a form asks for it: without what its module fills in. */
export const typedOf = (r: Register): Register => ({ ...r, fields: r.fields.filter((f) => !f.filled) });

/** Fields by the heading they are declared under, in declared order. */
export function groupsOf(r: Register): FieldGroup[] {
  const groups: FieldGroup[] = [];
  for (const field of r.fields) {
    // A small document of its module's: shown and edited on that module's own page, never as it is stored.
    if (field.type === 'json') continue;
    const heading = field.group ?? '';
    const last = groups.find((g) => g.heading === heading);
    if (last) last.fields.push(field);
    else groups.push({ heading, fields: [field] });
  }
  return groups;
}

/** Registers whose records are shown inside a record of this one, and the link field that says so. */
export function partsOf(name: RegisterName): { part: RegisterName; by: string; heading: string }[] {
  if (name === 'workers')
    return [
      { part: 'posts', by: 'worker', heading: '任职经历' },
      { part: 'certificates', by: 'worker', heading: '证书' },
    ];
  if (name === 'communities') return [{ part: 'flags', by: 'community', heading: '红旗' }];
  if (name === 'committees') return [{ part: 'seats', by: 'committee', heading: '委员' }];
  return [];
}
