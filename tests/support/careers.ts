/**
 * Random careers, and what a month pays for each by an engine of its own: it walks the days one by one and knows nothing of stretches, cuts or merged
 * facts. Ladder of three posts, a grade for every three full years by 1 January, calendar days.
 */
import fc from 'fast-check';

type PostClass = 'head' | 'deputy' | 'staff';
export type CareerPost = { postClass: PostClass; from: string; until: string | null };
export type Career = {
  serviceFrom: string;
  leftOn: string | null;
  /** 离岗 by the status alone. */
  onLeave: boolean;
  /** Empty: the post that stands on the worker counts. */
  posts: CareerPost[];
  standing: { postClass: PostClass; from: string };
  transfers: { on: string; way: 'in' | 'out' | 'within'; wording: number }[];
  breaks: { from: string; until: string | null; ends: boolean }[];
};

const from = '2025-01-01';
const base = 300_000;
const coefficients = Array.from({ length: 18 }, (_, i) => 10_000 + 500 * i);
const bands = { head: [7, 18], deputy: [4, 15], staff: [1, 12] } as const;
const order: readonly PostClass[] = ['staff', 'deputy', 'head'];

export const ladder = {
  format: 1 as const,
  name: '阶梯',
  effectiveFrom: from,
  grades: 18,
  posts: (['head', 'deputy', 'staff'] as const).map((key) => ({
    key,
    label: { head: '正职', deputy: '副职', staff: '工作人员' }[key],
    classes: [key],
    lowestGrade: bands[key][0],
    highestGrade: bands[key][1],
  })),
  base: { values: [{ from, value: base }] },
  coefficients: [{ from, value: coefficients }],
  parts: [{ key: 'pay', label: '薪级工资', kind: 'basic' as const, amount: { by: 'coefficient' as const } }],
  steps: { yearsPerStep: 3, liftWhen: 'reached' as const, partialYear: 'dropped' as const },
};
/** Own part of 8 % of 4,800 for everybody employed on any day of a month. */
export const contribution = { base: 480_000, own: 38_400 };

/** How offices write where somebody went or came from. */
export const places = {
  here: ['红旗街道', '示例县红旗街道', '红旗街道一社区', '一社区', '本街道'],
  elsewhere: ['青山街道', '示例县青山街道', '青山街道一社区', '邻县城关镇', '外县'],
};

const day = (first: string, last: string): fc.Arbitrary<string> =>
  fc
    .date({ min: new Date(`${first}T00:00:00Z`), max: new Date(`${last}T00:00:00Z`), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10));
