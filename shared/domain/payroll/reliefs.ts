/** What eases 个人所得税 beside the brackets, for a time: `resources/policies/income-tax-reliefs.json`, with the announcement of each. */
import * as z from 'zod';
import { halfUp } from './rounding.ts';

const fen = z.int().min(0);
const during = { source: z.string(), from: z.iso.date(), until: z.iso.date().nullable() };
export const taxReliefs = z.strictObject({
  /** 公告2020年第19号: whoever earned at most `income` in the whole year before is deducted `deduction` from January on. */
  lowIncome: z.strictObject({ ...during, income: fen, deduction: fen }),
  /** 全年一次性奖金: taxed by itself, by a twelfth of it in these monthly brackets. */
  yearlyBonus: z.strictObject({
    ...during,
    brackets: z.array(z.strictObject({ upTo: fen.nullable(), rate: z.int(), quick: fen })).min(1),
  }),
});
export type TaxReliefs = z.output<typeof taxReliefs>;

export const holdsIn = ({ from, until }: { from: string; until: string | null }, period: string): boolean =>
  from.slice(0, 7) <= period && (until === null || period <= until.slice(0, 7));

/** How a bonus is to be taxed: the lower of both, by itself, or with the month's pay. */
export const bonusManners = ['lower', 'apart', 'together'] as const;
export type BonusManner = (typeof bonusManners)[number];

/** How an addition is taxed: as it says; one that is called 全年一次性奖金 by the lower of both; null: it is no bonus of the year. */
export function bonusManner(said: string | null, label: string, reason: string): BonusManner | null {
  const manner = bonusManners.find((m) => m === said);
  return manner ?? (/全年一次性奖|年终一次性奖|年度一次性奖/.test(`${label} ${reason}`) ? 'lower' : null);
}

/** The tax of a bonus by itself, rounded half up to the fen once. The bracket is that of a twelfth, up to and including its upper end. */
export function bonusTax({ brackets }: TaxReliefs['yearlyBonus'], amount: number): { rate: number; quick: number; tax: number } {
  const { rate, quick } = brackets.find((b) => b.upTo === null || amount <= b.upTo * 12)!;
  return { rate, quick, tax: Math.max(0, halfUp(amount * rate, 10_000) - quick) };
}
