/** From a person's facts to the grade (定级): post, years, tenure band, lifts, cap, and why. */
import { codeLabel } from '../../codes/index.ts';
import { gradeAsks } from './asks.ts';
import type { CompiledPost, CompiledScheme } from './compile.ts';
import type { Begins, SchemeDocument } from './document.ts';
import type { EducationFact, PayFacts } from './facts.ts';
import { heldCertificates, heldEducations } from './held.ts';
import { tenureBand, tenureOn } from './tenure.ts';
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
  by: { educationYears: number; education: number; certificate: number; honours: number };
  post: CompiledPost;
  kept: boolean;
  probation: boolean;
};

/** The facts without which there is no grade: `postClass` (none, or none that the scheme has a post for), `serviceFrom`. */
export const missingFacts = (scheme: CompiledScheme, facts: PayFacts, on: string = scheme.on): string[] => {
  const missing: string[] = [];
  if (!postOf(scheme, facts, on)) missing.push('postClass');
  if (!facts.serviceFrom) missing.push('serviceFrom');
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
const fits = (rule: EducationRule, fact: EducationFact): boolean => {
  if (!rule.educations.includes(fact.education ?? '') && !rule.degrees.includes(fact.degree ?? '')) return false;
  if (rule.papers === 'any') return true;
  return rule.papers === 'both' ? fact.papers === 'both' : fact.papers === 'diploma' || fact.papers === 'degree';
};

function educationLift(scheme: CompiledScheme, facts: PayFacts, on: string): { grades: number; years: number; label: string } {
  let best = { grades: 0, years: 0, label: '' };
  const { lifts, regrade } = scheme.document;
  if (lifts.education.length === 0) return best;
  for (const fact of heldEducations(facts, countsUntil(scheme, regrade.education, on))) {
    const rule = lifts.education.find((r) => fits(r, fact));
    if (!rule || rule.grades < best.grades || (rule.grades === best.grades && rule.years <= best.years)) continue;
    best = { grades: rule.grades, years: rule.years, label: nameOf(fact) };
  }
  return best;
}
const nameOf = (fact: EducationFact): string =>
  fact.education ? codeLabel('educations', fact.education) : fact.degree ? codeLabel('degrees', fact.degree) : '学历';

function certificateLift(scheme: CompiledScheme, facts: PayFacts, on: string): { grades: number; label: string } {
  let best = { grades: 0, label: '' };
  const { lifts, regrade } = scheme.document;
  if (lifts.certificate.length === 0) return best;
  for (const { level } of heldCertificates(facts, countsUntil(scheme, regrade.certificate, on))) {
    const grades = lifts.certificate.find((c) => c.level === level)?.grades ?? 0;
    if (grades > best.grades) best = { grades, label: codeLabel('certificateLevels', level) };
  }
  return best;
}

/** Each rule once. */
function honourLift(scheme: CompiledScheme, facts: PayFacts, on: string): { grades: number; labels: string[] } {
  const { lifts, regrade } = scheme.document;
  const met = lifts.honours.filter((rule) =>
    facts.honours?.some(
      (h) =>
        (!h.on || h.on <= countsUntil(scheme, regrade.honour, on)) &&
        (rule.kinds.length === 0 || rule.kinds.includes(h.kind ?? '')) &&
        (rule.levels.length === 0 || rule.levels.includes(h.level ?? '')),
    ),
  );
  return { grades: met.reduce((sum, h) => sum + h.grades, 0), labels: met.map((h) => h.label) };
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
  return facts.probationUntil ? on <= facts.probationUntil : on < addMonths(facts.serviceFrom, rule.months);
};

/** Post, years and band: what decides the grade with the lifts. Null where `missingFacts` names something. */
function placed(scheme: CompiledScheme, facts: PayFacts, on: string) {
  const post = postOf(scheme, facts, on);
  if (!post || !facts.serviceFrom) return null;
  const { steps } = scheme.document;
  const day = scheme.regradeDay(on);
  const education = educationLift(scheme, facts, on);
  const tenure = steps && tenureOn(steps, facts, day);
  const extraYears = steps ? extraLift(scheme, 'years', { on, facts, post: post.label }) : { sum: 0, texts: [] };
  const years = tenure ? Math.max(0, tenure.years + education.years + extraYears.sum) : 0;
  const certificate = certificateLift(scheme, facts, on);
  const honours = honourLift(scheme, facts, on);
  const extraGrades = extraLift(scheme, 'grades', { on, facts, post: post.label, years });
  return { post, day, education, tenure, extraYears, years, band: steps ? tenureBand(steps, years) : 1, certificate, honours, extraGrades };
}

/** The grade on a day, every step named to `say`; null where `missingFacts` names something. */
export function gradeWith(scheme: CompiledScheme, facts: PayFacts, on: string, say: Say): Graded | null {
  const found = placed(scheme, facts, on);
  if (!found) return null;
  const { post, education, certificate, honours, extraGrades, years, band } = found;
  const { lifts: rule } = scheme.document;
  const both =
    rule.educationAndCertificate === 'higher' ? Math.max(education.grades, certificate.grades) : education.grades + certificate.grades;
  const reckonedLifts = both + honours.grades + extraGrades.sum;
  const lifts = rule.most === null ? reckonedLifts : Math.min(rule.most, reckonedLifts);
  const reckoned = post.start + band - 1 + lifts;
  const capped = Math.max(post.lowestGrade, Math.min(post.highestGrade, reckoned));
  const held = heldGrade(scheme, facts, on, post);
  const grade = Math.max(capped, held);
  const by = { educationYears: education.years, education: education.grades, certificate: certificate.grades, honours: honours.grades };
  const graded = { grade, years, band, lifts, by, post, kept: held > capped, probation: onProbation(scheme, facts, on) };
  if (say) tell(scheme, facts, { ...found, ...graded, both, reckonedLifts, reckoned, capped }, say);
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

type Told = NonNullable<ReturnType<typeof placed>> & Graded & { both: number; reckonedLifts: number; reckoned: number; capped: number };

const manners = { full: '不足一年按一年计', dropped: '只计满年' } as const;

function tell(scheme: CompiledScheme, facts: PayFacts, t: Told, say: NonNullable<Say>): void {
  const { document } = scheme;
  const { lifts: rule, steps, regrade } = document;
  const tells = (key: string, label: string, text: string, article: string | null): void =>
    say({ key, label, amount: null, text, article });
  const number = document.documentNo ? `，${document.documentNo}` : '';
  tells('scheme', '依据', `${document.name}第 ${document.version} 版${number}`, null);
  if (t.tenure && steps) {
    const { tenure, education, extraYears } = t;
    const more = [...(education.years > 0 ? [`${education.label}加 ${education.years} 年`] : []), ...extraYears.texts].map(
      (text) => `，${text}`,
    );
    const left = tenure.left.map((text) => `；${text}`);
    tells(
      'years',
      '工作年限',
      `${facts.serviceFrom!} 起，截至 ${t.day} 计 ${tenure.years} 年（${manners[steps.partialYear]}）${more.join('')}${left.join('')}`,
      steps.article,
    );
    const manner = steps.thresholds ? `满 ${steps.thresholds.join('、')} 年晋档` : `每 ${steps.yearsPerStep} 年一档`;
    tells('band', '年限档次', `${manner}，第 ${t.band} 档`, steps.article);
  }
  if (t.education.grades > 0) tells('education', '学历', `${t.education.label}，加 ${t.education.grades} 级`, rule.article);
  if (t.certificate.grades > 0) tells('certificateGrade', '证书', `${t.certificate.label}，加 ${t.certificate.grades} 级`, rule.article);
  if (t.both < t.education.grades + t.certificate.grades) tells('higher', '学历与证书', `取高者，加 ${t.both} 级`, rule.article);
  if (t.honours.grades > 0) tells('honours', '荣誉', `${t.honours.labels.join('、')}，加 ${t.honours.grades} 级`, rule.article);
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
