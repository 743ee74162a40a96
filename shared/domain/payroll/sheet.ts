/**
 * A row of an office's pay sheet against what is reckoned here. Each cell that differs is either at fault itself, or follows from another cell of
 * its row that is (the sum below an altered amount): its own arithmetic is done again with the row's own figures.
 */
import { codeLabel } from '../../codes/index.ts';
import { decimal, yuan } from '../pay/money.ts';
import { halfUp } from './rounding.ts';

/** Fields that a sheet may show, in the order in which one follows from another. */
export const sheetFields = [
  'postClass',
  'grade',
  'coefficient',
  'base',
  'basic',
  'performance',
  'certificateAllowance',
  'redFlag',
  'otherPay',
  'total',
  'insurance',
  'fund',
  'tax',
  'deductions',
  'withheld',
  'net',
  'employerCost',
] as const;
/** `withheld` is 扣款合计, which only sheets have. */
export type SheetField = (typeof sheetFields)[number];
export type SheetValues = Partial<Record<SheetField, string | number | null>>;

export type Reason =
  | 'person' | 'community' | 'post' | 'grade' | 'coefficient' | 'base' | 'basic' | 'performance' | 'certificate' | 'flag' | 'item' | 'insurance'
  | 'tax' | 'rounding' | 'sum' | 'missing' | 'extra' | 'unreadable'; // prettier-ignore
export type CellDifference = {
  field: SheetField;
  theirs: string;
  ours: string;
  difference: number | null;
  reason: Reason;
  message: string;
};
export type RowDifferences = { faults: CellDifference[]; follows: CellDifference[] };

/** What the scheme says of the person's post. */
export type Scale = {
  coefficients: ReadonlyMap<number, number>;
  /** Monthly amounts by certificate level. */
  certificates: ReadonlyMap<string, number>;
  /** One flag's bonus for a post class. */
  flag: (postClass: string | null) => number;
};

const money = new Set<SheetField>([
  'base', 'basic', 'performance', 'certificateAllowance', 'redFlag', 'otherPay', 'total', 'insurance', 'fund', 'tax', 'deductions', 'withheld', 'net', 'employerCost',
]); // prettier-ignore
const parts = ['basic', 'performance', 'certificateAllowance', 'redFlag', 'otherPay'] as const;
const taken = ['insurance', 'fund', 'tax', 'deductions'] as const;

const shown = (field: SheetField, value: string | number | null): string => {
  if (value === null) return '';
  if (money.has(field)) return yuan(Number(value));
  if (field === 'coefficient') return decimal(Number(value));
  return field === 'postClass' ? codeLabel('postClasses', String(value)) : String(value);
};

/**
 * `theirs` holds the fields that the sheet has a column for; an empty amount is 0, anything else that is empty says nothing. What `ours` does not
 * hold is not on record and not compared; 扣款合计 and 实发 are then held against the row's own figures.
 */
