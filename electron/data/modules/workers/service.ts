/** 社区工作者: the post and certificate in force stand on the worker; when a new one begins, the former goes into the worker's history. */
import type { RegisterName } from '#shared/registers/index.ts';
import type { Write } from '../../registers/hooks.ts';
import { addNow } from '../../registers/service.ts';
import type { Tx, Values } from '../../store/store.ts';

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** A post was left when a later one begins; a change without a new date corrects the post in force. */
function formerPost(write: Write): Values | null {
  const { before, after } = write;
  const from = after['postFrom'];
  if (
    !before ||
    typeof from !== 'string' ||
    from === before['postFrom'] ||
    from < String(before['postFrom'] ?? before['serviceFrom'] ?? '')
  )
    return null;
  if (!before['postClass'] && !before['position']) return null;
  return {
    worker: write.id,
    community: before['community'] ?? null,
    position: before['position'] ?? null,
    postClass: before['postClass'] ?? null,
    from: before['postFrom'] ?? before['serviceFrom'] ?? null,
    until: dayBefore(from),
  };
}

/** A certificate of another level does not take the former one away. */
function formerCertificate(write: Write): Values | null {
  const { before, after } = write;
  const level = before?.['certificate'];
  if (!level || !after['certificate'] || after['certificate'] === level) return null;
  return { worker: write.id, level, number: before['certificateNo'] ?? null, issuedOn: before['certificateOn'] ?? null };
}

/** Runs after every write of a worker, in the same step. */
export function keepFormer(tx: Tx, register: RegisterName, station: number, writes: readonly Write[]): void {
  if (register !== 'workers') return;
  const posts = writes.map(formerPost).filter((v) => v !== null);
  const certificates = writes.map(formerCertificate).filter((v) => v !== null);
  if (posts.length > 0) addNow(tx, 'posts', station, posts);
  if (certificates.length > 0) addNow(tx, 'certificates', station, certificates);
}
