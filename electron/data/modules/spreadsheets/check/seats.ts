/** What registers of seats have in one cell: a term from—until, and a unit in brackets behind a name. */
import { termOf } from '#shared/domain/dates.ts';
import type { Register, Value } from '#shared/registers/index.ts';
import { cellText } from '../read/workbook.ts';
import type { Cell } from '../read/workbook.ts';
import { partialDate } from './cells.ts';

/** Whether a register's `from` may be read from the same cell as its `until`: where no column has the latter. */
export const mayHaveTerms = (register: Register, mapped: ReadonlySet<string>): boolean =>
  !mapped.has('until') && ['from', 'until'].every((name) => register.fields.some((f) => f.name === name));

/** Takes a term into both of its fields; false where the cell holds none. */
export function takeTerm(values: Record<string, Value>, cell: Cell): boolean {
  const term = termOf(cellText(cell));
  if (!term) return false;
  values['from'] = partialDate(term.from);
  values['until'] = partialDate(term.until);
  return true;
}

/** 郝涛（县公安局红旗派出所所长）: a body or a post, not 大, 女 or 兼. */
const named = /^([^（(]{2,})[（(]([^（）()]{3,}[局所委办院校行司站心队会厂店社处部长任记理席园团业])[）)]$/;

/** Parts a name from the unit and post behind it, where no column has them. */
export function splitUnit(values: Record<string, Value>): void {
  const { person, homeUnit, homePost } = values;
  if (typeof person !== 'string' || homeUnit != null || homePost != null) return;
  const m = named.exec(person);
  if (!m) return;
  values['person'] = m[1]!;
  values['homePost'] = m[2]!;
}
