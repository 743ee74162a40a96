/** What follows from one worker's record on a day: age, service, retirement, what is due. */
import { Refusal } from '#shared/contract/index.ts';
import type { WorkerFacts } from '#shared/contract/careers.ts';
import { ageOn } from '#shared/domain/careers/ages.ts';
import { holdsBoth } from '#shared/domain/careers/positions.ts';
import { postsOn } from '#shared/domain/careers/posts.ts';
import { retirement, retirementSentence } from '#shared/domain/careers/retirement.ts';
import { serviceOf } from '#shared/domain/careers/service.ts';
import type { Value } from '#shared/registers/index.ts';
import { one, today } from '../../registers/service.ts';
import type { Store } from '../../store/store.ts';
import { dueOfWorker } from './due.ts';
import { breaksOf, isInService, postRecords } from './people.rows.ts';
import { retirementRules, settingsOf } from './settings.ts';

const text = (value: Value | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Refuses `recordNotFound`. */
export function workerFactsOf(store: Store, station: number, worker: number, on: string): WorkerFacts {
  const db = store.reader;
  const record = one(db, 'workers', station, worker);
  if (!record || record.removedAt !== null) throw new Refusal('recordNotFound', { register: 'workers', id: worker });
  const birthDate = text(record['birthDate']);
  const facts = { birthDate, sex: text(record['sex']), formerAge: text(record['retirementAge']) };
  const { settings } = settingsOf(db);
  const found = retirement(retirementRules(), facts, settings.womensAge);
  const at = { station, on };
  const inService = isInService(db, at, worker);
  const leftOn = text(record['leftOn']);
  const service = serviceOf(text(record['serviceFrom']), leftOn !== null && leftOn < on ? leftOn : on, breaksOf(db, station, worker));
  const standing = {
    community: record['community'] === null ? null : Number(record['community']),
    position: text(record['position']),
    postClass: text(record['postClass']),
    from: text(record['postFrom']),
  };
  return {
    on,
    age: birthDate === null || birthDate > on ? null : ageOn(birthDate, on),
    inService,
    serviceMonths: service.months,
    serviceText: service.text,
    both: inService && holdsBoth(postsOn(postRecords(db, station, worker), standing, on).at),
    retirement: found,
    retirementText: retirementSentence(retirementRules(), facts, found),
    retirementSource: retirementRules().source,
    due: dueOfWorker(store, station, today(), worker),
  };
}