const firstOfMonth = (first: string, last: string): fc.Arbitrary<string> => day(first, last).map((d) => `${d.slice(0, 7)}-01`);
const maybe = <T>(of: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T | null> => fc.option(of, { nil: null, freq: weight });
const near = day('2026-04-20', '2026-08-10');

const stretch = (one: fc.Arbitrary<string>): fc.Arbitrary<{ from: string; until: string | null }> =>
  fc.tuple(one, maybe(one, 4)).map(([a, b]) => (b !== null && b < a ? { from: b, until: a } : { from: a, until: b }));

export const career: fc.Arbitrary<Career> = fc
  .record({
    serviceFrom: fc.oneof({ weight: 4, arbitrary: firstOfMonth('2006-01-01', '2025-12-01') }, near),
    leftOn: fc.option(near, { nil: null, freq: 1 }),
    onLeave: fc.nat({ max: 11 }).map((n) => n === 0),
    posts: fc.uniqueArray(
      fc.record({ postClass: fc.constantFrom(...order), span: stretch(fc.oneof(near, firstOfMonth('2008-01-01', '2025-12-01'))) }),
      { maxLength: 4, selector: (p) => p.span.from },
    ),
    standing: fc.record({ postClass: fc.constantFrom(...order), from: fc.oneof(near, firstOfMonth('2012-01-01', '2025-12-01')) }),
    transfers: fc.uniqueArray(fc.record({ on: near, way: fc.constantFrom('in', 'out', 'within'), wording: fc.nat({ max: 4 }) }), {
      maxLength: 3,
      selector: (t) => t.on,
    }),
    // Of gaps before this year whole months, so that years can be told by counting months.
    gap: fc.option(fc.tuple(firstOfMonth('2012-01-01', '2024-12-01'), fc.integer({ min: 1, max: 9 })), { nil: null, freq: 1 }),
    leave: fc.option(fc.tuple(stretch(near), fc.boolean()), { nil: null, freq: 1 }),
  })
  .map(({ posts, gap, leave, transfers, ...rest }) => ({
    ...rest,
    transfers: transfers.slice(0, transfers.length > 0 && rest.leftOn ? 1 : 3),
    posts: posts.map((p) => ({ postClass: p.postClass, ...p.span })).sort((a, b) => (a.from < b.from ? -1 : 1)),
    breaks: [
      ...(gap ? [{ from: gap[0], until: lastBefore(addMonth(gap[0], gap[1])), ends: false }] : []),
      ...(leave ? [{ ...leave[0], ends: leave[1] }] : []),
    ],
  }));

const addMonth = (first: string, by: number): string => {
  const n = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + by;
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`;
};
const lastBefore = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
const daysOf = (month: string): string[] => {
  const days: string[] = [];
  for (let at = Date.parse(`${month}-01`); ; at += 86_400_000) {
    const date = new Date(at).toISOString().slice(0, 10);
    if (!date.startsWith(month)) return days;
    days.push(date);
  }
};
const covers = ({ from, until }: { from: string; until: string | null }, date: string): boolean =>
  from <= date && (until === null || until >= date);

/** Employed here by the transfers: the last one before or on the day that brought or took; before the first, the other way round. */
function hereBy({ transfers }: Career, date: string): boolean {
  const moves = transfers.filter((t) => t.way !== 'within').sort((a, b) => (a.on < b.on ? -1 : 1));
  const last = moves.filter((t) => t.on <= date).at(-1);
  return last ? last.way === 'in' : moves[0]?.way !== 'in';
}

function employed(c: Career, date: string): boolean {
  if (date < c.serviceFrom || (c.leftOn !== null && date > c.leftOn) || !hereBy(c, date)) return false;
  return !c.breaks.some((b) => b.ends && covers(b, date));
}

/** The day from which anything is known of a post here, where it is no transfer that tells when somebody came. */
function knownFrom(c: Career): string {
  const moves = c.transfers.filter((t) => t.way !== 'within').sort((a, b) => (a.on < b.on ? -1 : 1));
  if (moves[0]?.way === 'in') return '';
  return c.posts[0]?.from ?? c.standing.from;
}

function postOn(c: Career, date: string): PostClass | null {
  if (c.posts.length === 0) return c.standing.from <= date ? c.standing.postClass : null;
  const begun = c.posts.filter((p) => p.from <= date);
  const open = begun.filter((p) => p.until === null || p.until >= date);
  const lastEnd = begun
    .map((p) => p.until ?? '')
    .sort()
    .at(-1);
  const held = open.length > 0 ? open : begun.filter((p) => p.until === lastEnd);
  return held.map((p) => p.postClass).sort((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? null;
}

function monthly(c: Career, post: PostClass, date: string): number {
  const monthsOf = (d: string): number => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7)) - 1;
  const counted = `${date.slice(0, 4)}-01-01`;
  let months = c.serviceFrom < counted ? monthsOf(counted) - monthsOf(c.serviceFrom) : 0;
  for (const b of c.breaks) {
    if (b.until === null || b.until >= counted || b.until < c.serviceFrom) continue;
    const start = b.from < c.serviceFrom ? c.serviceFrom : b.from;
    months -= monthsOf(addMonth(`${b.until.slice(0, 7)}-01`, 1)) - monthsOf(start);
  }
  const [lowest, highest] = bands[post];
  const grade = Math.min(highest, lowest + Math.floor(Math.max(0, months) / 36));
  return (base * coefficients[grade - 1]!) / 10_000;
}

/** `null`: no line; `total` of 0 with `missing` where a paid day has no post. */
export function expectedOf(c: Career, month: string): { total: number; insured: boolean } | null {
  const days = daysOf(month);
  const known = knownFrom(c);
  if (!days.some((d) => employed(c, d) && d >= known)) return null;
  const insured = days.some((d) => employed(c, d) && d >= known);
  const dated = c.breaks.some((b) => b.until === null || b.until >= days[0]!);
  if (c.onLeave && c.leftOn === null && !dated) return { total: 0, insured };
  const paid = days.filter((d) => employed(c, d) && d >= known && !c.breaks.some((b) => covers(b, d)));
  const posts = paid.map((d) => postOn(c, d));
  if (posts.includes(null)) return { total: 0, insured: false };
  const sum = paid.reduce((all, d, i) => all + monthly(c, posts[i]!, d), 0);
  return { total: Math.floor((2 * sum + days.length) / (2 * days.length)), insured };
}
