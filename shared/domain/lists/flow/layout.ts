/** From the steps of a flow to a drawing with every place settled: the tidiest of the layouts that dagre offers. */
import { boxesOf } from './boxes.ts';
import type { Box, Line } from './boxes.ts';
import { linksOf, placed } from './place.ts';
import type { Align, Item, Link, Placed } from './place.ts';
import { routed } from './route.ts';
import type { At, Routed } from './route.ts';
import { limitText } from './steps.ts';
import type { FlowStep } from './steps.ts';

type Point = { x: number; y: number };
export type Drawing = {
  width: number;
  height: number;
  /** Its name to a reader who cannot see it, and what it shows in words. */
  title: string;
  told: string;
  boxes: { no: number; kind: Box['kind']; x: number; y: number; width: number; height: number; lines: Line[] }[];
  lines: { from: number; to: number; points: Point[]; label: (Point & { width: number; height: number; lines: string[] }) | null }[];
  /** Heights where only upright lines are cut, for printing on several pages. */
  cuts: number[];
};

const margin = 12;
/** What an A4 page holds where 14 pixels are 10.5 points; boxes are as wide as lets the drawing come nearest to it. */
const page = { width: 680, height: 900 } as const;
/** Not dagre's usual mean of all four, which puts hardly anything straight below anything. */
const aligns: readonly Align[] = ['UL', 'UR', 'DL', 'DR'];

export function laidOut(steps: readonly FlowStep[]): Drawing {
  const links = linksOf(steps);
  let best: Attempt | null = null;
  for (const most of [12, 9, 7]) {
    for (const align of aligns) {
      const next = attempt(steps, links, most, align);
      if (!best || next.cost < best.cost) best = next;
    }
    if (excess(best!.drawing) <= 1.1) break;
  }
  return best!.drawing;
}

/** How much too large a drawing is for a page; up to 1 it fits. */
const excess = ({ width, height }: Drawing): number => Math.max(width / page.width, height / page.height, 1);

type Attempt = { drawing: Drawing; cost: number };

function attempt(steps: readonly FlowStep[], links: readonly Link[], most: number, align: Align): Attempt {
  const boxes = boxesOf(steps, most);
  const place = placed(boxes, links, align);
  const ways = routed(place, boxes);
  const drawing = drawn(steps, boxes, place, ways);
  return { drawing, cost: ways.bends * 40 + drawing.width + drawing.height * 0.5 + (excess(drawing) - 1) * 3000 };
}

/** Heights of rows and channels, then everything in its place. */
function drawn(steps: readonly FlowStep[], boxes: ReadonlyMap<number, Box>, place: Placed, ways: Routed): Drawing {
  const tracks = ways.channels.assign();
  const heights = heightsOf(place.rows, tracks);
  const y = (at: At): number => {
    if ('net' in at) return heights.channels[at.channel]!.first + ways.channels.track(at.channel, at.net) * trackHeight;
    const middle = heights.rows[at.row]!;
    const half = at.no === undefined ? 0 : boxes.get(at.no)!.height / 2;
    return at.edge === 'top' ? middle - half : at.edge === 'bottom' ? middle + half : middle;
  };
  const lines = place.links.map((link) => {
    const label = ways.labels.get(link.index);
    return {
      from: link.from,
      to: link.to,
      points: simplified(ways.ways.get(link.index)!.map((w) => ({ x: w.x, y: y(w.at) }))),
      label: label && link.label ? { x: label.x, y: heights.rows[label.row]!, ...link.label } : null,
    };
  });
  const shapes = [...boxes.values()].map((box) => ({ ...box, x: place.xOf.get(box.no)!, y: heights.rows[place.rowOf.get(box.no)!]! }));
  return { ...told(steps), ...moved(shapes, lines), height: heights.bottom, cuts: heights.cuts };
}

