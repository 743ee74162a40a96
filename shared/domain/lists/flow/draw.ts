/** 流程图 drawn: steps to shapes, and shapes to an SVG that stands by itself. Colours are fixed and print in grey. */
import { laidOut } from './layout.ts';
import type { Drawing } from './layout.ts';
import { font } from './boxes.ts';
import type { FlowStep } from './steps.ts';

/** An element of the drawing, the same for a window and for a file. */
export type Shape = { tag: string; attributes: Record<string, string | number>; children: (Shape | string)[] };

const ink = '#1f2329';
const soft = '#4e5661';
const fills = { start: '#e6ebf2', end: '#e6ebf2', step: '#ffffff', decision: '#f4f5f7' } as const;
const family = "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC',SimHei,sans-serif";

const shape = (tag: string, attributes: Shape['attributes'], children: Shape['children'] = []): Shape => ({ tag, attributes, children });
const round = (n: number): number => Math.round(n * 10) / 10;

/** The drawing as elements: lines first, then boxes, then labels. A `data-step` tells which step a group belongs to. */
export function flowShapes(drawing: Drawing): Shape {
  const { width, height } = drawing;
  return shape(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${round(width)} ${round(height)}`,
      width: round(width),
      height: round(height),
      role: 'img',
      'aria-label': drawing.title,
      'font-family': family,
    },
    [
      shape('title', {}, [drawing.title]),
      shape('desc', {}, [drawing.told]),
      ...drawing.lines.flatMap((line) => lineShapes(line.points)),
      ...drawing.boxes.map(boxShape),
      ...drawing.lines.flatMap((line) => (line.label ? [labelShape(line.label)] : [])),
    ],
  );
}

function lineShapes(points: Drawing['lines'][number]['points']): Shape[] {
  const end = points.at(-1)!;
  const before = points.at(-2)!;
  const [dx, dy] = [Math.sign(round(end.x - before.x)), Math.sign(round(end.y - before.y))];
  const back = { x: end.x - dx * 8, y: end.y - dy * 8 };
  const head = [end, { x: back.x + dy * 4, y: back.y + dx * 4 }, { x: back.x - dy * 4, y: back.y - dx * 4 }];
  const at = (p: { x: number; y: number }): string => `${round(p.x)},${round(p.y)}`;
  return [
    shape('polyline', {
      points: [...points.slice(0, -1), back].map(at).join(' '),
      fill: 'none',
      stroke: ink,
      'stroke-width': 1.2,
      'stroke-linejoin': 'round',
    }),
    shape('polygon', { points: head.map(at).join(' '), fill: ink }),
  ];
}

function boxShape(box: Drawing['boxes'][number]): Shape {
  const { x, y, width, height } = box;
  const stroke = { fill: fills[box.kind], stroke: ink, 'stroke-width': 1.2 };
  const outline =
    box.kind === 'decision'
      ? shape('polygon', {
          points: [
            [x, y - height / 2],
            [x + width / 2, y],
            [x, y + height / 2],
            [x - width / 2, y],
          ]
            .map(([px, py]) => `${round(px!)},${round(py!)}`)
            .join(' '),
          ...stroke,
        })
      : shape('rect', {
          x: round(x - width / 2),
          y: round(y - height / 2),
          width: round(width),
          height: round(height),
          rx: box.kind === 'step' ? 2 : Math.min(17, height / 2),
          ...stroke,
        });
  return shape('g', { 'data-step': box.no }, [
    outline,
    ...box.lines.map((line) => words(line.text, x, y + line.y, line.small ? font.small : font.title, line.small ? soft : ink)),
  ]);
}

function labelShape(label: NonNullable<Drawing['lines'][number]['label']>): Shape {
  const top = label.y - label.height / 2;
  const lead = (label.height - 4) / label.lines.length;
  return shape('g', { 'data-label': '' }, [
    shape('rect', {
      x: round(label.x - label.width / 2),
      y: round(top),
      width: round(label.width),
      height: round(label.height),
      fill: '#ffffff',
    }),
    ...label.lines.map((line, i) => words(line, label.x, top + 2 + lead * (i + 0.5), font.label, ink)),
  ]);
}

/** Centred in both directions; `dy` because not every reader knows `dominant-baseline`. */
const words = (text: string, x: number, y: number, size: number, fill: string): Shape =>
  shape('text', { x: round(x), y: round(y + size * 0.36), 'font-size': size, 'text-anchor': 'middle', fill }, [text]);

const escaped = (text: string): string =>
  text
    // Characters that no XML file may hold.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Markup of a shape and what is in it. */
export const markup = (s: Shape): string =>
  `<${s.tag}${Object.entries(s.attributes)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('')}>${s.children.map((child) => (typeof child === 'string' ? escaped(child) : markup(child))).join('')}</${s.tag}>`;

/** A whole SVG: no script, no style sheet, nothing from elsewhere; no ids either, so that many can stand in one page. */
export const drawFlow = (steps: readonly FlowStep[]): string => markup(flowShapes(laidOut(steps)));
