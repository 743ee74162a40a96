/** 部门分工表: what a department leads, supports and does by the lists, with its duties. */
import type { Share } from '#shared/contract/matrix.ts';
import { shareParts, shareTitle } from '#shared/domain/lists/publication/share.ts';
import { bytesOf, papers, Sheet, styles } from './sheet.ts';

export function shareWorkbook(station: string, share: Share): Promise<Uint8Array> {
  const heads = ['清单', '序号', '事项', '分工', '本部门职责', '相关单位', '依据'];
  const sheet = new Sheet([18, 6, 36, 8, 50, 26, 40]);
  sheet.across(shareTitle(station, share), styles.title, 32);
  for (const [column, text] of heads.entries()) sheet.put(1, column, text, styles.head);
  for (const list of share.lists)
    for (const { label, items } of shareParts(list))
      for (const item of items) sheet.table([list.name, item.no, item.title, label, item.duty, item.others.join('、'), item.basis]);
  return bytesOf(sheet.made('部门分工', 2, papers['a4Landscape']!));
}
