import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFlow } from './draw.ts';
import { bandsOf, laidOut } from './layout.ts';
import type { Drawing } from './layout.ts';
import { stepKinds } from './steps.ts';
import type { FlowStep } from './steps.ts';

type Rect = { x: number; y: number; width: number; height: number };
/** Whether two boxes share more than an edge; places are middles. */
const overlap = (a: Rect, b: Rect, apart = 0): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 + apart - 0.1 && Math.abs(a.y - b.y) < (a.height + b.height) / 2 + apart - 0.1;

const pieces = (line: Drawing['lines'][number]): Rect[] =>
  line.points.slice(1).map((p, i) => {
    const q = line.points[i]!;
    return { x: (p.x + q.x) / 2, y: (p.y + q.y) / 2, width: Math.abs(p.x - q.x), height: Math.abs(p.y - q.y) };
  });

/** How far two pieces of lines run on each other. */
function shared(a: Rect, b: Rect): number {
  const along = (one: 'x' | 'y', size: 'width' | 'height', across: 'x' | 'y', thick: 'width' | 'height'): number =>
    a[thick] < 0.1 && b[thick] < 0.1 && Math.abs(a[across] - b[across]) < 2
      ? Math.min(a[one] + a[size] / 2, b[one] + b[size] / 2) - Math.max(a[one] - a[size] / 2, b[one] - b[size] / 2)
      : 0;
  return Math.max(along('x', 'width', 'y', 'height'), along('y', 'height', 'x', 'width'));
}

const onBorder = (p: { x: number; y: number }, box: Drawing['boxes'][number]): boolean => {
  const [dx, dy] = [Math.abs(p.x - box.x) / (box.width / 2), Math.abs(p.y - box.y) / (box.height / 2)];
  return Math.abs((box.kind === 'decision' ? dx + dy : Math.max(dx, dy)) - 1) < 0.02;
};

const words = fc.stringMatching(/^[受理审查决定送达材料是否齐全通过不予，。（）《》A-Za-z0-9 ]{0,40}$/);
/** Flows as a clerk might leave them half done: branches anywhere, steps that nobody reaches, returns, loops. */
const flows = fc
  .integer({ min: 1, max: 14 })
  .chain((count) =>
    fc.array(
      fc.record({
        title: words,
        who: fc.option(words),
        limit: fc.option(fc.record({ days: fc.integer({ min: 1, max: 90 }), working: fc.boolean() })),
        kind: fc.constantFrom(...stepKinds),
        next: fc.array(fc.record({ to: fc.integer({ min: 1, max: count + 1 }), label: fc.option(words) }), { maxLength: 4 }),
      }),
      { minLength: count, maxLength: count },
    ),
  )
  .map((steps): FlowStep[] => steps.map((step, i) => ({ ...step, no: i + 1 })));

describe('a drawn flow', () => {
  it('keeps boxes, labels and lines apart, and leads every line from its step to its step', () => {
    fc.assert(
      fc.property(flows, (steps) => {
        const drawing = laidOut(steps);
        const labels = drawing.lines.flatMap((line) => (line.label ? [{ line, ...line.label }] : []));
        for (const [i, a] of drawing.boxes.entries()) for (const b of drawing.boxes.slice(i + 1)) expect(overlap(a, b, 4)).toBe(false);
        for (const [i, label] of labels.entries()) {
          for (const box of drawing.boxes) expect(overlap(label, box)).toBe(false);
          for (const other of labels.slice(i + 1)) expect(overlap(label, other)).toBe(false);
          for (const line of drawing.lines)
            if (line !== label.line) for (const piece of pieces(line)) expect(overlap(label, piece)).toBe(false);
        }
        for (const line of drawing.lines) {
          const box = (no: number): Drawing['boxes'][number] => drawing.boxes.find((b) => b.no === no)!;
          expect(onBorder(line.points[0]!, box(line.from))).toBe(true);
          expect(onBorder(line.points.at(-1)!, box(line.to))).toBe(true);
          for (const piece of pieces(line)) {
            expect(Math.min(piece.width, piece.height)).toBeLessThan(0.02);
            for (const other of drawing.boxes) expect(overlap(piece, other)).toBe(false);
          }
        }
        const known = new Set(steps.map((s) => s.no));
        const wanted = new Set(
          steps.flatMap((s) =>
            s.next.filter((n) => known.has(n.to)).map((n) => (n.to === s.no ? `${s.no}` : `${s.no} ${n.to} ${n.label?.trim() ?? ''}`)),
          ),
        );
        expect(drawing.lines).toHaveLength(wanted.size);
        for (const box of drawing.boxes) {
          expect(box.x - box.width / 2).toBeGreaterThanOrEqual(11.9);
          expect(box.x + box.width / 2).toBeLessThanOrEqual(drawing.width - 11.9);
          expect(box.y + box.height / 2).toBeLessThanOrEqual(drawing.height - 11.9);
        }
      }),
      { numRuns: 60 },
    );
  });
  it('never lays lines of different starts and ends on each other in flows that lead on and now and then branch or return', () => {
    const branch = fc.record({ to: fc.integer({ min: 1, max: 12 }), label: fc.constantFrom(null, '退回', '不符合条件') });
    const steps = fc.array(fc.record({ title: words, decision: fc.boolean(), more: fc.array(branch, { maxLength: 2 }) }), {
      minLength: 3,
      maxLength: 12,
    });
    fc.assert(
      fc.property(steps, (given) => {
        const last = given.length;
        const { lines } = laidOut(
          given.map(({ title, decision, more }, i): FlowStep => {
            const onward = i + 1 === last ? [] : [{ to: i + 2, label: null }, ...(decision ? more.filter((m) => m.to <= last) : [])];
            const kind = i === 0 ? 'start' : i + 1 === last ? 'end' : decision ? 'decision' : 'step';
            return { no: i + 1, title, who: null, limit: null, kind, next: onward };
          }),
        );
        for (const [i, a] of lines.entries())
          for (const b of lines.slice(i + 1)) {
            if (a.from === b.from || a.to === b.to) continue;
            const together = pieces(a).flatMap((p) => pieces(b).map((q) => shared(p, q)));
            expect(Math.max(...together)).toBeLessThan(1);
          }
      }),
      { numRuns: 40 },
    );
  });
  it('is an empty picture for no steps', () => {
    expect(drawFlow([])).toContain('共 0 个环节');
  });
  it('is cut for paper where only upright lines are, and nothing is lost', () => {
    fc.assert(
      fc.property(flows, fc.integer({ min: 150, max: 600 }), (steps, room) => {
        const drawing = laidOut(steps);
        const bands = bandsOf(drawing, room, room);
        expect(bands[0]!.from).toBe(0);
        expect(bands.at(-1)!.to).toBe(drawing.height);
        for (const [i, band] of bands.slice(1).entries()) {
          expect(band.from).toBe(bands[i]!.to);
          for (const box of drawing.boxes) expect(Math.abs(box.y - band.from)).toBeGreaterThanOrEqual(box.height / 2);
          for (const { label } of drawing.lines) if (label) expect(Math.abs(label.y - band.from)).toBeGreaterThanOrEqual(label.height / 2);
        }
      }),
      { numRuns: 20 },
    );
  });
  it('escapes what is written, and asks for nothing from elsewhere', () => {
    const svg = drawFlow([{ no: 1, title: '<b>"甲"&\u0007</b>', who: '</svg><script>', limit: null, kind: 'start', next: [] }]);
    expect(svg).not.toMatch(/<b>|<script|style=|href|\u0007| id=/);
    expect(svg).toContain('&lt;b&gt;');
  });
});
