/** The shape of each step: its words in lines, and how large the box, the diamond or the rounded box around them is. Sizes in pixels. */
import { limitText } from './steps.ts';
import type { FlowStep, StepKind } from './steps.ts';
import { widthOf, wrapped } from './wording.ts';

export const font = { title: 14, small: 12, label: 12 } as const;
const lead = { title: 19, small: 16 } as const;

export type Line = { text: string; small: boolean; /** Middle of the line, from the middle of the box. */ y: number };
export type Box = { no: number; kind: StepKind; width: number; height: number; lines: Line[] };
export type Room = { width: number; height: number };

/** Room that a label takes on its line, with a margin. */
export const labelRoom = (label: string): Room & { lines: string[] } => {
  const lines = wrapped(label, 9);
  return {
    lines,
    width: Math.ceil(Math.max(...lines.map(widthOf)) * font.label) + 8,
    height: lines.length * lead.small + 4,
  };
};

const lineWidth = (line: Line): number => widthOf(line.text) * (line.small ? font.small : font.title);

function linesOf(step: FlowStep, most: number): Line[] {
  const scale = font.title / font.small;
  const limit = limitText(step.limit).trim();
  const who = step.who?.trim() ?? '';
  const under = who !== '' && limit !== '' && widthOf(`${who}  ${limit}`) <= most * scale ? [`${who}  ${limit}`] : [who, limit];
  const lines = [
    ...wrapped(step.title.trim() || '（未写名称）', most).map((text) => ({ text, small: false, y: 0 })),
    ...under.flatMap((part) => wrapped(part, most * scale)).map((text) => ({ text, small: true, y: 0 })),
  ];
  const height = heightOf(lines);
  let top = -height / 2;
  for (const line of lines) {
    const h = line.small ? lead.small : lead.title;
    line.y = top + h / 2;
    top += h;
  }
  return lines;
}

const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + (line.small ? lead.small : lead.title), 0);

/** The flattest diamond that holds every line: a corner of a line at (x, y) lies inside where x / half width + y / half height <= 1. */
function diamond(lines: readonly Line[]): Room {
  const inner = heightOf(lines);
  let best: Room | null = null;
  for (let height = inner * 1.5; height <= inner * 2.6 + 20; height += 4) {
    const width = Math.max(
      ...lines.map((line) => {
        const far = Math.abs(line.y) + (line.small ? font.small : font.title) / 2;
        return lineWidth(line) / (1 - far / (height / 2));
      }),
    );
    if (width > 0 && (!best || width + 2.2 * height < best.width + 2.2 * best.height)) best = { width, height };
  }
  return { width: Math.ceil(best!.width) + 12, height: Math.ceil(best!.height) + 4 };
}

/** Boxes at most about `most` characters wide; ordinary steps all as wide as the widest. */
export function boxesOf(steps: readonly FlowStep[], most: number): Map<number, Box> {
  const boxes = steps.map((step): Box => {
    const lines = linesOf(step, step.kind === 'decision' ? most * 0.7 : step.title.length > most * 3 ? most * 1.4 : most);
    const room =
      step.kind === 'decision'
        ? diamond(lines)
        : {
            width: Math.ceil(Math.max(...lines.map(lineWidth))) + (step.kind === 'step' ? 20 : 32),
            height: Math.max(heightOf(lines) + 12, 34),
          };
    return { no: step.no, kind: step.kind, lines, width: Math.max(room.width, 72), height: room.height };
  });
  const widest = Math.max(0, ...boxes.filter((b) => b.kind === 'step').map((b) => b.width));
  for (const box of boxes) if (box.kind === 'step') box.width = widest;
  return new Map(boxes.map((box) => [box.no, box]));
}
