/** What a measurement is, and how a run is shown and kept. */
import { median } from './timing.ts';

export type Measure = {
  part: string;
  name: string;
  /** Largest ratio that is good; null where the issue names none. */
  aim: number | null;
  unit: 's' | 'ms';
  /** Seconds of each run, in turn with the peer's. */
  ours: number[];
  theirs: number[];
  /** What `theirs` is. */
  peer: string;
  /** Anything else worth keeping: bytes, rows. */
  more?: Record<string, unknown>;
};

export type Summary = Omit<Measure, 'ours' | 'theirs'> & {
  ours: { median: number; runs: number[] };
  theirs: { median: number; runs: number[] };
  ratio: number;
  /** The smallest and the largest ratio of two runs that followed one another. */
  between: [number, number];
  met: boolean | null;
};

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

export function summary({ ours, theirs, ...measure }: Measure): Summary {
  const side = (runs: number[]): Summary['ours'] => ({ median: rounded(median(runs), 6), runs: runs.map((s) => rounded(s, 6)) });
  const ratio = rounded(median(ours) / median(theirs), 2);
  const pairs = ours.map((seconds, i) => rounded(seconds / theirs[i]!, 2));
  return {
    ...measure,
    ours: side(ours),
    theirs: side(theirs),
    ratio,
    between: [Math.min(...pairs), Math.max(...pairs)],
    met: measure.aim === null ? null : ratio <= measure.aim,
  };
}

const figure = (seconds: number, unit: 's' | 'ms'): string =>
  unit === 's' ? `${seconds.toFixed(2)} s` : `${(seconds * 1000).toFixed(seconds < 0.01 ? 2 : 1)} ms`;

/** The run as a Markdown table. */
export function table(summaries: readonly Summary[]): string {
  const rows = summaries.map(({ name, ours, theirs, unit, ratio, between, aim, met, peer }) => [
    name,
    figure(ours.median, unit),
    figure(theirs.median, unit),
    peer,
    `${ratio.toFixed(2)} (${between.map((r) => r.toFixed(2)).join('–')})`,
    aim === null ? '' : `≤ ${aim}${met ? '' : ', missed'}`,
  ]);
  const all = [['what', 'ours', 'peer', 'the peer', 'ratio (range)', 'aim'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => width(row[column]!))));
  const line = (row: string[]): string => `| ${row.map((cell, i) => cell + ' '.repeat(widths[i]! - width(cell))).join(' | ')} |`;
  return [line(all[0]!), `|${widths.map((w) => '-'.repeat(w + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}

/** Columns of a terminal: a Chinese character takes two. */
const width = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);
