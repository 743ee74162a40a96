/** What each part of a scheme comes to for somebody who stands on a grade: exact, before rounding. */
import { educationKinds } from '../../codes/educations.ts';
import { codeLabel } from '../../codes/index.ts';
import { coefficientOf } from './compile.ts';
import type { CompiledPart, CompiledPost, CompiledScheme } from './compile.ts';
import { cellOf, valueOn } from './document.ts';
import type { Dated, PartRule, Rhythm, TierCount } from './document.ts';
import type { PayFacts } from './facts.ts';
import { exceeds, fraction, fromYuan, over, plus, rounded, scaled, times, zero } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import { countsUntil } from './grade.ts';
import type { Graded } from './grade.ts';
import { heldAssessments, highestCertificate, highestEducation } from './held.ts';
import { decimal, percent, yuan } from './money.ts';
import { ageOf, factNamed, yearsInPost } from './vocabulary.ts';
import type { Situation } from './vocabulary.ts';

/** Everything that a month's pay depends on, once the grade is known. */
export type Cell = {
  on: string;
  facts: PayFacts;
  post: CompiledPost;
  grade: number;
  years: number;
  coefficient: number | null;
  probation: boolean;
  certificate: string | null;
  education: string | null;
  assessment: string | null;
  /** Which share of the performance parts the assessment leaves; `text` says so where it is not all. */
  performanceShare: { share: number; text: string };
};

/** The assessment that the performance rule looks at. */
function assessmentOf(scheme: CompiledScheme, facts: PayFacts, on: string): { year: number; result: string } | null {
  const year = Number(on.slice(0, 4)) - (scheme.document.performance?.of === 'sameYear' ? 0 : 1);
  const all = scheme.document.performance?.of === 'sameYear' ? (facts.assessments ?? []) : heldAssessments(facts, on);
  return all.find((a) => a.year === year) ?? null;
}

export function cellFor(scheme: CompiledScheme, facts: PayFacts, on: string, graded: Graded): Cell {
  const { regrade, performance } = scheme.document;
  const assessed = assessmentOf(scheme, facts, on);
  const share = (assessed && performance?.shares[assessed.result]) ?? 10_000;
  const text = share === 10_000 ? '' : `，${assessed!.year} 年考核${codeLabel('assessmentResults', assessed!.result)} × ${percent(share)}`;
  return {
    on,
    facts,
    post: graded.post,
    grade: graded.grade,
    years: graded.years,
    coefficient: coefficientOf(scheme, graded.post.key, graded.grade),
    probation: graded.probation,
    certificate: highestCertificate(facts, countsUntil(scheme, regrade.certificate, on)),
    education: highestEducation(facts, countsUntil(scheme, regrade.education, on)),
    assessment: assessed?.result ?? null,
    performanceShare: { share, text },
  };
}

/** Cells with the same key have the same components. */
export function cellKeys(scheme: CompiledScheme): (cell: Cell, graded: Graded) => string {
  const { parts } = scheme.document;
  const by = new Set(parts.map((p) => p.amount.by));
  const tiers = [...new Set(parts.flatMap((p) => (p.amount.by === 'tiers' && p.amount.of !== 'years' ? [p.amount.of] : [])))];
  const counts = [...new Set(parts.flatMap((p) => (p.counted ? [p.counted.key] : [])))];
  const facts = [...scheme.uses].map((name) => factNamed(name, 'grade')!);
  const assessed = by.has('assessment') || scheme.document.performance !== null;
  return (cell, graded) => {
    let key = `${cell.post.key}|${cell.grade}|${cell.years}|${graded.band}|${cell.probation ? 1 : 0}`;
    if (by.has('certificate')) key += `|${cell.certificate}`;
    if (by.has('education')) key += `|${cell.education}`;
    if (assessed) key += `|${cell.assessment}`;
    for (const of of tiers) key += `|${tierNumber[of](cell)}`;
    for (const count of counts) key += `|${cell.facts.counts?.[count] ?? 0}`;
    if (facts.length > 0) {
      const situation = situationOf(cell);
      key += JSON.stringify(facts.map((f) => f.read(situation) ?? null));
    }
    return key;
  };
}

/** What tiers go up with; null where it is not known. */
const tierNumber: Record<TierCount, (cell: Cell) => number | null> = {
  years: (cell) => cell.years,
  postYears: ({ facts, on }) => yearsInPost(facts, on),
  households: ({ facts }) => facts.community?.households ?? null,
  redFlags: ({ facts }) => facts.counts?.['redFlag'] ?? 0,
  age: ({ facts, on }) => ageOf(facts, on),
};
const tierWords: Record<TierCount, string> = { years: '年限', postYears: '任职年限', households: '户数', redFlags: '红旗', age: '年龄' };

