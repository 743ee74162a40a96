/**
 * The lines of a flow. They run upright through the rows and level in the channels between them, each in a track of its own, so that no line crosses
 * a box or a label: boxes and labels stand in rows, and dagre keeps what passes a row apart from what stands in it.
 * Links that lead back run upright in a corridor that is free in every row that they pass.
 */
import type { Box } from './boxes.ts';
import type { Item, Link, Placed } from './place.ts';
import { Channels } from './channels.ts';

/** A height that is known only when every channel has its tracks. */
export type At = { row: number; edge: 'top' | 'middle' | 'bottom'; no?: number } | { channel: number; net: string };
export type Waypoint = { x: number; at: At };
export type Side = 'left' | 'right';
export type Routed = {
  ways: Map<number, Waypoint[]>;
  labels: Map<number, { x: number; row: number }>;
  channels: Channels;
  /** What makes it untidy, for choosing between layouts: bends, those of a step's first way on three times. */
  bends: number;
};

/** Between a line and what stands beside it. */
const clear = 14;

export function routed(placed: Placed, boxes: ReadonlyMap<number, Box>): Routed {
  straighten(placed);
  const plan = new Plan(placed, boxes);
  const onward = placed.links.filter((l) => !l.back);
  for (const no of placed.rowOf.keys()) plan.leaveBySides(onward.filter((l) => l.from === no));
  for (const link of onward) plan.onward(link);
  const span = (l: Link): number => placed.rowOf.get(l.from)! - placed.rowOf.get(l.to)!;
  for (const link of placed.links.filter((l) => l.back).sort((a, b) => span(a) - span(b))) plan.back(link);
  return plan;
}

/** Moves what a line passes under its start or over its end where the row has room, which saves bends. */
function straighten(placed: Placed): void {
  for (let round = 0; round < 3; round += 1)
    for (const link of placed.links) {
      const passes = placed.passes.get(link.index);
      if (!passes) continue;
      const from = placed.xOf.get(link.from)!;
      const to = placed.xOf.get(link.to)!;
      for (const [i, { row, item }] of passes.entries()) {
        const before = i === 0 ? from : passes[i - 1]!.item.x;
        const after = i === passes.length - 1 ? to : passes[i + 1]!.item.x;
        for (const x of [before, after]) if (item.x !== x && item.x !== before && roomAt(placed.rows[row]!, item, x)) item.x = x;
      }
    }
}

/** Whether an item of a row can stand at x without passing a neighbour. */
function roomAt(row: readonly Item[], item: Item, x: number): boolean {
  const low = Math.min(x, item.x);
  const high = Math.max(x, item.x);
  return row.every((other) => {
    if (other === item) return true;
    const apart = (other.width + item.width) / 2 + clear;
    return other.x + apart <= low || other.x - apart >= high || (other.x < item.x ? x - other.x : other.x - x) >= apart;
  });
}

class Plan implements Routed {
  ways = new Map<number, Waypoint[]>();
  labels = new Map<number, { x: number; row: number }>();
  channels = new Channels();
  bends = 0;
  /** Links that leave at a side, and sides that are taken: by one that leaves, or by those that arrive. */
  private sides = new Map<number, Side>();
  private taken = new Map<string, 'out' | 'in'>();
  private readonly placed: Placed;
  private readonly boxes: ReadonlyMap<number, Box>;

  constructor(placed: Placed, boxes: ReadonlyMap<number, Box>) {
    this.placed = placed;
    this.boxes = boxes;
  }

  private x(no: number): number {
    return this.placed.xOf.get(no)!;
  }
  private row(no: number): number {
    return this.placed.rowOf.get(no)!;
  }
  private sideX(no: number, side: Side): number {
    return this.x(no) + ((side === 'left' ? -1 : 1) * this.boxes.get(no)!.width) / 2;
  }

