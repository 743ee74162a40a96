/** What the pages of 清单执行 share. */
import type { Output } from '#shared/contract/index.ts';

/** An item of a list that a matter may be. */
export type Offer = Output<'listUse.offer'>['items'][number];

/** 2026-05-06 as a paper says it: 2026年5月6日. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
