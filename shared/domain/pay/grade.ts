/** From a person's facts to the grade (定级): post, years, tenure band, lifts, cap, and why. */
import { educationKinds } from '../../codes/educations.ts';
import { codeLabel } from '../../codes/index.ts';
import { gradeAsks } from './asks.ts';
import type { CompiledPost, CompiledScheme } from './compile.ts';
import type { Begins, SchemeDocument } from './document.ts';
import type { EducationFact, PayFacts } from './facts.ts';
import { heldAssessments, heldCertificates, heldEducations } from './held.ts';
import { beganOn, tenureBand, tenureOn } from './tenure.ts';
import type { Situation } from './vocabulary.ts';
import { addDays, addMonths } from './years.ts';

/** A step of the sum, as `payStep` of the contract. `amount` in fen where the step is money. */
export type Step = { key: string; label: string; amount: number | null; text: string; article: string | null };
/** Takes the steps; null where nobody reads them. */
export type Say = ((step: Step) => void) | null;

/** `years` with what education and extras add; `lifts` the grades beyond the band; `kept` where a grade held before is kept. */
export type Graded = {
  grade: number;
  years: number;
  band: number;
  lifts: number;
  /** What each kind of fact lifts by itself. */
  by: { educationYears: number; education: number; certificateYears: number; certificate: number; honours: number; assessments: number };
  post: CompiledPost;
  kept: boolean;
  probation: boolean;
};

/** The facts without which there is no grade: `postClass` (none, or none that the scheme has a post for), `serviceFrom`, `postSince` where it counts. */
export const missingFacts = (scheme: CompiledScheme, facts: PayFacts, on: string = scheme.on): string[] => {
  const missing: string[] = [];
  if (!postOf(scheme, facts, on)) missing.push('postClass');
  if (!facts.serviceFrom) missing.push('serviceFrom');
  if (scheme.document.steps && !beganOn(scheme.document.steps, facts) && missing.length === 0) missing.push('postSince');
  return missing;
};

/** The post of the scheme that takes a person. */
export const postOf = (scheme: CompiledScheme, facts: PayFacts, on: string): CompiledPost | undefined =>
  facts.postClass === null
    ? undefined
    : scheme.posts.find((p) => p.classes.includes(facts.postClass!) && (p.condition === null || p.condition.value({ on, facts }) === true));

/** The last day on which a change must have happened to count on a day. */
export const countsUntil = (scheme: CompiledScheme, begins: Begins, on: string): string => {
  if (begins === 'atOnce') return on;
  return begins === 'nextMonth' ? addDays(`${on.slice(0, 7)}-01`, -1) : scheme.regradeDay(on);
};
/** The day whose post counts: the loader asks the histories as of it. A post held from the first of the month counts from that day. */
export const postDay = (scheme: CompiledScheme, on: string): string =>
  scheme.document.regrade.post === 'nextMonth' ? `${on.slice(0, 7)}-01` : on;

type EducationRule = SchemeDocument['lifts']['education'][number];
const isFor = (rule: { only: readonly string[] }, post: string): boolean => rule.only.length === 0 || rule.only.includes(post);
/** `education`: the code by which the rule is to mean the fact's. */
const fits = (rule: EducationRule, fact: EducationFact, education: string): boolean => {
  if (rule.form !== 'any' && rule.form !== fact.form) return false;
  if (!rule.educations.includes(education) && !rule.degrees.includes(fact.degree ?? '')) return false;
  if (rule.papers === 'any') return true;
  return rule.papers === 'both' ? fact.papers === 'both' : fact.papers === 'diploma' || fact.papers === 'degree';
};

/** What an education or a certificate lifts by. */
type Lift = { grades: number; years: number; label: string };
const none: Lift = { grades: 0, years: 0, label: '' };
const better = (a: Lift, b: Lift): Lift => (b.grades > a.grades || (b.grades === a.grades && b.years > a.years) ? b : a);

function educationLift(scheme: CompiledScheme, facts: PayFacts, on: string, post: string): Lift {
  const { lifts, regrade } = scheme.document;
  const rules = lifts.education.filter((rule) => isFor(rule, post));
  if (rules.length === 0) return none;
  return heldEducations(facts, countsUntil(scheme, regrade.education, on)).reduce<Lift>((best, fact) => {
    const kinds = fact.education === null ? [''] : educationKinds(fact.education);
    const rule = kinds.reduce<EducationRule | undefined>((found, kind) => found ?? rules.find((r) => fits(r, fact, kind)), undefined);
    return rule ? better(best, { grades: rule.grades, years: rule.years, label: nameOf(fact) }) : best;
  }, none);
}
const nameOf = (fact: EducationFact): string =>
  fact.education ? codeLabel('educations', fact.education) : fact.degree ? codeLabel('degrees', fact.degree) : '学历';

