/** What a change of pay does to people: per head, in sum, by group, and how it is spread. Pure; money is fen a month. */

/** Somebody before and after; groups are those before the change. */
export type Affected = { before: number; after: number; post: string; grade: string; community: string };

/** fen; by nearest rank, so that each figure is somebody's own. */
export type Spread = { min: number; p10: number; p25: number; median: number; p75: number; p90: number; max: number; mean: number };
export type GroupEffect = { key: string; people: number; before: number; after: number; gain: number; lose: number };
/** From (inclusive) to until (exclusive), fen. */
export type Bin = { from: number; until: number; people: number };
export type Effect = {
  people: number;
  before: number;
  after: number;
  gain: number;
  lose: number;
  same: number;
  perHead: Spread | null;
  byPost: GroupEffect[];
  byGrade: GroupEffect[];
  byCommunity: GroupEffect[];
  histogram: Bin[];
};

/** The value of which at least the share lies at or below; `sorted` ascending and not empty. */
export const nearestRank = (sorted: readonly number[], share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;

function spreadOf(changes: readonly number[]): Spread | null {
  if (changes.length === 0) return null;
  const sorted = [...changes].sort((a, b) => a - b);
  const at = (share: number): number => nearestRank(sorted, share);
  const mean = Math.round(sorted.reduce((sum, n) => sum + n, 0) / sorted.length);
  return { min: sorted[0]!, p10: at(0.1), p25: at(0.25), median: at(0.5), p75: at(0.75), p90: at(0.9), max: sorted.at(-1)!, mean };
}

/** 1, 2 or 5 times a power of ten yuan: the smallest with at most so many bins. */
function binWidth(range: number, most: number): number {
  for (let power = 100; ; power *= 10) for (const times of [1, 2, 5]) if (range / (power * times) < most) return power * times;
}

/** Changes counted in bins of a round number of yuan, without a gap; one bin where all change alike. */
export function histogramOf(changes: readonly number[], most = 16): Bin[] {
  if (changes.length === 0) return [];
  let low = Infinity;
  let high = -Infinity;
  for (const change of changes) {
    if (change < low) low = change;
    if (change > high) high = change;
  }
  const width = binWidth(high - low, most - 1);
  const first = Math.floor(low / width);
  const bins = Array.from({ length: Math.floor(high / width) - first + 1 }, (_, i) => ({
    from: (first + i) * width,
    until: (first + i + 1) * width,
    people: 0,
  }));
  for (const change of changes) bins[Math.floor(change / width) - first]!.people++;
  return bins;
}

function groupsOf(all: readonly Affected[], by: (one: Affected) => string): GroupEffect[] {
  const groups = new Map<string, GroupEffect>();
  for (const one of all) {
    const key = by(one);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { key, people: 0, before: 0, after: 0, gain: 0, lose: 0 }));
    group.people++;
    group.before += one.before;
    group.after += one.after;
    if (one.after > one.before) group.gain++;
    if (one.after < one.before) group.lose++;
  }
  return [...groups.values()];
}

export function effectOf(all: readonly Affected[]): Effect {
  const changes = all.map((one) => one.after - one.before);
  const sum = (of: (one: Affected) => number): number => all.reduce((total, one) => total + of(one), 0);
  return {
    people: all.length,
    before: sum((one) => one.before),
    after: sum((one) => one.after),
    gain: changes.filter((n) => n > 0).length,
    lose: changes.filter((n) => n < 0).length,
    same: changes.filter((n) => n === 0).length,
    perHead: spreadOf(changes),
    byPost: groupsOf(all, (one) => one.post),
    byGrade: groupsOf(all, (one) => one.grade).sort((a, b) => Number(b.key) - Number(a.key)),
    byCommunity: groupsOf(all, (one) => one.community),
    histogram: histogramOf(changes),
  };
}
