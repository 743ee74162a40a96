/** What a person holds on a day: the highest education and certificate, the assessments given so far. */
import { codeTable } from '../../codes/index.ts';
import type { AssessmentFact, CertificateFact, EducationFact, PayFacts } from './facts.ts';

type Dated = { on?: string | null };
const began =
  (on: string) =>
  (f: Dated): boolean =>
    !f.on || f.on <= on;

export const heldEducations = (facts: PayFacts, on: string): readonly EducationFact[] => (facts.educations ?? []).filter(began(on));
export const heldCertificates = (facts: PayFacts, on: string): readonly CertificateFact[] => (facts.certificates ?? []).filter(began(on));
/** A year is assessed when it is over. */
export const heldAssessments = (facts: PayFacts, on: string): readonly AssessmentFact[] =>
  (facts.assessments ?? []).filter((a) => a.year < Number(on.slice(0, 4)));

/** In the order of the code tables: educations from the highest, certificates from the lowest. */
const rankOf = (table: 'educations' | 'certificateLevels'): ReadonlyMap<string, number> =>
  new Map(codeTable(table).entries.map((e, i) => [e.code, i]));
let educationRanks: ReadonlyMap<string, number> | undefined;
let certificateRanks: ReadonlyMap<string, number> | undefined;

/** The general code 10 (研究生) stands before 11 and 14 in the standard; among diplomas it ranks as a master's. */
const educationRank = (code: string): number => {
  const ranks = (educationRanks ??= rankOf('educations'));
  return ranks.get(code === '10' ? '14' : code) ?? 99;
};
const certificateRank = (level: string): number => (certificateRanks ??= rankOf('certificateLevels')).get(level) ?? -1;

export const highestEducation = (facts: PayFacts, on: string): string | null =>
  heldEducations(facts, on).reduce<string | null>(
    (best, { education }) => (education && (best === null || educationRank(education) < educationRank(best)) ? education : best),
    null,
  );

export const highestCertificate = (facts: PayFacts, on: string): string | null =>
  heldCertificates(facts, on).reduce<string | null>(
    (best, { level }) => (best === null || certificateRank(level) > certificateRank(best) ? level : best),
    null,
  );
