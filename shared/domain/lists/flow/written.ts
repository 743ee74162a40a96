/**
 * A flow as it is written down: one row a step, limit and ways on in words. The words are kept, the steps that are drawn are read out of them, so a
 * table, a workbook and a drawing say the same.
 */
import { numberOf } from '../numerals.ts';
import type { Branch, FlowStep, Limit, StepKind } from './steps.ts';

export type WrittenStep = {
  /** Its place and its name, from 1. */
  no: number;
  title: string;
  kind: StepKind;
  who: string | null;
  /** 5个工作日, 3日, 即时. */
  limit: string | null;
  /** 通过→5；不通过→2. Empty: to the step that follows, from an end nowhere. */
  next: string | null;
};

const number = '([0-9]{1,4}|[一二三四五六七八九十百两]{1,6})';
const days = new RegExp(`^(?:自.{1,14}起)?(?:不超过|在)?${number}(?:个)?(工作日|自然日|日|天)(?:之内|以内|内)?$`);

/** 自受理之日起5个工作日内 counts five working days; what is no number of days stays words. */
export function limitOf(written: string | null): Limit | null {
  const text = written?.trim() ?? '';
  if (text === '') return null;
  const found = days.exec(text.replace(/\s+/g, ''));
  const count = found ? numberOf(found[1]!.replace('两', '二')) : null;
  return count === null ? { text } : { days: count, working: found![2] === '工作日' };
}

/** One way on as it is written. */
export type Way = { label: string | null; to: number } | { unread: string };

const way = /^(.*?)\s*(?:→|⇒|-+>|=+>|—+>|:|：)?\s*(?:转至|转到|转|至|到)?\s*第?\s*(\d{1,3})\s*(?:个?环节|步)?$/;

/** 通过→5；不通过→2 part by part; a way may also name the step that it leads to by its title. */
export function waysOf(written: string | null, titles: ReadonlyMap<string, number> = new Map()): Way[] {
  return (written ?? '')
    .split(/[；;\n]|(?<=\d)\s*[，,、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): Way => {
      const titled = /^(.*?)\s*(?:→|⇒|-+>|=+>|—+>|:|：)\s*(.+)$/.exec(part);
      const named = titles.get(titled ? titled[2]! : part);
      if (named !== undefined) return { label: titled?.[1]?.trim() || null, to: named };
      const found = way.exec(part);
      return found ? { label: found[1]!.trim() || null, to: Number(found[2]) } : { unread: part };
    });
}

/** The ways as one line; numbers as `to` says them, null takes a way's number away. */
export function waysText(ways: readonly Way[], to: (no: number) => number | null = (no) => no): string | null {
  const parts = ways.map((w) => ('unread' in w ? w.unread : wayText(w.label, to(w.to)))).filter((part) => part !== '');
  return parts.length > 0 ? parts.join('；') : null;
}
const wayText = (label: string | null, to: number | null): string => (label ? `${label}→${to ?? ''}` : to === null ? '' : String(to));

/** The steps to draw, in the order of their numbers. */
export function flowOf(rows: readonly WrittenStep[]): FlowStep[] {
  const ordered = [...rows].sort((a, b) => a.no - b.no);
  const titles = new Map(ordered.map((row) => [row.title.trim(), row.no]));
  return ordered.map((row, i) => {
    const ways = waysOf(row.next, titles);
    const follower = ordered[i + 1]?.no;
    const next: Branch[] =
      (row.next ?? '').trim() !== ''
        ? ways.flatMap((w) => ('unread' in w ? [] : [w]))
        : row.kind === 'end' || follower === undefined
          ? []
          : [{ to: follower, label: null }];
    return { no: row.no, title: row.title, kind: row.kind, who: row.who, limit: limitOf(row.limit), next };
  });
}
