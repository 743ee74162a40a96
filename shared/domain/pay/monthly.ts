/** From the grade to the monthly amount, in fen, each part rounded half up once and named. */
import { codeLabel } from '../../codes/index.ts';
import { countedYears, gradeOn, missingFacts } from './grade.ts';
import type { PayFacts, Step } from './grade.ts';
import { decimal, multiply, percent, yuan } from './money.ts';
import type { PayScheme } from './scheme.ts';
import { addMonths, regradingDay } from './years.ts';

export type MonthlyPay = {
  grade: number;
  coefficient: number;
  /** The fixed part (基本薪酬), the part by performance (绩效薪酬), the certificate's allowance: fen. */
  basic: number;
  performance: number;
  certificateAllowance: number;
  bonuses: { key: string; label: string; amount: number }[];
  total: number;
  steps: Step[];
};

/** Basic and performance part of a grade; null where the scheme has no such grade. */
export const gradePay = (scheme: PayScheme, grade: number): { basic: number; performance: number } | null => {
  const coefficient = scheme.coefficients.get(grade);
  if (coefficient === undefined) return null;
  const part = (share: number): number => multiply(scheme.base, [coefficient, scheme.factor, share], scheme.rounding);
  return { basic: part(scheme.basicShare), performance: part(10_000 - scheme.basicShare) };
};

const paid = { monthly: '', halfYearly: '，按半年发放', yearly: '，按年发放' } as const;

const onProbation = (scheme: PayScheme, serviceFrom: string, on: string): boolean =>
  scheme.rules.probationRule !== null && on < addMonths(serviceFrom, scheme.rules.probationRule.months);

/** Facts with the same key have the same pay on a day; the gaps, honours and counts of §2.7 are none of it, so use it where there are none. */
export const payKey = (scheme: PayScheme, facts: PayFacts, on: string): string => {
  const since = facts.serviceFrom;
  const years =
    since && scheme.rules.stepRule ? countedYears(scheme.rules.stepRule, facts, regradingDay(on, scheme.regradeOn)) : since && 0;
  return `${facts.postClass}|${years}|${since && onProbation(scheme, since, on)}|${facts.education}|${facts.certificate}`;
};

/** A person's pay of the month that a day stands in; null (and `missing` named) where facts are wanting. */
export const monthlyPay = (scheme: PayScheme, facts: PayFacts, on: string): { pay: MonthlyPay | null; missing: string[] } => {
  const graded = gradeOn(scheme, facts, on);
  const parts = graded && gradePay(scheme, graded.grade);
  if (!graded || !parts) return { pay: null, missing: missingFacts(scheme, facts) };
  const { combineRule, certificateRule, probationRule, bonuses } = scheme.rules;
  const coefficient = scheme.coefficients.get(graded.grade)!;
  const steps: Step[] = [...graded.steps, { key: 'coefficient', label: '系数', amount: null, text: decimal(coefficient) }];
  const add = (key: string, label: string, amount: number, text: string): void => void steps.push({ key, label, amount, text });
  const sum = (share: number): string => [yuan(scheme.base), decimal(coefficient), decimal(scheme.factor), percent(share)].join(' × ');

  let { basic, performance } = parts;
  add('basic', '基本薪酬', basic, sum(scheme.basicShare));
  add('performance', '绩效薪酬', performance, sum(10_000 - scheme.basicShare) + paid[combineRule?.performancePaid ?? 'monthly']);
  if (probationRule && onProbation(scheme, facts.serviceFrom!, on)) {
    const lowest = gradePay(scheme, graded.post.lowestGrade) ?? parts;
    const floor = multiply(lowest.basic + lowest.performance, [probationRule.floor], scheme.rounding);
    if (!probationRule.performance) performance = 0;
    basic = Math.max(multiply(basic, [probationRule.share], scheme.rounding), floor - performance);
    const manner = probationRule.performance ? '' : '，不发绩效薪酬';
    add(
      'probation',
      '试用期',
      basic + performance,
      `基本薪酬按 ${percent(probationRule.share)}${manner}，不低于本岗最低级的 ${percent(probationRule.floor)}`,
    );
  }

  const whole = combineRule?.factorOn === 'whole' ? [scheme.factor] : [];
  const outside = (fen: number): number => multiply(fen, whole, scheme.rounding);
  const certificate = certificateRule?.find((c) => c.level === facts.certificate);
  const certificateAllowance = outside(certificate?.monthly ?? 0);
  if (certificateAllowance > 0)
    add('certificateAllowance', '职业资格补贴', certificateAllowance, codeLabel('certificateLevels', facts.certificate!));

  const extras: MonthlyPay['bonuses'] = [];
  for (const bonus of bonuses ?? []) {
    const each = bonus.amounts[graded.post.postClass] ?? 0;
    const times = bonus.times === 'monthly' ? 1 : (facts.counts?.[bonus.key] ?? 0);
    const amount = outside(each * times);
    if (amount === 0) continue;
    extras.push({ key: bonus.key, label: bonus.label, amount });
    add(`bonus.${bonus.key}`, bonus.label, amount, times === 1 ? yuan(each) : `${yuan(each)} × ${times}`);
  }
  const total = basic + performance + certificateAllowance + extras.reduce((t, e) => t + e.amount, 0);
  add(
    'total',
    '月薪合计',
    total,
    [basic, performance, certificateAllowance, ...extras.map((e) => e.amount)]
      .filter((n) => n > 0)
      .map(yuan)
      .join(' + '),
  );
  return {
    pay: { grade: graded.grade, coefficient, basic, performance, certificateAllowance, bonuses: extras, total, steps },
    missing: [],
  };
};
