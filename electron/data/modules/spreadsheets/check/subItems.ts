/** Sub-items of a list in rows of their own below the item: （一）最低生活保障申请受理, without a number in the column of numbers. */
import type { Value } from '#shared/registers/index.ts';

type Values = Record<string, Value>;
const numbered = /^[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)]\s*[^\s、]/;
/** What a sub-item shares with its item where its row leaves it empty. */
const shared = ['orderNo', 'type', 'field', 'body', 'leadBody'];

export class SubItemRows {
  private item: Values | null = null;

  /** A heading begins: what follows belongs to nothing above it. */
  begin(): void {
    this.item = null;
  }

  /** Makes a row a sub-item of the row above where it is one. */
  place(values: Values): void {
    const { title, orderNo = null, subItem = null } = values;
    if (typeof title !== 'string') return;
    const { item } = this;
    const below = item !== null && subItem === null && numbered.test(title) && (orderNo === null || orderNo === item['orderNo']);
    if (!below) {
      // An item that is numbered so itself has no sub-items of that form below it.
      this.item = numbered.test(title) ? null : values;
      return;
    }
    values['subItem'] = title;
    values['title'] = item['title']!;
    for (const name of shared) values[name] ??= item[name] ?? null;
  }
}
