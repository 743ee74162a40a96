/**
 * Where the steps of a flow stand: rows from the top down and places in them, as dagre puts them. Only edges that lead on are given to it; those that
 * lead back are drawn around what is placed (`route.ts`), so that a return never turns the order of the steps upside down.
 */
import { Graph, layout } from '@dagrejs/dagre';
import type { GraphLabel } from '@dagrejs/dagre';
import { labelRoom } from './boxes.ts';
import type { Box, Room } from './boxes.ts';
import { returnsOf } from './returns.ts';
import type { FlowStep } from './steps.ts';

export type Link = {
  index: number;
  from: number;
  to: number;
  label: (Room & { lines: string[] }) | null;
  /** Leads back to a step that comes before; a step that leads to itself too. */
  back: boolean;
};
/** What takes room in a row: a step, or a line that passes (with its label). */
export type Item = { x: number; width: number; height: number; no: number | null; link: number | null };
export type Placed = {
  rows: Item[][];
  /** Row of each step. */
  rowOf: Map<number, number>;
  xOf: Map<number, number>;
  /** Items that each link passes, from its start downwards; links that lead back have none. */
  passes: Map<number, { row: number; item: Item }[]>;
  /** The row where the label of a link that leads back has room. */
  labelRow: Map<number, number>;
  links: Link[];
};
export type Align = NonNullable<GraphLabel['align']>;

/** Every branch that leads to a step there is; those alike are one, and so are all that lead a step to itself. */
export function linksOf(steps: readonly FlowStep[]): Link[] {
  const known = new Map(steps.map((step) => [step.no, step]));
  const wanted = new Map<string, { from: number; to: number; label: string }>();
  for (const step of known.values())
    for (const branch of step.next) {
      const label = branch.label?.trim() ?? '';
      if (!known.has(branch.to)) continue;
      const key = branch.to === step.no ? `${step.no}` : JSON.stringify([step.no, branch.to, label]);
      const alike = wanted.get(key);
      if (alike && alike.label !== label && label !== '') alike.label = alike.label === '' ? label : `${alike.label}、${label}`;
      else if (!alike) wanted.set(key, { from: step.no, to: branch.to, label });
    }
  const back = returnsOf([...known.values()]);
  return [...wanted.values()].map(({ from, to, label }, index) => ({
    index,
    from,
    to,
    label: label === '' ? null : labelRoom(label),
    back: back.has(`${from}>${to}`),
  }));
}

/** Room between neighbours of a row; lines need less than boxes. */
const gaps = { box: 30, line: 20 } as const;

export function placed(boxes: ReadonlyMap<number, Box>, links: readonly Link[], align: Align): Placed {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: gaps.box, edgesep: gaps.line, ranksep: 40, align });
  for (const box of boxes.values()) graph.setNode(String(box.no), { width: box.width, height: box.height });
  const first = new Set<number>();
  for (const link of links) {
    if (link.back) continue;
    const main = !first.has(link.from);
    first.add(link.from);
    const box = boxes.get(link.from)!;
    // The main way out of a diamond keeps the whole room below it, so that the others can leave at its sides.
    const width = main && box.kind === 'decision' ? box.width + 8 : (link.label?.width ?? 0);
    graph.setEdge(
      String(link.from),
      String(link.to),
      { width, height: link.label?.height ?? 1, labelpos: 'c', weight: main ? 3 : 1 },
      String(link.index),
    );
  }
  layout(graph);
  return rowsOf(graph, boxes, links);
}

function rowsOf(graph: InstanceType<typeof Graph>, boxes: ReadonlyMap<number, Box>, links: readonly Link[]): Placed {
  const byY = new Map<number, Item[]>();
  const at = (y: number): Item[] => {
    const key = Math.round(y * 10);
    const known = byY.get(key);
    if (known) return known;
    const row: Item[] = [];
    byY.set(key, row);
    return row;
  };
  const xOf = new Map<number, number>();
  for (const box of boxes.values()) {
    const node = graph.node(String(box.no)) as { x: number; y: number };
    xOf.set(box.no, node.x);
    at(node.y).push({ x: node.x, width: box.width, height: box.height, no: box.no, link: null });
  }
  for (const link of links) {
    if (link.back) continue;
    const edge = graph.edge(String(link.from), String(link.to), String(link.index)) as {
      points: { x: number; y: number }[];
      x?: number;
      y?: number;
    };
    // The first and the last point lie on the boxes, those between on the rows that the line passes.
    for (const point of edge.points.slice(1, -1)) {
      const labelled = link.label !== null && Math.abs(point.y - (edge.y ?? NaN)) < 0.5;
      at(point.y).push({
        x: point.x,
        width: labelled ? link.label!.width : 0,
        height: labelled ? link.label!.height : 0,
        no: null,
        link: link.index,
      });
    }
  }
  const all = [...byY.entries()].sort(([a], [b]) => a - b).map(([, row]) => row.sort((a, b) => a.x - b.x));
  const kept = rowsOfReturns(all, links);
  // Otherwise a row that only lines without label pass is no row.
  const rows = all.filter((row) => kept.has(row) || row.some((item) => item.height > 0));
  const rowOf = new Map<number, number>();
  const passes = new Map<number, { row: number; item: Item }[]>();
  for (const [r, row] of rows.entries())
    for (const item of row) {
      if (item.no !== null) rowOf.set(item.no, r);
      else passes.set(item.link!, [...(passes.get(item.link!) ?? []), { row: r, item }]);
    }
  const labelRow = new Map<number, number>();
  for (const [row, returns] of kept) for (const index of returns) labelRow.set(index, rows.indexOf(row));
  return { rows, rowOf, xOf, passes, labelRow, links: [...links] };
}

/** For the label of each link that leads back: a row without steps between its ends, the nearest to where it starts. */
function rowsOfReturns(rows: readonly Item[][], links: readonly Link[]): Map<Item[], number[]> {
  const kept = new Map<Item[], number[]>();
  const rowOf = (no: number): number => rows.findIndex((row) => row.some((item) => item.no === no));
  for (const link of links) {
    if (!link.back || !link.label) continue;
    const between = rows.slice(rowOf(link.to) + 1, rowOf(link.from)).filter((row) => row.every((item) => item.no === null));
    const row = between.at(-1);
    if (row) kept.set(row, [...(kept.get(row) ?? []), link.index]);
  }
  return kept;
}
