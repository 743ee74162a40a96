/** What is published as .xlsx: a list as offices keep theirs (it imports again), what a version changed, a department's share. */
import type { Cell, CellStyle, CellValue, MergeRange, PageSetup, RichTextRun, WriteSheet } from 'hucre';
import { codeLabel } from '#shared/codes/index.ts';
import { columnWidth, headRows, printed, printedGroups } from '#shared/domain/lists/publication/layout.ts';
import { listName, listTitle, sumOfChanges } from '#shared/domain/lists/publication/words.ts';
import type { PublishedList, VersionChange } from '../lists/service.ts';

const line = { style: 'thin', color: { rgb: '808080' } } as const;
const box = { top: line, bottom: line, left: line, right: line };
const styles = {
  title: { font: { bold: true, size: 16 }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } },
  under: { alignment: { horizontal: 'left', vertical: 'center' } },
  head: {
    font: { bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EFECE3' } },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    border: box,
  },
  heading: { font: { bold: true }, alignment: { horizontal: 'left', vertical: 'center' }, border: box },
  figure: { alignment: { horizontal: 'center', vertical: 'top' }, border: box, numFmt: '0' },
  text: { alignment: { horizontal: 'left', vertical: 'top', wrapText: true }, border: box, numFmt: '@' },
} as const satisfies Record<string, CellStyle>;

/** Cells by place, in the order in which they are set. */
class Sheet {
  readonly cells = new Map<string, Partial<Cell>>();
  readonly merges: MergeRange[] = [];
  rows = 0;
  readonly wide: number;
  constructor(wide: number) {
    this.wide = wide;
  }
  put(row: number, column: number, value: CellValue, style: CellStyle): void {
    const type = value === null || value === '' ? 'empty' : typeof value === 'number' ? 'number' : 'string';
    this.cells.set(`${row},${column}`, { value: type === 'empty' ? null : value, type, style });
    this.rows = Math.max(this.rows, row + 1);
  }
  /** One text across the whole width. */
  across(text: string, style: CellStyle): void {
    const row = this.rows;
    for (let column = 0; column < this.wide; column++) this.put(row, column, column === 0 ? text : null, style);
    this.merge(row, 0, row, this.wide - 1);
  }
  merge(startRow: number, startCol: number, endRow: number, endCol: number): void {
    if (endRow > startRow || endCol > startCol) this.merges.push({ startRow, startCol, endRow, endCol });
  }
  table(values: readonly (CellValue | readonly RichTextRun[])[]): void {
    const row = this.rows;
    for (const [column, value] of values.entries()) {
      if (Array.isArray(value)) {
        const runs = value as readonly RichTextRun[];
        this.cells.set(`${row},${column}`, {
          value: runs.map((r) => r.text).join(''),
          type: 'richText',
          richText: [...runs],
          style: styles.text,
        });
        this.rows = Math.max(this.rows, row + 1);
      } else this.put(row, column, value as CellValue, typeof value === 'number' ? styles.figure : styles.text);
    }
  }
  made(name: string, columns: readonly number[], heads: number, setup: PageSetup, frozen = 0): WriteSheet {
    return {
      name,
      rows: Array.from({ length: this.rows }, () => []),
      cells: this.cells,
      merges: this.merges,
      columns: columns.map((width) => ({ width })),
      freezePane: { rows: heads, ...(frozen > 0 ? { columns: frozen } : {}) },
      pageSetup: {
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        margins: { left: 0.47, right: 0.47, top: 0.55, bottom: 0.63, header: 0.3, footer: 0.3 },
        ...setup,
        printTitlesRow: `$${heads}:$${heads}`,
      },
      headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
    };
  }
}

const papers: Record<string, PageSetup> = {
  a3Landscape: { paperSize: 'a3', orientation: 'landscape' },
  a4Landscape: { paperSize: 'a4', orientation: 'landscape' },
  a4Portrait: { paperSize: 'a4', orientation: 'portrait' },
};

async function bytesOf(sheet: WriteSheet): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre'); // not at every start
  return writeXlsx({ sheets: [sheet] });
}

/** The list in its official columns: title, notice, heads, then its items under their headings. */
export function listWorkbook(station: string, { kind, version, items }: PublishedList): Promise<Uint8Array> {
  const { columns } = kind;
  const sheet = new Sheet(columns.length);
  sheet.across(listTitle(station, kind.name), styles.title);
  sheet.across(`公布文号：${version.noticeNo}　　公布日期：${version.publishedOn}　　第 ${version.number} 版`, styles.under);
  const heads = headRows(columns);
  const top = sheet.rows;
  for (let row = top; row < top + heads.length; row++) for (let c = 0; c < columns.length; c++) sheet.put(row, c, null, styles.head);
  for (const [r, cells] of heads.entries())
    for (const { text, column, wide, high } of cells) {
      sheet.put(top + r, column, text, styles.head);
      sheet.merge(top + r, column, top + r + high - 1, column + wide - 1);
    }
  const body = sheet.rows;
  for (const group of printedGroups(kind, items)) {
    if (group.heading !== null) sheet.across(group.heading, styles.heading);
    for (const { no, item } of group.rows) sheet.table(columns.map((c) => (c.field === 'orderNo' ? no : printed(c.field, item[c.field]))));
  }
  const made = sheet.made(
    kind.name.slice(0, 31),
    columns.map((c) => columnWidth(c.field)),
    body,
    papers[kind.print] ?? papers['a4Landscape']!,
  );
  made.pageSetup!.printTitlesRow = `$${top + 1}:$${body}`;
  return bytesOf(made);
}

const marks = {
  kept: {},
  added: { font: { color: { rgb: '1F6F43' }, underline: true } },
  removed: { font: { color: { rgb: 'A02B20' }, strikethrough: true } },
} as const satisfies Record<string, Partial<RichTextRun>>;

/** What a version changed, one field a row, the redline in the cell itself. */
export function changesWorkbook({ kind, version }: PublishedList, changes: readonly VersionChange[]): Promise<Uint8Array> {
  const heads = ['序号', '方式', '事项', '栏目', '调整前', '调整后', '对照', '原因', '依据'];
  const sheet = new Sheet(heads.length);
  sheet.across(`${listName(kind.name)}第 ${version.number} 版与第 ${version.number - 1} 版的差异`, styles.title);
  sheet.across(`${version.publishedOn} 公布，${version.noticeNo}。${sumOfChanges(version)}。`, styles.under);
  for (const [column, text] of heads.entries()) sheet.put(2, column, text, styles.head);
  for (const [i, change] of changes.entries()) {
    const how = codeLabel('changeKinds', change.change);
    const why = [change.reason === null ? '' : codeLabel('changeReasons', change.reason), change.basisText ?? ''];
    for (const { field, label, before, after, redline } of change.fields) {
      const was = printed(field, before);
      const is = printed(field, after);
      const runs: RichTextRun[] = redline
        ? redline.map((r) => ({ text: r.text, ...marks[r.kind] }))
        : [
            { text: was, ...marks.removed },
            { text: is, ...marks.added },
          ].filter((r) => r.text !== '');
      sheet.table([i + 1, how, change.title, label, was, is, runs, ...why]);
    }
  }
  return bytesOf(sheet.made('差异', [6, 8, 30, 12, 40, 40, 46, 12, 30], 3, papers['a3Landscape']!));
}