function certificateLift(scheme: CompiledScheme, facts: PayFacts, on: string, post: string): Lift {
  const { lifts, regrade } = scheme.document;
  const rules = lifts.certificate.filter((rule) => isFor(rule, post));
  if (rules.length === 0) return none;
  return heldCertificates(facts, countsUntil(scheme, regrade.certificate, on)).reduce<Lift>((best, { level }) => {
    const rule = rules.find((r) => r.level === level);
    return rule ? better(best, { grades: rule.grades, years: rule.years, label: codeLabel('certificateLevels', level) }) : best;
  }, none);
}

type NamedLift = { grades: number; labels: string[] };

/** Each rule once; the sum, or the one that lifts most. */
function honourLift(scheme: CompiledScheme, facts: PayFacts, on: string, post: string): NamedLift {
  const { lifts, regrade } = scheme.document;
  const until = countsUntil(scheme, regrade.honour, on);
  const met = lifts.honours.filter(
    (rule) =>
      isFor(rule, post) &&
      facts.honours?.some(
        (h) =>
          (rule.kinds.length === 0 || rule.kinds.includes(h.kind ?? '')) &&
          (rule.levels.length === 0 || rule.levels.includes(h.level ?? '')) &&
          // Of an honour without a day nobody can say that it still holds.
          (h.on ? h.on <= until && (rule.validYears === null || on < addMonths(h.on, 12 * rule.validYears)) : rule.validYears === null),
      ),
  );
  const most = Math.max(0, ...met.map((h) => h.grades));
  const counted = lifts.honoursTogether === 'higher' ? met.filter((h) => h.grades === most).slice(0, 1) : met;
  return { grades: counted.reduce((sum, h) => sum + h.grades, 0), labels: counted.map((h) => h.label) };
}

/** How often a rule's results are met, by the years that are over on a day. */
function timesMet(rule: SchemeDocument['lifts']['assessments'][number], facts: PayFacts, day: string): number {
  const years = heldAssessments(facts, day)
    .filter((a) => rule.results.includes(a.result) && a.year >= (rule.sinceYear ?? 0))
    .map((a) => a.year)
    .sort((a, b) => a - b);
  const runs: number[] = [];
  years.forEach((year, i) => (rule.run === 'inAll' || year - 1 === years[i - 1] ? (runs[0] = (runs[0] ?? 0) + 1) : runs.unshift(1)));
  const times = runs.reduce((sum, length) => sum + Math.floor(length / rule.times), 0);
  return rule.each ? times : Math.min(1, times);
}

function assessmentLift(scheme: CompiledScheme, facts: PayFacts, day: string): NamedLift {
  let grades = 0;
  const labels: string[] = [];
  for (const rule of scheme.document.lifts.assessments) {
    const by = rule.grades * timesMet(rule, facts, day);
    grades += by;
    if (by !== 0) labels.push(`${rule.label}${by > 0 ? '加' : '减'} ${Math.abs(by)} 级`);
  }
  return { grades, labels };
}

/** What the extras of a kind add, named one by one; an expression that comes to no number adds nothing. */
function extraLift(scheme: CompiledScheme, gives: 'grades' | 'years', situation: Situation): { sum: number; texts: string[] } {
  const texts: string[] = [];
  let sum = 0;
  for (const extra of scheme.extras) {
    if (extra.gives !== gives) continue;
    const value = extra.expression.value(situation);
    const whole = typeof value === 'number' ? Math.trunc(value) : 0;
    sum += whole;
    if (whole !== 0) texts.push(`${extra.label} ${whole > 0 ? '加' : '减'} ${Math.abs(whole)} ${gives === 'grades' ? '级' : '年'}`);
  }
  return { sum, texts };
}

const onProbation = (scheme: CompiledScheme, facts: PayFacts, on: string): boolean => {
  const rule = scheme.document.probation;
  if (!rule || !facts.serviceFrom) return false;
  const until = facts.probationUntil ?? addDays(addMonths(facts.serviceFrom, rule.months), -1);
  return rule.ends === 'nextMonth' ? on.slice(0, 7) <= until.slice(0, 7) : on <= until;
};

