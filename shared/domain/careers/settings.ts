/** What an office sets for its reminders and targets; the values that it starts with come with the program (`resources/policies/careers.json`). */
import * as z from 'zod';
import { isDate } from '../dates.ts';

/** How many days before its day a matter shows on the first page; those whose day has passed show until they are settled. */
export const aheadKinds = ['retirement', 'contractEnding', 'termEnding', 'mandateEnding', 'probationEnding', 'regrading'] as const;
export type AheadKind = (typeof aheadKinds)[number];
const days = z.int().min(1).max(1100);

export const careerSettings = z.strictObject({
  ahead: z.strictObject({
    retirement: days,
    contractEnding: days,
    termEnding: days,
    mandateEnding: days,
    probationEnding: days,
    regrading: days,
  }),
  /** `MM-DD`: last year's assessments are to be entered by then. */
  assessmentBy: z.string().refine((text) => isDate(`2001-${text}`)), // a day that every year has
  /** Files of those who left longer ago than so many days are not asked for. */
  handoverSince: z.int().min(15).max(36_500),
  /** What a woman's former age of retirement counts as until it is registered; the earlier one reminds in time. */
  womensAge: z.enum(['55', '50']),
  /** 专职网格员配备率: the share of posts (ten-thousandths) to be filled by the end of a year. */
  gridTargets: z.strictObject({
    source: z.string().trim().min(1).max(300),
    years: z.array(z.strictObject({ year: z.int().min(2000).max(2100), share: z.int().min(0).max(10_000) })).max(30),
  }),
});
export type CareerSettings = z.infer<typeof careerSettings>;

export const careerPolicy = z.object({
  /** Days after the end of a contract within which the file is handed over. */
  handover: z.object({ days: z.int().min(1), source: z.string() }),
  settings: careerSettings,
});
export type CareerPolicy = z.infer<typeof careerPolicy>;

/** The target of a year: of the years that are set the last one reached; null before the first. */
export const gridTarget = ({ gridTargets }: CareerSettings, year: number): number | null =>
  gridTargets.years.filter((t) => t.year <= year).toSorted((a, b) => b.year - a.year)[0]?.share ?? null;
