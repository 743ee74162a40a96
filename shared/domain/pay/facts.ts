/** What pay asks of a person, as it stood on a day. The loader is `factsOn` of the data host's pay module. */
import type { Stretch } from './years.ts';

export type EducationFact = {
  /** Code of `educations`, of `degrees`. */
  education: string | null;
  degree?: string | null;
  /** `both`: diploma and degree; null where it is not known. */
  papers?: 'both' | 'diploma' | 'degree' | null;
  /** Code of `studyForms`: 全日制, 在职. */
  form?: string | null;
  /** Graduated on; null where it is not known: it counts. */
  on?: string | null;
};
/** Code of `certificateLevels`; issued on. */
export type CertificateFact = { level: string; on?: string | null };
/** Codes of `honourKinds` and `adminLevels`; given on. */
export type HonourFact = { kind: string | null; level: string | null; on?: string | null };
/** Code of `assessmentResults`. */
export type AssessmentFact = { year: number; result: string };

export type PayFacts = {
  /** Code of `postClasses`. */
  postClass: string | null;
  /** First day of community work. */
  serviceFrom: string | null;
  /** The day since which a post of this class has been held without another between. */
  postSince?: string | null;
  /** 职务 as written, 一肩挑. */
  position?: string | null;
  twoHats?: boolean;
  educations?: readonly EducationFact[];
  certificates?: readonly CertificateFact[];
  honours?: readonly HonourFact[];
  assessments?: readonly AssessmentFact[];
  /** Interruptions of service: first day and the day on which it went on. */
  gaps?: readonly Stretch[];
  /** Last day of probation by the contract; without it the scheme's months are counted from the first day. */
  probationUntil?: string | null;
  /** How often each counted part falls due: `redFlag` the flags that the community holds. */
  counts?: Readonly<Record<string, number>>;
  /** The post class and grade held before the present post, which began on `from`; `until`: protected until that day by a decision. */
  held?: { grade: number; postClass: string | null; from: string; until: string | null };
  birthDate?: string | null;
  sex?: string | null;
  politicalStatus?: string | null;
  entryRoute?: string | null;
  /** Full-time grid staff (专职网格员). */
  gridWorker?: boolean;
  /** `flags`: the kinds of the flags that it holds. */
  community?: { name: string; households: number | null; flags?: readonly string[] };
};
