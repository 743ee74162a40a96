/** What stands on a worker, said by the records of the career (decision 0013): the latest post, the highest certificate and education. */
import { educationRank } from '../codes/educations.ts';
import type { Value } from '../registers/declare.ts';

export type CareerRecord = Record<string, Value | undefined>;

const certificateOrder = ['senior', 'intermediate', 'assistant'];
const postOrder = ['head', 'deputy', 'staff'];

/** Greater is higher; 0 where the code is empty or unknown. */
const rankIn =
  (order: readonly string[]) =>
  (code: Value | undefined): number =>
    typeof code === 'string' && order.includes(code) ? order.length - order.indexOf(code) : 0;
export const certificateRank = rankIn(certificateOrder);
const postRank = rankIn(postOrder);

/** Text in the order of days; one without a day comes first. */
const day = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

/** The record that `better` puts above all others; the later of two alike. */
const best = <T extends CareerRecord>(records: readonly T[], better: (a: T, b: T) => number): T | undefined =>
  records.reduce<T | undefined>((found, record) => (found === undefined || better(record, found) >= 0 ? record : found), undefined);

/** A post that began on an unknown day and has no end is the one held now. */
const begin = (post: CareerRecord): string => day(post['from']) || (post['until'] == null ? '9999' : '');

/** The post that began last; of two that began on one day the higher. A term that has run out goes on until another post begins. */
export const latestPost = <T extends CareerRecord>(posts: readonly T[]): T | undefined =>
  best(posts, (a, b) => begin(a).localeCompare(begin(b)) || postRank(a['postClass']) - postRank(b['postClass']));

export const highestCertificate = <T extends CareerRecord>(certificates: readonly T[]): T | undefined =>
  best(certificates, (a, b) => certificateRank(a['level']) - certificateRank(b['level']));

export const highestEducation = <T extends CareerRecord>(records: readonly T[]): T | undefined =>
  best(
    records,
    (a, b) => educationRank(a['education']) - educationRank(b['education']) || day(a['graduatedOn']).localeCompare(day(b['graduatedOn'])),
  );

/** The fields of a worker that follow from the records of one kind; null where there are no records, so that nothing follows. */
export function standingPost(posts: readonly CareerRecord[]): CareerRecord | null {
  const post = latestPost(posts);
  if (!post) return null;
  const { position = null, postClass = null, from = null, community } = post;
  return { position, postClass, postFrom: from, ...(community == null ? {} : { community }) };
}

export function standingCertificate(certificates: readonly CareerRecord[]): CareerRecord | null {
  const held = highestCertificate(certificates);
  return held
    ? { certificate: held['level'] ?? null, certificateNo: held['number'] ?? null, certificateOn: held['issuedOn'] ?? null }
    : null;
}

/** The first education of the forms is the highest that was full-time; it stays as it is where no record says so. */
export function standingEducation(records: readonly CareerRecord[]): CareerRecord | null {
  const highest = highestEducation(records);
  if (!highest) return null;
  const first = highestEducation(records.filter((r) => r['form'] === 'fullTime'));
  return {
    education: highest['education'] ?? null,
    school: highest['school'] ?? null,
    major: highest['major'] ?? null,
    ...(first ? { firstEducation: first['education'] ?? null } : {}),
  };
}