  /** Whether a level line from the side of a step to x, and an upright one from there, meet nothing in the step's row. */
  private reaches(no: number, side: Side, x: number): boolean {
    const edge = this.sideX(no, side);
    const far = side === 'left' ? edge - x : x - edge;
    if (far < clear) return false;
    const [low, high] = side === 'left' ? [x, edge] : [edge, x];
    return this.placed.rows[this.row(no)]!.every((item) => {
      if (item.no === no) return true;
      if (item.width === 0) return Math.abs(item.x - x) >= clear;
      return item.x + item.width / 2 + clear <= low || item.x - item.width / 2 - clear >= high;
    });
  }

  /** The level line at the side of a step is part of it: nothing else is put across. */
  private take(no: number, side: Side, way: 'out' | 'in', x: number): void {
    const edge = this.sideX(no, side);
    this.taken.set(`${no} ${side}`, way);
    this.placed.rows[this.row(no)]!.push({ x: (edge + x) / 2, width: Math.abs(x - edge), height: 0, no, link: null });
  }

  /** Of the ways out of a diamond, the outermost that is not straight below leaves at each side. */
  leaveBySides(links: readonly Link[]): void {
    const no = links[0]?.from;
    if (no === undefined || links.length < 2 || this.boxes.get(no)!.kind !== 'decision') return;
    const ways = links
      .map((link) => ({ link, x: this.placed.passes.get(link.index)?.[0]?.item.x ?? this.x(link.to) }))
      .sort((a, b) => a.x - b.x);
    for (const [side, way] of [['left', ways[0]!] as const, ['right', ways.at(-1)!] as const]) {
      if (this.taken.has(`${no} ${side}`) || !this.reaches(no, side, way.x)) continue;
      this.sides.set(way.link.index, side);
      this.take(no, side, 'out', way.x);
    }
  }

  /** From a step to one below it. */
  onward(link: Link): void {
    const way: Waypoint[] = [];
    const passes = this.placed.passes.get(link.index) ?? [];
    const side = this.sides.get(link.index);
    const start = this.row(link.from);
    const end = this.row(link.to);
    const stops = [...passes.map((p) => ({ row: p.row, x: p.item.x })), { row: end, x: this.x(link.to) }];
    let x = this.x(link.from);
    let row = start;
    if (side) {
      way.push({ x: this.sideX(link.from, side), at: { row: start, edge: 'middle' } });
      x = stops[0]!.x;
      way.push({ x, at: { row: start, edge: 'middle' } });
    } else way.push({ x, at: { row: start, edge: 'bottom', no: link.from } });
    for (const stop of stops) {
      if (Math.abs(stop.x - x) > 0.5) {
        const channel = row + 1;
        const net = row === start && !side ? `from ${link.from}` : `link ${link.index} ${row}`;
        this.channels.pin(channel, net, { x, up: true });
        this.channels.pin(channel, net, { x: stop.x, up: false });
        way.push({ x, at: { channel, net } }, { x: stop.x, at: { channel, net } });
        this.bends += link === this.main(link.from) ? 3 : 1;
      }
      x = stop.x;
      row = stop.row;
    }
    way.push({ x, at: { row: end, edge: 'top', no: link.to } });
    this.ways.set(link.index, way);
    const labelled = passes.find((p) => p.item.height > 0);
    if (link.label && labelled) this.labels.set(link.index, { x: labelled.item.x, row: labelled.row });
  }

  private main(no: number): Link | undefined {
    return this.placed.links.find((l) => l.from === no && !l.back);
  }

