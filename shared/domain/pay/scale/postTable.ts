/** A table of posts and their pay beside a table of grades: 岗位 | 岗位工资 | 津补贴. */
import { amountOf, contentOf } from './cells.ts';
import { classOf } from './columns.ts';
import { bare } from './grid.ts';
import type { Said, ScaleSheet } from './grid.ts';
import { postPayWords, postWords } from './words.ts';

export type PostPay = {
  posts: { label: string; classes: string[]; at: Said }[];
  /** An amount for each post, in their order; null where the cell holds none. */
  parts: { label: string; at: Said; cells: (Said & { value: number | null })[] }[];
};

/** The table, and the sheet without it: what stands beside in the same rows is a table of its own. */
export function postTableIn(sheet: ScaleSheet): { found: PostPay; rest: ScaleSheet } | null {
  const text = (i: number, j: number): string => (sheet[i]?.cells[j] ?? '').trim();
  for (let i = 0; i < sheet.length; i++)
    for (let j = 0; j < (sheet[i]?.cells.length ?? 0); j++) {
      if (!postWords.test(bare(text(i, j)))) continue;
      let end = i + 1;
      while (end < sheet.length && classOf(bare(text(end, j))) !== null) end++;
      const names = Array.from({ length: end - i - 1 }, (_, k) => bare(text(i + 1 + k, j)));
      if (names.length < 2 || new Set(names).size < names.length) continue;
      let width = 1;
      while (postPayWords.test(bare(text(i, j + width)))) width++;
      if (width === 1) continue;
      const said = (row: number, column: number): Said => ({ row: sheet[row]!.no, column, text: text(row, column) });
      const found: PostPay = {
        posts: names.map((label, k) => ({ label: label.slice(0, 30), classes: [classOf(label)!], at: said(i + 1 + k, j) })),
        parts: Array.from({ length: width - 1 }, (_, w) => ({
          label: bare(text(i, j + 1 + w)).slice(0, 30),
          at: said(i, j + 1 + w),
          cells: names.map((_, k) => {
            const cell = said(i + 1 + k, j + 1 + w);
            const content = contentOf(cell.text);
            return { ...cell, value: content?.kind === 'number' ? amountOf(content.text, false) : null };
          }),
        })),
      };
      const inside = (row: number, column: number): boolean => row >= i && row < end && column >= j && column < j + width;
      return { found, rest: sheet.map(({ no, cells }, r) => ({ no, cells: cells.map((cell, c) => (inside(r, c) ? '' : cell)) })) };
    }
  return null;
}
