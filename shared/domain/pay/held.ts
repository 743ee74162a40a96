/** What a person holds on a day: the highest education and certificate, the assessments given so far. */
import { highestOf } from '../../codes/educations.ts';
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

let certificateRanks: ReadonlyMap<string, number> | undefined;
/** In the order of the code table, from the lowest. */
const certificateRank = (level: string): number =>
  (certificateRanks ??= new Map(codeTable('certificateLevels').entries.map((e, i) => [e.code, i]))).get(level) ?? -1;

export const highestEducation = (facts: PayFacts, on: string): string | null =>
  highestOf(heldEducations(facts, on).map((e) => e.education));

export const highestCertificate = (facts: PayFacts, on: string): string | null =>
  heldCertificates(facts, on).reduce<string | null>(
    (best, { level }) => (best === null || certificateRank(level) > certificateRank(best) ? level : best),
    null,
  );
