/** A pay scheme (薪酬方案) as the rules use it, made from the records of its three registers. */
import type { Value } from '../../registers/index.ts';
import type { Rounding } from './money.ts';
import { ruleFields } from './rules.ts';
import type { PayRules, RuleField } from './rules.ts';

/** The grades that a post may hold; its first tenure band stands at the lowest. */
export type PostBand = { postClass: string; lowestGrade: number; highestGrade: number };

export type PayScheme = {
  /** fen a month. */
  base: number;
  /** Ten-thousandths, like every ratio here. */
  factor: number;
  rounding: Rounding;
  basicShare: number;
  /** `MM-DD`: years are counted on the last such day. */
  regradeOn: string;
  /** Coefficient of each grade. */
  coefficients: ReadonlyMap<number, number>;
  posts: readonly PostBand[];
  rules: PayRules;
};

type Fields = Readonly<Record<string, Value | undefined>>;
const ruleNames = Object.keys(ruleFields) as RuleField[];

/** What is wrong with the JSON of a scheme's rules: the fields, with a pointer into each. */
export const ruleErrors = (values: Fields): { field: RuleField; at: string }[] =>
  ruleNames.flatMap((field) => {
    const text = values[field];
    if (text === null || text === undefined || text === '') return [];
    let json: unknown;
    try {
      json = JSON.parse(String(text));
    } catch {
      return [{ field, at: '' }];
    }
    const checked = ruleFields[field].safeParse(json);
    return checked.success ? [] : [{ field, at: checked.error.issues[0]?.path.join('.') ?? '' }];
  });

const rulesOf = (values: Fields): PayRules => {
  const rule = <K extends RuleField>(field: K): PayRules[K] => {
    const text = values[field];
    return text === null || text === undefined || text === '' ? null : (ruleFields[field].parse(JSON.parse(String(text))) as PayRules[K]);
  };
  return {
    stepRule: rule('stepRule'),
    educationRule: rule('educationRule'),
    certificateRule: rule('certificateRule'),
    honourRule: rule('honourRule'),
    combineRule: rule('combineRule'),
    probationRule: rule('probationRule'),
    bonuses: rule('bonuses'),
  };
};

/** Puts a scheme together from its record and the records of its grades and bands. Throws where a rule is not what it should be (`ruleErrors`). */
export const payScheme = (scheme: Fields, grades: readonly Fields[], bands: readonly Fields[]): PayScheme => ({
  base: Number(scheme['base']),
  factor: Number(scheme['factor']),
  rounding: String(scheme['rounding']) as Rounding,
  basicShare: Number(scheme['basicShare']),
  regradeOn: String(scheme['regradeOn']),
  coefficients: new Map(grades.map((g): [number, number] => [Number(g['grade']), Number(g['coefficient'])]).sort((a, b) => a[0] - b[0])),
  posts: bands
    .map((b) => ({ postClass: String(b['postClass']), lowestGrade: Number(b['lowestGrade']), highestGrade: Number(b['highestGrade']) }))
    .sort((a, b) => b.lowestGrade - a.lowestGrade),
  rules: rulesOf(scheme),
});

/** Why a scheme cannot be published, as codes; empty when it can. */
export const schemeProblems = (scheme: PayScheme): string[] => {
  const problems: string[] = [];
  if (scheme.posts.length === 0) problems.push('noPosts');
  if (scheme.coefficients.size === 0) problems.push('noGrades');
  if (!/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(scheme.regradeOn)) problems.push('regradeOn');
  for (const post of scheme.posts) {
    if (post.lowestGrade > post.highestGrade) problems.push('bandUpsideDown');
    for (let grade = post.lowestGrade; grade <= post.highestGrade; grade++)
      if (!scheme.coefficients.has(grade)) problems.push('gradeMissing');
  }
  let before = 0;
  for (const coefficient of scheme.coefficients.values()) {
    if (coefficient < before) problems.push('coefficientFalls');
    before = coefficient;
  }
  return [...new Set(problems)];
};
