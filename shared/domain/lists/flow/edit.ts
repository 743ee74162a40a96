/** Changes of a written flow that keep its numbers right: steps are numbered 1, 2, 3 … and the ways on follow the steps that they name. */
import type { StepKind } from './steps.ts';
import { waysOf, waysText } from './written.ts';
import type { WrittenStep } from './written.ts';

type Rows = readonly WrittenStep[];

export const freshStep = (kind: StepKind = 'step'): WrittenStep => ({ no: 0, title: '', kind, who: null, limit: null, next: null });

/** Numbers the rows by their order; `places` says where what had a number stands now. */
function renumbered(rows: Rows, places: ReadonlyMap<number, number | null>): WrittenStep[] {
  const to = (no: number): number | null => (places.has(no) ? places.get(no)! : no);
  return rows.map((row, i) => {
    const ways = waysOf(row.next);
    // Words stay as they were typed where no number in them changes.
    const moves = ways.some((w) => !('unread' in w) && to(w.to) !== w.to);
    return { ...row, no: i + 1, next: moves ? waysText(ways, to) : row.next };
  });
}

const placesOf = (rows: Rows): Map<number, number> => new Map(rows.map((row, i) => [row.no, i + 1]));

/** A step after the one at `index` (-1: before all). */
export function inserted(rows: Rows, index: number, step: WrittenStep = freshStep()): WrittenStep[] {
  const before = rows[index];
  const follower = rows[index + 1];
  const ways = before ? waysOf(before.next) : [];
  const [only] = ways;
  // What led to the step that followed leads to the new one.
  const passedOn = ways.length === 1 && only && !('unread' in only) && only.label === null && only.to === follower?.no;
  const kept = rows.map((row, i) => (i === index && passedOn ? { ...row, next: null } : row));
  const all = [...kept.slice(0, index + 1), { ...step, no: -1 }, ...kept.slice(index + 1)];
  const places = placesOf(all);
  places.delete(-1);
  return renumbered(all, places);
}

/** Without the step at `index`: ways that led to it lead where it led, if that is one place. */
export function without(rows: Rows, index: number): WrittenStep[] {
  const gone = rows[index];
  if (!gone) return [...rows];
  const rest = rows.filter((_, i) => i !== index);
  const places = new Map<number, number | null>(placesOf(rest));
  const ways = waysOf(gone.next);
  const [only] = ways;
  const follower = gone.kind === 'end' ? undefined : rows[index + 1]?.no;
  const beyond = ways.length === 0 ? follower : ways.length === 1 && only && !('unread' in only) ? only.to : undefined;
  places.set(gone.no, beyond === undefined || beyond === gone.no ? null : (places.get(beyond) ?? null));
  return renumbered(rest, places);
}

/** With the step at `index` one place further up or down. */
export function moved(rows: Rows, index: number, by: -1 | 1): WrittenStep[] {
  const other = index + by;
  if (!rows[index] || !rows[other]) return [...rows];
  const order = [...rows];
  [order[index], order[other]] = [order[other]!, order[index]!];
  return renumbered(order, placesOf(order));
}
