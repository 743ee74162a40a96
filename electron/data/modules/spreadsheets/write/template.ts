/** An empty workbook for a register: its headings, drop-downs for coded columns, text format where digits must not be lost. */
import type { ColumnDef, DataValidation, WriteSheet } from 'hucre';
import { codeTable } from '#shared/codes/index.ts';
import { columnLetters } from '#shared/domain/columns.ts';
import { register as registerOf } from '#shared/registers/index.ts';
import type { Field, RegisterName } from '#shared/registers/index.ts';
import type { JobContext } from '../../../host.ts';
import { writeWhole } from '../../../wholeFile.ts';

/** Rows that are prepared for input. */
const prepared = 1_000;
const choicesSheet = '可选项';

export async function writeTemplate(name: RegisterName, path: string, job: JobContext): Promise<{ columns: number }> {
  const bytes = await templateBytes(name);
  await job.giveWay();
  await writeWhole(path, bytes);
  return { columns: templateFields(name).length };
}

/** The fields a clerk fills in: documents kept as JSON are not among them, nor is a link that the program finds by itself. */
const templateFields = (name: RegisterName): Field[] =>
  registerOf(name).fields.filter((f) => f.type !== 'json' && !(name === 'payLines' && f.name === 'worker'));

async function templateBytes(name: RegisterName): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre');
  const register = registerOf(name);
  const fields = templateFields(name);
  const coded = fields.filter((f): f is Field & { type: 'code' } => f.type === 'code');
  const columns: ColumnDef[] = fields.map((field) => ({
    width: Math.max(10, field.label.length * 2 + 4, Math.round((field.list ?? 80) / 8)),
    style: { numFmt: formatOf(field) },
  }));
  const dataValidations = fields.flatMap((field, index): DataValidation[] => {
    if (field.type !== 'code') return [];
    const column = columnLetters(coded.indexOf(field));
    const last = codeTable(field.codes).entries.length + 1;
    return [
      {
        type: 'list',
        formula1: `${choicesSheet}!$${column}$2:$${column}$${last}`,
        range: `${columnLetters(index)}2:${columnLetters(index)}${prepared + 1}`,
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'warning',
        errorTitle: field.label,
        errorMessage: '请从列表中选择。',
      },
    ];
  });
  const cells: WriteSheet['cells'] = new Map();
  for (const [index, field] of fields.entries()) {
    cells.set(`0,${index}`, {
      value: field.label,
      type: 'string',
      style: { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: field.required ? 'FCE4D6' : 'EDEDED' } } },
      comment: { author: '街道台账', text: hint(field) },
    });
    // The format of a column holds for cells that do not exist yet only in some programs, so the first rows are made.
    for (let row = 1; row <= 50; row++)
      if (formatOf(field) === '@') cells.set(`${row},${index}`, { value: null, type: 'empty', style: { numFmt: '@' } });
  }
  const depth = Math.max(0, ...coded.map((f) => codeTable(f.codes).entries.length));
  const choices = [
    coded.map((f) => f.label),
    ...Array.from({ length: depth }, (_, i) => coded.map((f) => codeTable(f.codes).entries[i]?.label ?? null)),
  ];
  const sheets: WriteSheet[] = [
    { name: register.label, columns, rows: [fields.map((f) => f.label)], cells, dataValidations, freezePane: { rows: 1 } },
  ];
  if (coded.length > 0) sheets.push({ name: choicesSheet, rows: choices, hidden: true });
  return writeXlsx({ sheets });
}

const formatOf = (field: Field): string => {
  switch (field.type) {
    case 'fen':
      return '#,##0.00';
    case 'ratio':
      return '0.00##';
    case 'integer':
      return '0';
    default:
      return '@';
  }
};

function hint(field: Field): string {
  const need = field.required ? '必填。' : '可不填。';
  switch (field.type) {
    case 'date':
      return `${need}写成 2025-07-01，只知道月份写 2025-07。`;
    case 'month':
      return `${need}写成 2025-07。`;
    case 'idNumber':
      return `${need}18 位，文本格式。`;
    case 'phone':
      return `${need}手机 11 位；座机带区号。`;
    case 'code':
      return `${need}从列表中选择。`;
    case 'fen':
      return `${need}单位：元。`;
    case 'ratio':
      return `${need}例如 1.05。`;
    case 'link':
      return `${need}写名称。`;
    default:
      return need;
  }
}
