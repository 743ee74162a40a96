/** 薪酬等级表 read from a sheet, and the draft of a scheme that it becomes. */
export { draftOfScale } from './draft.ts';
export type { ScaleDraft } from './draft.ts';
export type { ScaleSheet } from './grid.ts';
export type { ScaleProblem } from './problems.ts';
export { readScale } from './read.ts';
export type { Scale, ScaleReading } from './read.ts';
