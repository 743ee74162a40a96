/** 互相矛盾: what the records of the streets say that cannot both be right. */
import type { Contradiction } from '#shared/contract/county.ts';
import type { Output } from '#shared/contract/index.ts';
import { masked } from '#shared/domain/mask.ts';
import { register } from '#shared/registers/index.ts';
import type { OpenStation } from '../../host.ts';
import { firstWithoutBasis, overfilled, sharedNumbers, withoutBasis } from './rows.ts';
import type { PersonRow } from './rows.ts';

const atMost = 100;
/** 退休 and 离职 in one street, in service in another: that is a career, not a contradiction. */
const gone: readonly (string | null)[] = ['retired', 'left'];
/** Lists of powers, whose published columns name 实施依据 (reference: columns of published street lists). */
const powers = ['power', 'fivePowers', 'empowered'];

export function contradictions(open: OpenStation): Output<'county.contradictions'> {
  const may = (name: 'workers' | 'items'): boolean => open.permissions.has(register(name).read);
  const found = [...(may('workers') ? [samePeople(open), overQuota(open)] : []), ...(may('items') ? [noBasis(open)] : [])];
  return { contradictions: found.flatMap((kind) => kind.slice(0, atMost)), total: found.reduce((sum, kind) => sum + kind.length, 0) };
}

function samePeople(open: OpenStation): Contradiction[] {
  const byNumber = Map.groupBy(
    sharedNumbers(open.store.reader).filter((p) => !gone.includes(p.status)),
    (p) => p.idNumber,
  );
  return [...byNumber.entries()]
    .filter(([, people]) => new Set(people.map((p) => p.code)).size > 1)
    .map(([idNumber, people]) => ({ kind: 'samePerson', idNumber: String(masked(idNumber, 'identity')), people: people.map(personOf) }));
}
const personOf = ({ code, streetName, id, name, community }: PersonRow) => ({ street: { code, name: streetName }, id, name, community });

const overQuota = (open: OpenStation): Contradiction[] =>
  overfilled(open.store.reader).map(({ code, streetName, id, name, quota, inService }) => ({
    kind: 'overQuota',
    street: { code, name: streetName },
    community: { id, name },
    quota,
    inService,
  }));

const noBasis = (open: OpenStation): Contradiction[] =>
  withoutBasis(open.store.reader, powers).map(({ station, code, streetName, items }) => ({
    kind: 'noBasis',
    street: { code, name: streetName },
    items,
    first: firstWithoutBasis(open.store.reader, powers, station, 3),
  }));
