/** One record over several rows: its number and name merged over all of them, a basis, a duty or a post in each. */
import type { Field, Register, Value } from '#shared/registers/index.ts';
import type { Table } from '../find/propose.ts';
import type { Merge, SheetRow } from '../read/workbook.ts';
import { cellText, isBlank } from '../read/workbook.ts';

type Column = { index: number; field: Field };

const isText = ({ type }: Field): boolean => type === 'text' || type === 'longText';
/** What names the record, and so stands in merged cells; sub-items are records of their own. */
const names = (register: Register, field: Field): boolean =>
  field.name === register.title || field.type === 'idNumber' || field.ordering === true;

/** Texts that tell one record from another rather than describe it. */
const ofItsOwn = new Set(['subItem', 'code']);
const stretch = ({ top, bottom }: Merge): string => `${top}:${bottom}`;

export class JoinedRows {
  private readonly texts: readonly Column[];
  private readonly others: readonly Column[];
  /** For every row below the first of a record: the first. */
  private readonly firsts = new Map<number, number>();

  constructor(table: Table, register: Register, columns: readonly Column[]) {
    const naming = columns.filter(({ field }) => names(register, field));
    this.texts = columns.filter(({ field }) => isText(field) && !names(register, field) && !ofItsOwn.has(field.name));
    this.others = columns.filter((column) => !this.texts.includes(column));
    if (!naming.some(({ field }) => field.name === register.title)) return;
    const tall = table.sheet.merges.filter((m) => m.bottom > m.top && m.bottom - m.top < 50);
    const over = naming.map(({ index }) => tall.filter((m) => m.left <= index && index <= m.right));
    const stretches = over.map((areas) => new Set(areas.map(stretch)));
    for (const area of over[naming.findIndex(({ field }) => field.name === register.title)]!) {
      if (!stretches.every((of) => of.has(stretch(area)))) continue;
      for (let row = area.top + 1; row <= area.bottom; row++) this.firsts.set(row, area.top);
    }
  }

  /** Adds the texts of a row to the record it goes on; false where it is a record by itself. */
  join(
    first: { source: SheetRow; values: Record<string, Value> } | undefined,
    row: { source: SheetRow; values: Record<string, Value> },
  ): boolean {
    if (!first || this.firsts.get(row.source.no) !== first.source.no) return false;
    const differs = ({ index }: Column): boolean => {
      const cell = row.source.cells[index];
      return !isBlank(cell) && cellText(cell) !== cellText(first.source.cells[index]);
    };
    if (this.others.some(differs)) return false;
    for (const { field } of this.texts) {
      const [said, more] = [first.values[field.name], row.values[field.name]];
      if (typeof more !== 'string') continue;
      if (typeof said !== 'string') first.values[field.name] = more;
      else if (!said.split('\n').includes(more)) first.values[field.name] = `${said}${field.type === 'text' ? '、' : '\n'}${more}`;
    }
    return true;
  }
}
