/**
 * Rows with one text, in a column where no heading stands: the rest of a basis behind a page break, a second telephone number below the first.
 * Which record it belongs to is not guessed, and it is not taken for a heading of what follows.
 */
import type { CellProblem } from '#shared/contract/spreadsheets.ts';
import { columnLetters } from '#shared/domain/columns.ts';
import { parseDate } from '#shared/domain/dates.ts';
import { problemSentence } from '#shared/domain/problems.ts';
import type { Field, Register } from '#shared/registers/index.ts';
import { declaredIn, isNumbered, sectionContext } from '../find/context.ts';
import type { Table } from '../find/propose.ts';
import type { Section } from '../find/tables.ts';
import { groups } from './blocks.ts';

/** Who signed and when, at the right below a table. */
const closing = /(办事处|委员会|工委|党委|街道|社区|[局科股站室])$/;

export type Stray = { section: Section; severity: 'error' | 'warning' };

/** The lone texts of a table that are no headings. */
export function strayTexts({ raw, fields }: Table, register: Register): { stray: Stray[]; headings: Section[] } {
  const first = Math.min(...raw.headings.map((h) => h.column));
  const names = (field: Field): boolean => field.name === register.title;
  /** A heading; a text that belongs to a record above or below; one that no column takes. */
  const judge = ({ wide, column, text }: Section): 'heading' | 'error' | 'warning' | 'leftOut' => {
    if (wide || column <= first) return 'heading';
    const field = register.fields.find((f) => f.name === fields.get(column));
    if (!field) return raw.headings.some((h) => h.column === column) ? 'leftOut' : 'heading';
    if (field.ordering || groups(field)) return 'heading';
    if (!names(field)) return 'error';
    const says = Object.keys(sectionContext(register.name, text).context).length > 0;
    return says || isNumbered(text) || declaredIn(text) !== null ? 'heading' : 'warning';
  };
  const stray: Stray[] = [];
  const headings: Section[] = [];
  for (const section of raw.sections) {
    const is = judge(section);
    if (is === 'heading') headings.push(section);
    else if (is !== 'leftOut') stray.push({ section, severity: is });
  }
  // Below the last record anything may stand; what goes on directly below it is told.
  let next = (raw.records.at(-1)?.no ?? 0) + 1;
  for (const section of raw.after) {
    if (section.row !== next || judge(section) !== 'error' || closing.test(section.text) || parseDate(section.text)) break;
    stray.push({ section, severity: 'warning' });
    next++;
  }
  return { stray, headings };
}

export const strayProblems = (stray: readonly Stray[], { sheet, fields }: Table, register: Register): CellProblem[] =>
  stray.map(({ section: { row, column }, severity }) => ({
    sheet: sheet.name,
    row,
    column: columnLetters(column),
    code: 'strayText',
    message: problemSentence({ code: 'strayText', params: {} }, register.fields.find((f) => f.name === fields.get(column))?.label ?? ''),
    severity,
  }));