const situationOf = (cell: Cell, gradePay: Fraction = zero): Situation => ({
  on: cell.on,
  facts: cell.facts,
  post: cell.post.label,
  years: cell.years,
  grade: cell.grade,
  coefficient: cell.coefficient,
  base: cell.post.base?.fen ?? null,
  gradePay: rounded(gradePay, 'fen'),
  probation: cell.probation,
});

/** `text` as written on paper: `3,400.00 × 1.40`. `exact` is what the part's amount is of: a month, or a payment. */
export type PartAmount = { part: CompiledPart; exact: Fraction; text: string };

const monthsPaid: Record<Rhythm, number> = { monthly: 1, quarterly: 3, halfYearly: 6, yearly: 12 };
const monthsOf = (part: CompiledPart): number => (part.per === 'payment' ? monthsPaid[part.paid] : 1);

/** One month's share of a part, exact. */
export const monthlyShare = ({ part, exact }: PartAmount): Fraction => over(exact, monthsOf(part));

/**
 * One month's share of a part's amount, such that the months that are paid for together sum to it, to the fen. What is paid at once is rounded to the
 * scheme's unit once, when it is paid (`holdBack` of payroll).
 */
export function shareOfMonth(part: CompiledPart, exact: Fraction, on: string): Fraction {
  const months = monthsOf(part);
  if (months === 1) return exact;
  const nth = (Number(on.slice(5, 7)) - 1) % months;
  const upTo = (n: number): number => rounded(over(times(exact, n), months), 'fen');
  return fraction(upTo(nth + 1) - upTo(nth));
}

type Reckoned = { exact: Fraction; text: string };
const portioned = ({ exact, text }: Reckoned, portion: number): Reckoned =>
  portion === 10_000 ? { exact, text } : { exact: scaled(exact, portion), text: `${text} × ${percent(portion)}` };

/** What parts may rest on beside the cell itself. */
type Known = { gradePay: Fraction; situation: Situation };
const knowing = (cell: Cell, gradePay: Fraction): Known => ({ gradePay, situation: situationOf(cell, gradePay) });

/** The amount of a month (or payment) before factors and counts; null where the part gives nothing on this cell. */
function one(scheme: CompiledScheme, cell: Cell, part: CompiledPart, known: Known): Reckoned | null {
  const { amount } = part;
  const { base } = cell.post;
  const plain = (fen: number | null | undefined, text?: string): Reckoned | null =>
    fen === null || fen === undefined ? null : { exact: fraction(fen), text: text ?? yuan(fen) };
  const listed = (values: readonly Dated<Record<string, number>>[], keys: readonly string[], text: string): Reckoned | null => {
    const found = valueOn(values, scheme.on)?.value ?? {};
    const key = keys.find((k) => found[k] !== undefined);
    return key === undefined ? null : plain(found[key], text);
  };
  const keysOf = (key: string | null): string[] => (key === null ? [] : [key]);
  switch (amount.by) {
    case 'coefficient':
      if (!base || cell.coefficient === null) return null;
      return portioned(
        { exact: scaled(base.exact, cell.coefficient), text: `${yuan(base.fen)} × ${decimal(cell.coefficient)}` },
        amount.portion,
      );
    case 'grade': {
      const table = valueOn(amount.tables, scheme.on);
      const found = table && plain(cellOf(table.value, cell.post.key, cell.grade));
      return found && portioned(found, amount.portion);
    }
    case 'post':
      return plain(valueOn(amount.values, scheme.on)?.value[cell.post.key]);
    case 'certificate':
      return listed(amount.values, keysOf(cell.certificate), cell.certificate ? codeLabel('certificateLevels', cell.certificate) : '');
    case 'education':
      return listed(
        amount.values,
        cell.education === null ? [] : educationKinds(cell.education),
        cell.education ? codeLabel('educations', cell.education) : '',
      );
    case 'assessment':
      return listed(
        amount.values,
        keysOf(cell.assessment),
        cell.assessment ? `考核${codeLabel('assessmentResults', cell.assessment)}` : '',
      );
    case 'fixed':
      return plain(valueOn(amount.values, scheme.on)?.value);
    case 'base': {
      const share = valueOn(amount.values, scheme.on)?.value;
      if (!base || share === undefined) return null;
      return { exact: scaled(base.exact, share), text: `${yuan(base.fen)} × ${percent(share)}` };
    }
    case 'gradePay': {
      const share = valueOn(amount.values, scheme.on)?.value;
      if (share === undefined) return null;
      return { exact: scaled(known.gradePay, share), text: `薪级工资 ${yuan(rounded(known.gradePay, 'fen'))} × ${percent(share)}` };
    }
    case 'years': {
      const each = valueOn(amount.values, scheme.on)?.value;
      if (each === undefined) return null;
      const years = amount.most === null ? cell.years : Math.min(amount.most, cell.years);
      return { exact: fraction(each * years), text: `${yuan(each)} × ${years} 年` };
    }
    case 'tiers': {
      const n = tierNumber[amount.of](cell);
      const reached = (valueOn(amount.values, scheme.on)?.value ?? []).filter((t) => n !== null && t.atLeast <= n);
      const tier = reached.reduce<(typeof reached)[number] | null>((best, t) => (best && best.atLeast > t.atLeast ? best : t), null);
      return tier && plain(tier.amount, `${tierWords[amount.of]} ${n}，满 ${tier.atLeast} 的 ${yuan(tier.amount)}`);
    }
    case 'expression': {
      const value = part.expression!.value(known.situation);
      return typeof value === 'number' && Number.isFinite(value) ? { exact: fromYuan(value), text: `按公式 ${amount.feel}` } : null;
    }
  }
}