/** Bands of a drawing that each fit a page, the first one `first` high at most, the others `page`; cut where only upright lines are. */
export function bandsOf(drawing: Drawing, first: number, page: number): { from: number; to: number }[] {
  const bands: { from: number; to: number }[] = [];
  let from = 0;
  for (;;) {
    const most = bands.length === 0 ? first : page;
    if (drawing.height - from <= most) return [...bands, { from, to: drawing.height }];
    // A row that is higher than a page is left whole.
    const to = drawing.cuts.findLast((cut) => cut > from && cut - from <= most) ?? drawing.cuts.find((cut) => cut > from);
    if (to === undefined) return [...bands, { from, to: drawing.height }];
    bands.push({ from, to });
    from = to;
  }
}

const trackHeight = 10;

function heightsOf(
  rows: readonly Item[][],
  tracks: ReadonlyMap<number, number>,
): {
  rows: number[];
  channels: { first: number }[];
  cuts: number[];
  bottom: number;
} {
  const middles: number[] = [];
  const channels: { first: number }[] = [];
  const cuts: number[] = [];
  const boxed = (r: number): boolean => rows[r]?.some((item) => item.no !== null) ?? false;
  let y = margin;
  for (let r = 0; r <= rows.length; r += 1) {
    const count = tracks.get(r) ?? 0;
    const above = r === 0 ? 0 : boxed(r - 1) ? 8 : 3;
    // Room for the arrow heads, where boxes come next.
    const below = r === rows.length ? 0 : boxed(r) ? (r === 0 && count === 0 ? 0 : 14) : 3;
    if (r > 0 && r < rows.length && boxed(r - 1)) cuts.push(y + 4);
    channels.push({ first: y + above + (count > 0 ? 2 : 0) });
    y += above + (count > 0 ? (count - 1) * trackHeight + 4 : 0) + below;
    if (r === rows.length) break;
    const height = Math.max(...rows[r]!.map((item) => item.height));
    middles.push(y + height / 2);
    y += height;
  }
  return { rows: middles, channels, cuts, bottom: y + margin };
}

/** Without points that lie on a straight line between their neighbours. */
function simplified(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const p of points) {
    const [a, b] = [kept.at(-2), kept.at(-1)];
    if (b && Math.abs(b.x - p.x) < 0.01 && Math.abs(b.y - p.y) < 0.01) continue;
    const straight =
      a && b && ((Math.abs(a.x - b.x) < 0.01 && Math.abs(b.x - p.x) < 0.01) || (Math.abs(a.y - b.y) < 0.01 && Math.abs(b.y - p.y) < 0.01));
    if (straight) kept.pop();
    kept.push(p);
  }
  return kept;
}

/** Everything moved so that the drawing begins at its margin. */
function moved(boxes: Drawing['boxes'], lines: Drawing['lines']): Pick<Drawing, 'boxes' | 'lines' | 'width'> {
  const xs = [
    ...boxes.flatMap((b) => [b.x - b.width / 2, b.x + b.width / 2]),
    ...lines.flatMap((l) => [
      ...l.points.map((p) => p.x),
      ...(l.label ? [l.label.x - l.label.width / 2, l.label.x + l.label.width / 2] : []),
    ]),
  ];
  const left = xs.length > 0 ? margin - Math.min(...xs) : 0;
  return {
    boxes: boxes.map((b) => ({ ...b, x: b.x + left })),
    lines: lines.map((l) => ({
      ...l,
      points: l.points.map((p) => ({ x: p.x + left, y: p.y })),
      label: l.label && { ...l.label, x: l.label.x + left },
    })),
    width: xs.length > 0 ? Math.max(...xs) + left + margin : 2 * margin,
  };
}

/** The drawing in words: each step with who does it, how long it takes and where it leads. */
function told(steps: readonly FlowStep[]): { title: string; told: string } {
  const titles = new Map(steps.map((s) => [s.no, s.title]));
  return {
    title: `流程图，共 ${steps.length} 个环节`,
    told: steps
      .map((s, i) => {
        const facts = [s.who?.trim(), limitText(s.limit)].filter(Boolean).join('，');
        const next = s.next
          .filter((n) => titles.has(n.to))
          .map((n) => `${n.label ? `${n.label}：` : ''}到“${titles.get(n.to)}”`)
          .join('；');
        return `${i + 1}. ${s.title}${facts ? `（${facts}）` : ''}${next ? `，${next}` : ''}。`;
      })
      .join(''),
  };
}