export function compareRow(theirs: SheetValues, ours: SheetValues, scale: Scale): RowDifferences {
  const result: RowDifferences = { faults: [], follows: [] };
  const differ = new Set<SheetField>();
  const values: SheetValues = {};
  for (const field of sheetFields) if (field in theirs) values[field] = theirs[field] ?? (money.has(field) ? 0 : null);
  const number = (of: SheetValues, field: SheetField): number => Number(of[field] ?? 0);
  const has = (field: SheetField): boolean => values[field] !== undefined && values[field] !== null;

  /** What is taken off by the row's own figures, and by the record's where the row has none; null where neither says. */
  const withheld = (): number | null =>
    taken.every((part) => has(part) || part in ours) ? taken.reduce((sum, part) => sum + number(has(part) ? values : ours, part), 0) : null;

  /** What the row's own figures come to; null where they do not say. */
  const predicted = (field: SheetField): number | null => {
    switch (field) {
      case 'coefficient':
        return has('grade') ? (scale.coefficients.get(number(values, 'grade')) ?? null) : null;
      case 'basic':
      case 'performance': {
        const [base, coefficient] = [number(ours, 'base'), number(ours, 'coefficient')];
        if (base === 0 || coefficient === 0) return null;
        const theirBase = has('base') ? number(values, 'base') : base;
        const theirCoefficient = has('coefficient')
          ? number(values, 'coefficient')
          : has('grade')
            ? (scale.coefficients.get(number(values, 'grade')) ?? coefficient)
            : coefficient;
        return scaled(number(ours, field), theirBase, theirCoefficient, base, coefficient);
      }
      case 'total':
        return parts.reduce((sum, part) => sum + number(has(part) ? values : ours, part), 0);
      case 'withheld':
        return withheld();
      case 'net': {
        const off = has('withheld') ? number(values, 'withheld') : withheld();
        return off === null ? null : number(has('total') ? values : ours, 'total') - off;
      }
      default:
        return null;
    }
  };
  const upstream: Partial<Record<SheetField, readonly SheetField[]>> = {
    coefficient: ['grade'],
    basic: ['base', 'coefficient', 'grade'],
    performance: ['base', 'coefficient', 'grade', 'basic'],
    total: parts,
    withheld: taken,
    net: ['total', ...taken, 'withheld'],
  };
  /** What is not on record is right where it is the row's own sum, also below a gross that is at fault itself. */
  const standing = (field: SheetField): string | number | null => {
    if (field in ours) return ours[field] ?? (money.has(field) ? 0 : null);
    const own = predicted(field);
    if (field !== 'net' || own === null || !has('total')) return own;
    const below = own - number(values, 'total') + number(ours, 'total');
    return below === values.net ? below : own;
  };

  for (const field of sheetFields) {
    const [t, o] = [values[field], standing(field)];
    if (t === undefined || t === null || t === o || o === null) continue;
    const expected = predicted(field);
    const follows = expected === t && (upstream[field] ?? []).some((f) => differ.has(f));
    differ.add(field);
    const difference = money.has(field) ? Number(t) - Number(o) : null;
    const [reason, message] = why(field, t, o, values, ours, scale, expected);
    const cell = { field, theirs: shown(field, t), ours: shown(field, o), difference, reason, message };
    if (follows || sameInference(cell, result.faults)) result.follows.push(cell);
    else result.faults.push(cell);
  }
  return result;
}

/** Two amounts that speak of one other grade, or of one other base, are one fault. */
const sameInference = (cell: CellDifference, faults: readonly CellDifference[]): boolean =>
  (cell.field === 'performance' || cell.field === 'total') &&
  (cell.reason === 'grade' || cell.reason === 'base') &&
  faults.some((f) => f.field === 'basic' && f.reason === cell.reason && f.message === cell.message);

/** An amount at another base and coefficient; rounded half up to the fen. */
const scaled = (amount: number, base: number, coefficient: number, fromBase: number, fromCoefficient: number): number =>
  base === fromBase && coefficient === fromCoefficient
    ? amount
    : Number(
        (2n * BigInt(amount) * BigInt(base) * BigInt(coefficient) + BigInt(fromBase) * BigInt(fromCoefficient)) /
          (2n * BigInt(fromBase) * BigInt(fromCoefficient)),
      );

