/** What is published as .xlsx: a list as offices keep theirs (it imports again), what a version changed. */
import type { RichTextRun } from 'hucre';
import { codeLabel } from '#shared/codes/index.ts';
import { columnWidth, headRows, printed, printedGroups } from '#shared/domain/lists/publication/layout.ts';
import { listName, listTitle, sumOfChanges } from '#shared/domain/lists/publication/words.ts';
import type { PublishedList, VersionChange } from '../lists/service.ts';
import { bytesOf, papers, Sheet, styles } from './sheet.ts';

/** The list in its official columns: title, notice, heads, then its items under their headings. */
export function listWorkbook(station: string, { kind, version, items }: PublishedList): Promise<Uint8Array> {
  const { columns } = kind;
  const sheet = new Sheet(columns.map((c) => columnWidth(c.field)));
  sheet.across(listTitle(station, kind.name), styles.title, 32);
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
  const made = sheet.made(kind.name.slice(0, 31), body, papers[kind.print] ?? papers['a4Landscape']!);
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
  const sheet = new Sheet([6, 8, 30, 12, 40, 40, 46, 12, 30]);
  sheet.across(`${listName(kind.name)}第 ${version.number} 版与第 ${version.number - 1} 版的差异`, styles.title, 32);
  sheet.across(`${version.publishedOn} 公布，${version.noticeNo}。${sumOfChanges(version)}。`, styles.under);
  for (const [column, text] of heads.entries()) sheet.put(2, column, text, styles.head);
  for (const [i, change] of changes.entries()) {
    const how = codeLabel('changeKinds', change.change);
    const why = [change.reason === null ? '' : codeLabel('changeReasons', change.reason), change.basisText ?? ''];
    for (const { field, label, before, after, redline } of change.fields) {
      if (field === 'orderNo') continue; // its place in print is numbered anew with every version
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
  return bytesOf(sheet.made('差异', 3, papers['a3Landscape']!));
}