  /** From a step to one above it, or to itself: out at a side or at the foot, up a corridor, in at a side or from above. */
  back(link: Link): void {
    const [top, bottom] = [this.row(link.to), this.row(link.from)];
    const itself = link.from === link.to;
    const half = Math.max((link.label?.width ?? 0) * (itself ? 1 : 0.5), 2);
    const rows = this.placed.rows.slice(top, bottom + 1);
    const best = this.corridors(rows, half + clear)
      // The label of a step that leads to itself stands right of its line.
      .filter((x) => !itself || x > this.x(link.from))
      .map((x) => {
        const out = this.side(link.from, x, 'out');
        const into = itself ? undefined : this.side(link.to, x, 'in');
        const far = Math.abs(x - this.x(link.from)) + Math.abs(x - this.x(link.to));
        const around = (out ? 0 : 80 + this.crossed(link.from, x, 'from') * 60) + (into ? 0 : 60 + this.crossed(link.to, x, 'to') * 60);
        return { x, out, into, cost: far + around };
      })
      .reduce((a, b) => (b.cost < a.cost ? b : a));
    const { x, out, into } = best;
    const way: Waypoint[] = [];
    if (out) {
      this.take(link.from, out, 'out', x);
      way.push({ x: this.sideX(link.from, out), at: { row: bottom, edge: 'middle' } }, { x, at: { row: bottom, edge: 'middle' } });
    } else {
      const net = `from ${link.from}`;
      this.channels.pin(bottom + 1, net, { x: this.x(link.from), up: true });
      this.channels.pin(bottom + 1, net, { x, up: true });
      way.push({ x: this.x(link.from), at: { row: bottom, edge: 'bottom', no: link.from } });
      way.push({ x: this.x(link.from), at: { channel: bottom + 1, net } }, { x, at: { channel: bottom + 1, net } });
    }
    if (into) {
      this.take(link.to, into, 'in', x);
      way.push({ x, at: { row: top, edge: 'middle' } }, { x: this.sideX(link.to, into), at: { row: top, edge: 'middle' } });
    } else {
      const net = `link ${link.index}`;
      this.channels.pin(top, net, { x, up: false });
      this.channels.pin(top, net, { x: this.x(link.to), up: false });
      way.push({ x, at: { channel: top, net } }, { x: this.x(link.to), at: { channel: top, net } });
      way.push({ x: this.x(link.to), at: { row: top, edge: 'top', no: link.to } });
    }
    this.ways.set(link.index, way);
    this.bends += way.length > 4 ? 2 : 1;
    this.keepFree(link, x, rows, itself);
  }

  /** Steps of the same row whose lines downwards (`from`) or from above (`to`) a level line to x would cross. */
  private crossed(no: number, x: number, end: 'from' | 'to'): number {
    const [low, high] = x < this.x(no) ? [x, this.x(no)] : [this.x(no), x];
    const lines = new Set(this.placed.links.filter((l) => !l.back).map((l) => l[end]));
    return this.placed.rows[this.row(no)]!.filter((item) => item.no !== no && lines.has(item.no!) && item.x > low && item.x < high).length;
  }

  private keepFree(link: Link, x: number, rows: Item[][], itself: boolean): void {
    for (const row of rows) row.push({ x, width: 0, height: 0, no: null, link: link.index });
    if (!link.label) return;
    const row = itself ? this.row(link.to) : this.placed.labelRow.get(link.index)!;
    const middle = itself ? x + 4 + link.label.width / 2 : x;
    this.placed.rows[row]!.push({ x: middle, width: link.label.width, height: link.label.height, no: null, link: link.index });
    this.labels.set(link.index, { x: middle, row });
  }

  /** The side by which a corridor reaches a step; none where something stands between. */
  private side(no: number, x: number, way: 'out' | 'in'): Side | undefined {
    const side: Side = x < this.x(no) ? 'left' : 'right';
    const taken = this.taken.get(`${no} ${side}`);
    if (taken !== undefined && (way === 'out' || taken === 'out')) return undefined;
    return this.reaches(no, side, x) ? side : undefined;
  }

  /** Places that are free in all of the rows, at least `apart` from what stands there. */
  private corridors(rows: readonly Item[][], apart: number): number[] {
    const items = rows.flat();
    const places = items.flatMap((item) => [item.x - item.width / 2 - apart, item.x + item.width / 2 + apart]);
    return places.filter((x) => items.every((item) => Math.abs(item.x - x) >= item.width / 2 + apart - 0.01));
  }
}