function why(
  field: SheetField,
  theirs: string | number,
  ours: string | number,
  row: SheetValues,
  line: SheetValues,
  scale: Scale,
  expected: number | null,
): [Reason, string] {
  const [t, o] = [shown(field, theirs), shown(field, ours)];
  const off = Number(theirs) - Number(ours);
  switch (field) {
    case 'postClass':
      return ['post', `表上岗位是${t}，台账是${o}。`];
    case 'grade':
      return ['grade', `表上 ${t} 级，按方案定 ${o} 级。`];
    case 'coefficient': {
      const grade = [...scale.coefficients].find(([, c]) => c === theirs)?.[0];
      if (row.grade === undefined && grade !== undefined) return ['grade', `系数 ${t} 相当于 ${grade} 级，应为 ${line.grade} 级的 ${o}。`];
      return ['coefficient', `表上系数 ${t}，${line.grade ?? ''} 级的系数是 ${o}。`];
    }
    case 'base':
      return ['base', `表上基数 ${t} 元，方案基数 ${o} 元。`];
    case 'basic':
    case 'performance': {
      if (Math.abs(off) < 100) return ['rounding', `相差 ${yuan(Math.abs(off))} 元，取整方式不同。`];
      const standing = Number(line[field] ?? 0);
      const [base, coefficient] = [Number(line.base ?? 0), Number(line.coefficient ?? 0)];
      if (row.grade === undefined && row.coefficient === undefined && coefficient > 0)
        for (const [grade, c] of scale.coefficients)
          if (grade !== line.grade && scaled(standing, 1, c, 1, coefficient) === theirs)
            return ['grade', `金额相当于 ${grade} 级，应为 ${line.grade} 级。`];
      if (row.base === undefined && base > 0 && standing > 0) {
        const implied = halfUp(base * (Number(theirs) / standing), 100) * 100;
        if (scaled(standing, implied, 1, base, 1) === theirs)
          return ['base', `金额相当于基数 ${yuan(implied)} 元，方案基数 ${yuan(base)} 元。`];
      }
      const own = expected !== null && expected !== ours && Math.abs(Number(theirs) - expected) < 100;
      return own
        ? ['rounding', `与本行基数、系数相乘的结果相差 ${yuan(Math.abs(Number(theirs) - expected))} 元，取整方式不同。`]
        : [field, `表上 ${t} 元，按方案应为 ${o} 元。`];
    }
    case 'certificateAllowance': {
      const level = [...scale.certificates].find(([, amount]) => amount === theirs)?.[0];
      const named = level ? `，相当于${codeLabel('certificateLevels', level)}` : Number(theirs) === 0 ? '，相当于没有证书' : '';
      return ['certificate', `表上 ${t} 元${named}；按台账应为 ${o} 元。`];
    }
    case 'redFlag': {
      const each = scale.flag(String(line.postClass ?? ''));
      const flags = (amount: number): string => (each > 0 && amount % each === 0 ? `（${amount / each} 面）` : '');
      return ['flag', `表上 ${t} 元${flags(Number(theirs))}，按登记的红旗应为 ${o} 元${flags(Number(ours))}。`];
    }
    case 'otherPay':
    case 'deductions':
      return ['item', `表上 ${t} 元，按增减项目应为 ${o} 元。`];
    case 'total':
    case 'withheld':
    case 'net':
      return expected !== null && expected !== theirs
        ? ['sum', `合计与本行各项之和不符：各项之和 ${yuan(expected)} 元，表上 ${t} 元。`]
        : ['sum', `表上 ${t} 元，应为 ${o} 元。`];
    case 'insurance':
    case 'fund':
    case 'employerCost':
      return ['insurance', `表上 ${t} 元，按缴费基数应为 ${o} 元。`];
    case 'tax':
      return ['tax', `表上 ${t} 元，累计预扣应为 ${o} 元。`];
  }
}

/**
 * How many flags a community's rows speak of: the count that most of its amounts are a whole multiple by. Null where they say nothing of one mind.
 * `rows`: post class and the amount on the sheet.
 */
export function flagsSpokenOf(rows: readonly { postClass: string | null; redFlag: number }[], flag: Scale['flag']): number | null {
  const votes = new Map<number, number>();
  for (const { postClass, redFlag } of rows) {
    const each = flag(postClass);
    if (each > 0 && redFlag >= 0 && redFlag % each === 0) votes.set(redFlag / each, (votes.get(redFlag / each) ?? 0) + 1);
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  return best && best[1] * 2 > rows.length ? best[0] : null;
}
