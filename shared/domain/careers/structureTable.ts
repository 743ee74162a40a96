/** The structure report as one wide table: the same on screen, on paper and in the workbook. */
import type { Structure, StructureFigures } from '../../contract/careers.ts';

/** How a figure is written: people, hundredths of a year, ten-thousandths as a percentage. */
export type FigureKind = 'count' | 'age' | 'share';
export type StructureColumn = { key: string; label: string; kind: FigureKind; of: (figures: StructureFigures) => number | null };
export type StructureGroup = { key: string; label: string; columns: StructureColumn[] };

/** 概况 first, then each dimension. */
export function structureGroups(structure: Pick<Structure, 'dimensions'>): StructureGroup[] {
  return [
    {
      key: 'overview',
      label: '概况',
      columns: [
        { key: 'total', label: '人数', kind: 'count', of: (f) => f.total },
        { key: 'womenShare', label: '女性占比', kind: 'share', of: (f) => f.womenShare },
        { key: 'meanAge', label: '平均年龄', kind: 'age', of: (f) => f.meanAge },
        { key: 'both', label: '一肩挑', kind: 'count', of: (f) => f.both },
      ],
    },
    ...structure.dimensions.map(({ key, label, columns }) => ({
      key,
      label,
      columns: columns.map((c): StructureColumn => ({
        key: `${key}.${c.code}`,
        label: c.label,
        kind: 'count',
        of: (f) => f.by[key]?.[c.code] ?? 0,
      })),
    })),
  ];
}

/** `41.23`, `36.14%`, `487`; nothing where there is no figure. */
export function figureText(kind: FigureKind, value: number | null): string {
  if (value === null) return '';
  if (kind === 'count') return String(value);
  return kind === 'age' ? (value / 100).toFixed(2) : `${(value / 100).toFixed(2)}%`;
}

/** What changed, with its direction in a word: `下降 5.68`, `增加 12`, `上升 1.20 个百分点`, `持平`; nothing where one of the two is not known. */
export function changeText(kind: FigureKind, now: number | null, then: number | null): string {
  if (now === null || then === null) return '';
  const by = now - then;
  if (by === 0) return '持平';
  const size = Math.abs(by);
  if (kind === 'count') return `${by > 0 ? '增加' : '减少'} ${size}`;
  return `${by > 0 ? '上升' : '下降'} ${(size / 100).toFixed(2)}${kind === 'share' ? ' 个百分点' : ''}`;
}
