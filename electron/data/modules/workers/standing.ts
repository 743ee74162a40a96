/**
 * Posts, certificates and education: the worker's record shows what stands, the parts of the file say what has been (decision 0013). As long as
 * nothing else is known, the worker's record alone says it; from the second fact on all of them are records, and the worker's follows them.
 */
import { educationRank } from '#shared/codes/educations.ts';
import { certificateRank } from '#shared/domain/careers.ts';
import {
  highestCertificate,
  highestEducation,
  latestPost,
  standingCertificate,
  standingEducation,
  standingPost,
} from '#shared/domain/careers.ts';
import type { CareerRecord } from '#shared/domain/careers.ts';
import type { Value } from '#shared/registers/index.ts';
import type { Values } from '../../store/store.ts';

export type Kind = {
  part: 'posts' | 'certificates' | 'educationRecords';
  /** A record's field -> the worker's. */
  fields: Readonly<Record<string, string>>;
  /** Fields of the worker that follow too where a record says so. */
  also?: readonly string[];
  /** What the worker's record says, as a record; null where it says nothing. */
  said(worker: Values): Values | null;
  /** Whether a record is about what the worker's record says. */
  same(record: CareerRecord, said: CareerRecord, today: string): boolean;
  /** Whether the second follows upon the first, which was true in its time; else it puts it right. */
  follows(former: Values, next: Values): boolean;
  /** The former as it ends when the next begins; one that had no day began with the service. */
  ended(former: Values, next: Values, serviceFrom: Value | undefined): Values;
  /** Which of the records stands. */
  standing<T extends CareerRecord>(records: readonly T[]): T | undefined;
  /** The worker's fields that follow. */
  shown(records: readonly CareerRecord[]): CareerRecord | null;
};

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** The record that a worker's fields make. */
const from = (worker: Values, fields: Readonly<Record<string, string>>): Values =>
  Object.fromEntries(Object.entries(fields).map(([field, own]) => [field, worker[own] ?? null]));

const postFields = { community: 'community', position: 'position', postClass: 'postClass', from: 'postFrom' };
const certificateFields = { level: 'certificate', number: 'certificateNo', issuedOn: 'certificateOn' };
const educationFields = { education: 'education', school: 'school', major: 'major' };

/** Same post, and not one that ended before: what is not written down agrees with anything. */
function samePost(record: CareerRecord, said: CareerRecord, today: string): boolean {
  const agree = (field: string): boolean => record[field] == null || said[field] == null || record[field] === said[field];
  if (!agree('postClass') || !agree('position')) return false;
  const until = record['until'];
  return typeof until !== 'string' || until >= (typeof said['from'] === 'string' ? said['from'] : today);
}

export const kinds: readonly Kind[] = [
  {
    part: 'posts',
    fields: postFields,
    said: (w) => (w['postClass'] || w['position'] ? from(w, postFields) : null),
    same: samePost,
    // A change without a new day puts the post in force right.
    follows: (former, next) => typeof next['from'] === 'string' && next['from'] > String(former['from'] ?? ''),
    ended: (former, next, serviceFrom) => {
      const last = dayBefore(String(next['from']));
      const began = former['from'] ?? (typeof serviceFrom === 'string' && serviceFrom <= last ? serviceFrom : null);
      return { ...former, from: began, until: typeof former['until'] === 'string' && former['until'] < last ? former['until'] : last };
    },
    standing: latestPost,
    shown: standingPost,
  },
  {
    part: 'certificates',
    fields: certificateFields,
    said: (w) => (w['certificate'] ? from(w, certificateFields) : null),
    same: (a, b) => a['level'] === b['level'],
    // A level never falls: a lower one puts right what was written.
    follows: (former, next) => certificateRank(next['level']) > certificateRank(former['level']),
    ended: (former) => former,
    standing: highestCertificate,
    shown: standingCertificate,
  },
  {
    part: 'educationRecords',
    fields: educationFields,
    also: ['firstEducation'],
    said: (w) => (w['education'] ? from(w, educationFields) : null),
    same: (a, b) => a['education'] === b['education'],
    follows: (former, next) => educationRank(next['education']) > educationRank(former['education']),
    ended: (former) => former,
    standing: highestEducation,
    shown: standingEducation,
  },
];

/** What the worker's fields of a kind differ in. */
export const touched = (kind: Kind, before: Values, after: Values): boolean =>
  [...Object.values(kind.fields), ...(kind.also ?? [])].some((own) => (before[own] ?? null) !== (after[own] ?? null));
