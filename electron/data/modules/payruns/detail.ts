/**
 * What a line keeps beside its columns: the facts of each stretch, the components, contributions and the year's tax. Facts and scheme together
 * say every step again, so no sentence is stored (a line is 0.6 KB; 100,000 of them are stored in a month).
 */
import { payAsks } from '#shared/domain/pay/index.ts';
import type { CompiledScheme, MonthPay, PayFacts } from '#shared/domain/pay/index.ts';
import type { Contributed, Deduction, LineComponent } from '#shared/domain/payroll/index.ts';
import type { Taxed } from './taxed.ts';
import type { Unpaid } from './people.ts';
import type { Reckoned, ReckonedStretch } from './reckon.ts';

export type KeptStretch = { from: string; until: string; days: number; of: number; paid: number; facts: PayFacts };
export type KeptDetail = {
  /** As of which day of a stretch its facts count; absent: the first. */
  factsOn?: 'last';
  /** The facts without which nothing could be reckoned. */
  missing?: string[];
  stretches?: KeptStretch[];
  years?: number;
  band?: number;
  components?: LineComponent[];
  insurance?: Contributed[];
  deductions?: Deduction[];
  /** The month in which somebody left: what was held back is paid. */
  leaves?: true;
  /** Days that are not paid, though the employment goes on. */
  unpaid?: Unpaid;
  /** The day on which the first post began within the month. */
  firstPost?: string;
  /** Posts of different classes held at once. */
  severalPosts?: number;
  /** By component key: above 0 held back, below 0 paid out. */
  held?: Record<string, number>;
  tax?: Taxed['tax'];
  /** Why a difference, where the line is one. */
  reason?: string;
};

/** Only what the scheme can ask for: a birth date is nobody's business where age decides nothing. */
export function factsKeeper(scheme: CompiledScheme): (facts: PayFacts) => Partial<PayFacts> {
  const keep = payAsks(scheme);
  return (facts) => {
    const kept: Record<string, unknown> = {};
    for (const name of keep) {
      const value = facts[name];
      if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) continue;
      kept[name] = value;
    }
    return kept;
  };
}

const componentsOf = new WeakMap<MonthPay, string>();
const insuranceOf = new WeakMap<readonly Contributed[], string>();

/** Most of a month is the same for many: what depends on the grade's pay alone is written once. */
function componentsText(stretches: readonly ReckonedStretch[], components: readonly LineComponent[]): string {
  const [only] = stretches;
  if (stretches.length !== 1 || only!.days !== only!.of || components.length !== only!.pay.components.length)
    return JSON.stringify(components);
  let text = componentsOf.get(only!.pay);
  if (text === undefined) componentsOf.set(only!.pay, (text = JSON.stringify(components)));
  return text;
}

function insuranceText(insurance: readonly Contributed[]): string {
  let text = insuranceOf.get(insurance);
  if (text === undefined) insuranceOf.set(insurance, (text = JSON.stringify(insurance)));
  return text;
}

/** JSON of `KeptDetail` for a month's own line. */
export function detailText(
  { person, stretches, earned, contributions, missing }: Reckoned,
  tax: Taxed['tax'] | null,
  keep: (facts: PayFacts) => Partial<PayFacts>,
  factsOn: 'first' | 'last',
): string {
  if (!earned) return JSON.stringify({ missing });
  const last = stretches.at(-1)?.pay;
  let text = '{"stretches":[';
  stretches.forEach((s, i) => {
    text += `${i ? ',' : ''}{"from":"${s.from}","until":"${s.until}","days":${s.days},"of":${s.of},"paid":${earned.byStretch[i]!},"facts":${JSON.stringify(keep(s.facts))}}`;
  });
  text += ']';
  if (last) text += `,"years":${last.years},"band":${last.band}`;
  text += `,"components":${componentsText(stretches, earned.components)}`;
  if (contributions.length > 0) text += `,"insurance":${insuranceText(contributions)}`;
  if (earned.deductions.length > 0) text += `,"deductions":${JSON.stringify(earned.deductions)}`;
  if (Object.keys(earned.heldBy).length > 0) text += `,"held":${JSON.stringify(earned.heldBy)}`;
  if (factsOn === 'last') text += ',"factsOn":"last"';
  if (person.leaves) text += ',"leaves":true';
  if (person.unpaid) text += `,"unpaid":${JSON.stringify(person.unpaid)}`;
  if (person.firstPost) text += `,"firstPost":"${person.firstPost}"`;
  if (person.severalPosts > 1) text += `,"severalPosts":${person.severalPosts}`;
  if (tax) text += `,"tax":${JSON.stringify(tax)}`;
  return `${text}}`;
}

export const detailOf = (text: unknown): KeptDetail => (typeof text === 'string' && text !== '' ? (JSON.parse(text) as KeptDetail) : {});