/** Post, years and band: what decides the grade with the lifts. Null where `missingFacts` names something. */
function placed(scheme: CompiledScheme, facts: PayFacts, on: string) {
  const post = postOf(scheme, facts, on);
  if (!post || !facts.serviceFrom) return null;
  const { steps, counting } = post;
  if (counting && !beganOn(counting, facts)) return null;
  const day = scheme.regradeDay(on);
  const education = educationLift(scheme, facts, on, post.key);
  const certificate = certificateLift(scheme, facts, on, post.key);
  const honours = honourLift(scheme, facts, on, post.key);
  const assessments = assessmentLift(scheme, facts, day);
  const tenure = counting && tenureOn(counting, facts, day);
  const extraYears = counting ? extraLift(scheme, 'years', { on, facts, post: post.label }) : { sum: 0, texts: [] };
  const { educationAndCertificate: together } = scheme.document.lifts;
  const papersYears = together === 'sum' ? education.years + certificate.years : Math.max(education.years, certificate.years);
  const years = tenure ? Math.max(0, tenure.years + papersYears + extraYears.sum) : 0;
  const extraGrades = extraLift(scheme, 'grades', { on, facts, post: post.label, years });
  const band = steps ? tenureBand(steps, years) : 1;
  return { post, day, education, certificate, honours, assessments, tenure, extraYears, papersYears, years, band, extraGrades };
}

/** What education, certificate and honours lift by together: those that count, and the cap of the first two. */
function papersLift({ educationAndCertificate: together, mostOfBoth }: SchemeDocument['lifts'], education: number, certificate: number) {
  const both = together === 'sum' ? education + certificate : Math.max(education, certificate);
  return mostOfBoth === null ? both : Math.min(mostOfBoth, both);
}

/** The grade on a day, every step named to `say`; null where `missingFacts` names something. */
export function gradeWith(scheme: CompiledScheme, facts: PayFacts, on: string, say: Say): Graded | null {
  const found = placed(scheme, facts, on);
  if (!found) return null;
  const { post, education, certificate, honours, assessments, extraGrades, years, band } = found;
  const { lifts: rule } = scheme.document;
  const both = papersLift(rule, education.grades, certificate.grades);
  const merits = rule.educationAndCertificate === 'highest' ? Math.max(both, honours.grades) : both + honours.grades;
  const reckonedLifts = merits + assessments.grades + extraGrades.sum;
  const lifts = rule.most === null ? reckonedLifts : Math.min(rule.most, reckonedLifts);
  const reckoned = post.start + band - 1 + lifts;
  const capped = Math.max(post.lowestGrade, Math.min(post.highestGrade, reckoned));
  const held = heldGrade(scheme, facts, on, post);
  const grade = Math.max(capped, held);
  const by = {
    educationYears: education.years,
    education: education.grades,
    certificateYears: certificate.years,
    certificate: certificate.grades,
    honours: honours.grades,
    assessments: assessments.grades,
  };
  const graded = { grade, years, band, lifts, by, post, kept: held > capped, probation: onProbation(scheme, facts, on) };
  if (say) tell(scheme, facts, { ...found, ...graded, both, merits, reckonedLifts, reckoned, capped }, say);
  return graded;
}

export type GradedWhy = Graded & { steps: Step[] };

/** The grade on a day, and the chain of sentences why. */
export function gradeOn(scheme: CompiledScheme, facts: PayFacts, on: string = scheme.on): GradedWhy | null {
  const steps: Step[] = [];
  const graded = gradeWith(scheme, facts, on, (step) => void steps.push(step));
  return graded && { ...graded, steps };
}

/** The same for many: who are alike in all that the scheme asks for are graded once. Do not change what it returns. */
export function grader(scheme: CompiledScheme, on: string = scheme.on): (facts: PayFacts) => GradedWhy | null {
  const known = new Map<string, GradedWhy | null>();
  const asked = [...gradeAsks(scheme)];
  return (facts) => {
    const key = JSON.stringify(asked.map((name) => facts[name] ?? null));
    let graded = known.get(key);
    if (graded === undefined) known.set(key, (graded = gradeOn(scheme, facts, on)));
    return graded;
  };
}

/** The last day of a protection; null where none was set. */
const protectedUntil = (scheme: CompiledScheme, held: NonNullable<PayFacts['held']>): string | null => {
  const months = scheme.document.regrade.protectedMonths;
  return held.until ?? (months === null ? null : addDays(addMonths(held.from, months), -1));
};

/** The grade that somebody keeps after a return to a lower post; 0 where none is kept. */
function heldGrade(scheme: CompiledScheme, facts: PayFacts, on: string, post: CompiledPost): number {
  const manner = scheme.document.regrade.onLowerPost;
  const { held } = facts;
  if (!held || manner === 'recompute' || held.from > on) return 0;
  const former = scheme.posts.find((p) => p.classes.includes(held.postClass ?? ''));
  if (!former || former.start <= post.start) return 0;
  return manner === 'keep' || (protectedUntil(scheme, held) ?? '') >= on ? held.grade : 0;
}

