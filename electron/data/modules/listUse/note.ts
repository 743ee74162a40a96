/** 不予开具证明告知单: what was asked, who demanded it, why it is not issued, and where to go. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import { placeText } from '#shared/domain/listUse/say.ts';
import { one, ownStation } from '../../registers/service.ts';
import { listOn } from '../lists/service.ts';

export function noteOf(db: Database, id: number): Output<'listUse.note'> {
  const row = one(db, 'certificateRequests', ownStation, id);
  if (!row || row.removedAt !== null) throw new Refusal('recordNotFound', { register: 'certificateRequests', id });
  const text = (name: string): string | null => (row[name] as string | null) ?? null;
  const demandedBy = text('demandedBy');
  return {
    outcome: row['outcome'] === 'refused' ? 'refused' : 'issued',
    number: text('number') ?? '',
    requestedOn: text('requestedOn')!,
    applicant: text('applicant')!,
    matter: text('matter')!,
    purpose: text('purpose'),
    demandedBy,
    reason: text('reason'),
    goTo: text('goTo') ?? `请持本告知单向${demandedBy ?? '要求出具证明的单位'}说明，由该单位按规定自行核实。`,
    legalBasis: text('legalBasis'),
    handler: text('handler'),
    place: placeOf(db, row),
  };
}

/** By what was filled in when it was registered; the list of the day gives the item's words where it is still that version. */
function placeOf(db: Database, row: NonNullable<ReturnType<typeof one>>): string | null {
  if (row['item'] === null || row['listKind'] === null) return null;
  const list = listOn(db, ownStation, String(row['listKind']), String(row['requestedOn']));
  const same = list.version === row['listVersion'];
  const item = same ? list.items.find((i) => i.item === row['item']) : undefined;
  const noticeNo = row['noticeNo'] as string | null;
  return placeText(
    { ...list, version: row['listVersion'] as number | null, noticeNo, publishedOn: same ? list.publishedOn : null },
    { no: row['itemNo'] as number | null, title: item?.title ?? String(row['itemTitle'] ?? row['matter']), noticeNo },
  );
}
