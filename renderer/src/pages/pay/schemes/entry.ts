/** What the declarations share: the article of a rule, and keys, which the program makes. */
import type { Field } from './declare.ts';

export const article: Field = { kind: 'text', label: '依据条款', empty: '如“第五条”' };

export const only: Field = { kind: 'keys', of: 'posts', label: '仅限岗位', empty: '全部岗位' };

/** The first of `post1`, `post2` … that the list does not have. */
export function freshKey(prefix: string, list: readonly { key: string }[]): string {
  for (let n = list.length + 1; ; n++) if (!list.some((entry) => entry.key === `${prefix}${n}`)) return `${prefix}${n}`;
}

export const unitWords = { fen: '分', jiao: '角', yuan: '元', tenYuan: '十元' };
export const rhythmWords = { monthly: '按月', quarterly: '按季', halfYearly: '按半年', yearly: '按年' };
