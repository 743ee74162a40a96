/** The money of a line, field by field (fen): what lines are added up, set against one another and negated by. */

export const moneyFields = [
  'basic',
  'performance',
  'certificateAllowance',
  'redFlag',
  'otherPay',
  'total',
  'untaxed',
  'insurance',
  'fund',
  'tax',
  'deductions',
  'net',
  'employerCost',
  'held',
] as const;
export type MoneyField = (typeof moneyFields)[number];
export type Amounts = Record<MoneyField, number>;

const made = (of: (field: MoneyField) => number): Amounts => {
  const amounts = {} as Amounts;
  for (const field of moneyFields) amounts[field] = of(field);
  return amounts;
};

export const nothing = (): Amounts => made(() => 0);
export const plus = (a: Amounts, b: Amounts): Amounts => made((f) => a[f] + b[f]);
/** What has to be paid beside `was` to come to `now`. */
export const minus = (now: Amounts, was: Amounts): Amounts => made((f) => now[f] - was[f]);
export const negated = (a: Amounts): Amounts => made((f) => 0 - a[f]);
export const isNothing = (a: Amounts): boolean => moneyFields.every((f) => a[f] === 0);
/** 实发: what is left of the gross. */
export const netOf = (a: Pick<Amounts, 'total' | 'insurance' | 'fund' | 'tax' | 'deductions'>): number =>
  a.total - a.insurance - a.fund - a.tax - a.deductions;

/** The parts that a gross is made of, with their labels. */
export const grossParts = [
  ['basic', '基本薪酬'],
  ['performance', '绩效薪酬'],
  ['certificateAllowance', '职业资格补贴'],
  ['redFlag', '红旗奖励'],
  ['otherPay', '其他'],
] as const;
