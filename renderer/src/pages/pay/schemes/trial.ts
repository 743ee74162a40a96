/** Somebody made up, to try a scheme on while it is entered: what a clerk would say of a person, and the facts that it comes to. */
import type { PayFacts, SchemeDocument } from '#shared/domain/pay/index.ts';

export type TrialPerson = {
  on: string;
  postClass: string;
  position: string;
  serviceFrom: string | null;
  postSince: string | null;
  education: string | null;
  fullTime: boolean;
  certificate: string | null;
  /** Results of the years before the day, by year. */
  results: Record<string, string | null>;
  households: number | string | null;
  flags: number | string | null;
  twoHats: boolean;
  gridWorker: boolean;
};

/** A worker of the first post, five years in service. */
export const firstPerson = (document: SchemeDocument, on: string): TrialPerson => {
  const since = `${Number(on.slice(0, 4)) - 5}-01-01`;
  const postClass = document.posts[0]?.classes[0] ?? '';
  return {
    on,
    postClass,
    position: '',
    serviceFrom: since,
    postSince: since,
    education: null,
    fullTime: true,
    certificate: null,
    results: {},
    households: null,
    flags: null,
    twoHats: false,
    gridWorker: false,
  };
};

/** The five years before a day, the last one first. */
export const assessedYears = (on: string): string[] => Array.from({ length: 5 }, (_, i) => String(Number(on.slice(0, 4)) - 1 - i));

const whole = (value: number | string | null): number | null => (typeof value === 'number' ? value : null);

export function factsOf(person: TrialPerson): PayFacts {
  const { education, certificate, position, postClass, serviceFrom, postSince, twoHats, gridWorker } = person;
  return {
    postClass,
    serviceFrom,
    postSince,
    position: position.trim() || null,
    twoHats,
    gridWorker,
    educations: education ? [{ education, papers: 'both', form: person.fullTime ? 'fullTime' : 'inService' }] : [],
    certificates: certificate ? [{ level: certificate }] : [],
    assessments: Object.entries(person.results).flatMap(([year, result]) => (result ? [{ year: Number(year), result }] : [])),
    counts: { redFlag: whole(person.flags) ?? 0 },
    community: { name: '', households: whole(person.households) },
  };
}
