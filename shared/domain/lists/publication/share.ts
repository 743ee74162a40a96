/** A department's share of the lists in words. */
import { codeLabel } from '../../../codes/index.ts';
import { chineseDate } from './words.ts';

type Parts<T> = { lead: readonly T[]; support: readonly T[]; implement: readonly T[] };

/** Its parts that are not empty, in the order in which they are read. */
export const shareParts = <T>(list: Parts<T>): { role: 'lead' | 'support' | 'implement'; label: string; items: readonly T[] }[] =>
  (['lead', 'support', 'implement'] as const)
    .map((role) => ({ role, label: codeLabel('bodyRoles', role), items: list[role] }))
    .filter((part) => part.items.length > 0);

/** 县民政局在示例县红旗街道清单中的分工（2026年5月1日）. */
export const shareTitle = (station: string, { body, on }: { body: string; on: string | null }): string =>
  `${body}在${station}清单中的分工${on === null ? '' : `（截至${chineseDate(on)}）`}`;

/** 牵头 3 项，配合 12 项. */
export const shareSum = (lists: readonly Parts<unknown>[]): string =>
  shareParts({
    lead: lists.flatMap((l) => l.lead),
    support: lists.flatMap((l) => l.support),
    implement: lists.flatMap((l) => l.implement),
  })
    .map((part) => `${part.label} ${part.items.length} 项`)
    .join('，');
