/** The columns of a table as fields, and a row of it as values. */
import { parseInteger } from '#shared/domain/amounts.ts';
import { isOctoberOrJanuary } from '#shared/domain/dates.ts';
import type { Field, Register } from '#shared/registers/index.ts';
import { emptyRecord } from '../../../registers/service.ts';
import type { Table } from '../find/propose.ts';
import { cellText } from '../read/workbook.ts';
import type { SheetRow } from '../read/workbook.ts';
import { BlockFill } from './blocks.ts';
import { Bad, cellReader } from './cells.ts';
import type { CellReader } from './cells.ts';
import { Ditto } from './ditto.ts';
import { addProblem } from './row.ts';
import type { CheckedRow } from './row.ts';
import { takeTerm } from './seats.ts';
import { inItsUnit } from './units.ts';

export type Column = { index: number; name: string; field: Field; filled: boolean; read: CellReader; isPayPost: boolean };
/** What a table's columns keep from row to row: what merged cells and 同上 stand for. */
export type Above = { fill: BlockFill; ditto: Ditto };

export function columnsOf(table: Table, register: Register): { columns: Column[]; above: Above } {
  const mapped = [...table.fields].flatMap(([index, name]) => {
    const field = register.fields.find((f) => f.name === name);
    return field ? [{ index, field }] : [];
  });
  const fill = new BlockFill(table, mapped);
  const columns = mapped.map(({ index, field }) => ({
    index,
    name: field.name,
    field,
    filled: fill.fills(index),
    read: inItsUnit(cellReader(register, field), table, index, field),
    isPayPost: register.name === 'payLines' && field.name === 'postClass',
  }));
  return { columns, above: { fill, ditto: new Ditto() } };
}

/** 七级 alone, or 正职7级. */
const payGrade = /^(?:第?((?:\d|[一二三四五六七八九十])+)级?|.*?[^\d一二三四五六七八九十第]第?((?:\d|[一二三四五六七八九十])+)级)$/;

/** `terms`: a beginning may be a whole term. */
export function readRow(register: Register, columns: readonly Column[], source: SheetRow, above: Above, terms: boolean): CheckedRow {
  const values = emptyRecord(register);
  const row: CheckedRow = {
    source,
    fate: 'added',
    values,
    match: null,
    changes: null,
    problems: null,
    skip: false,
    repeated: false,
    ambiguous: 0,
  };
  for (const { index, name, field, filled, read, isPayPost } of columns) {
    const own = above.ditto.cell(index, source.cells);
    const cell = filled ? above.fill.cell(index, own, source.no) : own;
    if (cell === null) continue;
    // 岗位等级 is a post, a grade, or both in one (副职5级).
    const grade = isPayPost ? payGrade.exec(cellText(cell).replace(/\s/g, '')) : null;
    if (grade) values['grade'] ??= parseInteger(grade[1] ?? grade[2]!);
    if (grade?.[1] !== undefined) continue;
    const value = read(cell);
    if (value instanceof Bad && name === 'from' && terms && takeTerm(values, cell)) continue;
    if (value instanceof Bad) addProblem(row, name, value.code, value.params);
    else if (value !== null) values[name] = value;
    // Of a birth date the ID number decides.
    if (typeof cell === 'number' && field.type === 'date' && name !== 'birthDate' && isOctoberOrJanuary(cell))
      addProblem(row, name, 'octoberOrJanuary', { written: cell }, true);
  }
  return row;
}
