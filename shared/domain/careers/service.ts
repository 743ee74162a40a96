/** 社区工作年限 by the calendar, without interruptions. What a scheme counts (failed years, begun years) is the scheme's rule, see `shared/domain/pay`. */
import { monthsBetween, startAfterGaps } from '../pay/years.ts';

export type Break = { from: string; until: string | null };

/** Breaks within the service, those that touch or overlap joined; an open one lasts until the day. */
function joined(breaks: readonly Break[], from: string, on: string): { from: string; until: string }[] {
  const out: { from: string; until: string }[] = [];
  const within = breaks
    .map((b) => ({ from: b.from < from ? from : b.from, until: b.until === null || b.until > on ? on : b.until }))
    .filter((b) => b.from < b.until)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  for (const b of within) {
    const last = out.at(-1);
    if (last && b.from <= last.until) last.until = b.until > last.until ? b.until : last.until;
    else out.push(b);
  }
  return out;
}

/** Whole months of service up to a day, and the sentence that says so; null where the first day is not known. A break moves the first day by its length. */
export function serviceOf(from: string | null, on: string, breaks: readonly Break[]): { months: number | null; text: string } {
  if (from === null) return { months: null, text: '没有参加社区工作时间，算不出年限。' };
  if (from > on) return { months: 0, text: `${from} 起，尚未开始。` };
  const gaps = joined(breaks, from, on);
  const start = startAfterGaps(from, on, gaps);
  const months = start > on ? 0 : monthsBetween(start, on);
  const without = gaps.length > 0 ? `，扣除中断 ${gaps.length} 段（${gaps.map((g) => `${g.from} 至 ${g.until}`).join('，')}）` : '';
  const said = `${Math.floor(months / 12)} 年${months % 12 > 0 ? ` ${months % 12} 个月` : ''}`;
  return { months, text: `${from} 起，截至 ${on}${without}，满 ${said}。` };
}