const ofGrade = (part: PartRule): boolean => part.kind === 'split' || part.kind === 'basic' || part.kind === 'performance';

/** The parts that are 薪级工资 for others: those of the grade that neither it nor an expression decides. */
export const isGradePay = (part: PartRule): boolean =>
  ofGrade(part) && part.when === null && part.amount.by !== 'expression' && part.amount.by !== 'gradePay';

/** What a part comes to before factors. */
function plainAmount(scheme: CompiledScheme, cell: Cell, part: CompiledPart, known: Known): PartAmount | null {
  if (part.only.length > 0 && !part.only.includes(cell.post.key)) return null;
  if (part.condition && part.condition.value(known.situation) !== true) return null;
  const found = one(scheme, cell, part, known);
  if (!found) return null;
  let { exact, text } = found;
  if (part.counted) {
    const counted = cell.facts.counts?.[part.counted.key] ?? 0;
    const n = part.counted.most === null ? counted : Math.min(part.counted.most, counted);
    if (n === 0) return null;
    exact = times(exact, n);
    if (n !== 1) text = `${text} × ${n}`;
  }
  if (monthsOf(part) > 1) text = `${text} ÷ ${monthsOf(part)} 个月`;
  return { part, exact, text };
}

function withFactors({ part, exact, text }: PartAmount, { gradeFactors, wholeFactors }: CompiledPost): PartAmount {
  const factors = [...(ofGrade(part) ? gradeFactors : []), ...wholeFactors];
  return {
    part,
    exact: scaled(exact, ...factors.map((f) => f.value)),
    text: [text, ...factors.map((f) => decimal(f.value))].join(' × '),
  };
}

/** The month's 薪级工资 that other parts go by, before factors. */
function gradePayOf(scheme: CompiledScheme, cell: Cell): Fraction {
  const nothing = knowing(cell, zero);
  return scheme.parts
    .filter(isGradePay)
    .map((p) => plainAmount(scheme, cell, p, nothing))
    .reduce((sum, p) => (p ? plus(sum, monthlyShare(p)) : sum), zero);
}

/** 就高不重复: of the parts of each group the one that comes to most in a month. */
function highestAlone(scheme: CompiledScheme, amounts: readonly PartAmount[]): PartAmount[] {
  return scheme.document.highestOf.reduce<PartAmount[]>(
    (kept, { label, parts }) => {
      const [first, ...others] = kept.filter(({ part }) => parts.includes(part.key));
      if (!first || others.length === 0) return kept;
      const best = others.reduce((most, p) => (exceeds(monthlyShare(p), monthlyShare(most)) ? p : most), first);
      const over = [first, ...others].filter((p) => p !== best).map((p) => p.part.label);
      return kept
        .filter((p) => p === best || !parts.includes(p.part.key))
        .map((p) => (p === best ? { ...p, text: `${p.text}，${label}，不再发${over.join('、')}` } : p));
    },
    [...amounts],
  );
}

/** What every part comes to on a cell, in the order of the document; parts that give nothing are left out. */
export function partsFor(scheme: CompiledScheme, cell: Cell): PartAmount[] {
  const asked = scheme.uses.has('薪级工资') || scheme.parts.some((p) => p.amount.by === 'gradePay');
  const gradePay = asked ? gradePayOf(scheme, cell) : zero;
  // Each factor multiplies once: a part of the grade gets its own later, any other goes by what they (and rounding) have made of the pay of the grade.
  const inGrade = knowing(cell, gradePay);
  const whole = scaled(gradePay, ...cell.post.gradeFactors.map((f) => f.value));
  const { at, unit, way } = scheme.document.rounding;
  const beside = knowing(cell, at === 'gradePay' ? fraction(rounded(whole, unit, way)) : whole);
  return highestAlone(
    scheme,
    scheme.parts.flatMap((p) => {
      const plain = plainAmount(scheme, cell, p, ofGrade(p) ? inGrade : beside);
      return plain ? withFactors(plain, cell.post) : [];
    }),
  );
}
