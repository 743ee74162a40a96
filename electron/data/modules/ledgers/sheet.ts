/** Rows as a workbook that WPS and Excel open: headings of the register, numbers as numbers, everything else as text. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CellValue } from 'hucre';
import { codeLabel } from '#shared/codes/index.ts';
import type { Field } from '#shared/registers/index.ts';
import { writeBeside } from '../../wholeFile.ts';

/** A record with its link titles beside the ids. */
type Record_ = Record<string, unknown>;

const formats: Partial<Record<Field['type'], string>> = { fen: '#,##0.00', ratio: '0.00##', integer: '0' };

/** Text is written as text, so that nothing in it can run as a formula, and a long number keeps its digits. */
function cell(field: Field, row: Record_): CellValue {
  const value = row[field.name] ?? null;
  if (value === null || value === '') return null;
  switch (field.type) {
    case 'link':
      return String(row[`${field.name}Title`] ?? '');
    case 'code':
      return codeLabel(field.codes, String(value));
    case 'boolean':
      return value === 1 ? '是' : '否';
    case 'fen':
      return typeof value === 'number' ? value / 100 : String(value);
    case 'ratio':
      return typeof value === 'number' ? value / 10000 : String(value);
    case 'integer':
      return typeof value === 'number' ? value : String(value);
    default:
      return String(value);
  }
}

/**
 * Writes a sheet row by row. `blocks` may give way between blocks.
 */
export async function writeSheet(path: string, name: string, fields: readonly Field[], blocks: AsyncIterable<Record_[]>): Promise<void> {
  async function* rows(): AsyncGenerator<CellValue[]> {
    for await (const block of blocks) for (const row of block) yield fields.map((field) => cell(field, row));
  }
  const columns = fields.map((field) => ({
    header: field.label,
    width: Math.max(8, Math.round((field.list ?? 120) / 8)),
    style: { numFmt: formats[field.type] ?? '@' },
  }));
  const { writeXlsxStream } = await import('hucre'); // not at every start
  await writeBeside(path, (part) => {
    const stream = writeXlsxStream(rows(), { name, columns, freezePane: { rows: 1 } });
    return pipeline(Readable.fromWeb(stream as never), createWriteStream(part));
  });
}