type Told = NonNullable<ReturnType<typeof placed>> &
  Graded & { both: number; merits: number; reckonedLifts: number; reckoned: number; capped: number };

const manners = { full: '不足一年按一年计', half: '满半年按一年计', dropped: '只计满年' } as const;

function tell(scheme: CompiledScheme, facts: PayFacts, t: Told, say: NonNullable<Say>): void {
  const { document } = scheme;
  const { lifts: rule, regrade } = document;
  const { steps } = t.post;
  const tells = (key: string, label: string, text: string, article: string | null): void =>
    say({ key, label, amount: null, text, article });
  const number = document.documentNo ? `，${document.documentNo}` : '';
  tells('scheme', '依据', `${document.name}第 ${document.version} 版${number}`, null);
  const { counting } = t.post;
  if (t.tenure && counting) {
    const { tenure, extraYears } = t;
    const papers = [t.education, t.certificate].filter((lift) => lift.years > 0);
    const higher = t.papersYears < papers.reduce((sum, lift) => sum + lift.years, 0) ? [`取高者加 ${t.papersYears} 年`] : [];
    const more = [...papers.map((lift) => `${lift.label}加 ${lift.years} 年`), ...higher, ...extraYears.texts].map((text) => `，${text}`);
    const left = tenure.left.map((text) => `；${text}`);
    const began = beganOn(counting, facts)!;
    const counted =
      began > t.day
        ? `晚于计算日 ${t.day}，按 ${tenure.years} 年计`
        : `截至 ${t.day} 计 ${tenure.years} 年（${manners[counting.partialYear]}）`;
    const of = counting.of === 'post' ? '任现岗位，' : '';
    tells('years', '工作年限', `${of}${began} 起，${counted}${more.join('')}${left.join('')}`, counting.article);
  }
  if (t.tenure && steps) {
    const first = steps.firstStep === null ? '' : `第一档 ${steps.firstStep} 年，以后`;
    const manner = steps.thresholds ? `满 ${steps.thresholds.join('、')} 年晋档` : `${first}每 ${steps.yearsPerStep} 年一档`;
    tells('band', '年限档次', `${manner}，第 ${t.band} 档`, steps.article);
  }
  if (t.education.grades > 0) tells('education', '学历', `${t.education.label}，加 ${t.education.grades} 级`, rule.article);
  if (t.certificate.grades > 0) tells('certificateGrade', '证书', `${t.certificate.label}，加 ${t.certificate.grades} 级`, rule.article);
  if (t.both < t.education.grades + t.certificate.grades) {
    const manner = rule.educationAndCertificate === 'sum' ? `合计最多加 ${rule.mostOfBoth} 级` : `取高者，加 ${t.both} 级`;
    tells('higher', '学历与证书', manner, rule.article);
  }
  if (t.honours.grades > 0) tells('honours', '荣誉', `${t.honours.labels.join('、')}，加 ${t.honours.grades} 级`, rule.article);
  if (t.merits < t.both + t.honours.grades) tells('highest', '学历、证书、荣誉', `取最高一项，加 ${t.merits} 级`, rule.article);
  if (t.assessments.labels.length > 0) tells('assessments', '考核', t.assessments.labels.join('，'), rule.article);
  if (t.extraGrades.texts.length > 0) tells('extras', '其他', t.extraGrades.texts.join('，'), rule.article);
  if (t.lifts < t.reckonedLifts) tells('liftCap', '加级上限', `合计最多加 ${rule.most} 级`, rule.article);

  const sum = [
    `${t.post.label}从 ${t.post.start} 级起`,
    ...[t.band - 1, t.lifts].filter((n) => n !== 0).map((n) => (n > 0 ? `+ ${n}` : `- ${-n}`)),
  ].join(' ');
  const limit =
    t.reckoned > t.post.highestGrade
      ? `，不超过 ${t.post.highestGrade} 级`
      : t.reckoned < t.post.lowestGrade
        ? `，不低于 ${t.post.lowestGrade} 级`
        : '';
  const kept =
    t.kept && regrade.onLowerPost === 'protected'
      ? `保护期至 ${protectedUntil(scheme, facts.held!)}，保留原 ${t.grade} 级`
      : `保留原 ${t.grade} 级`;
  tells(
    'grade',
    '薪级',
    t.kept ? `${sum}${limit}，${kept}` : `${sum}${limit}，定 ${t.grade} 级`,
    t.kept ? regrade.article : t.post.article,
  );
}
