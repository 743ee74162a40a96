/** The first page of a street: how much there is, what is due, the last snapshot, the last backup. */
import type { Output } from '#shared/contract/index.ts';
import { mainRegisters } from '#shared/registers/index.ts';
import type { OpenStation } from '../../host.ts';
import { list, ownStation, today } from '../../registers/service.ts';
import { listBackups } from '../../store/backup.ts';
import { secondPlace } from '../../store/second-place.ts';
import { endingTerms } from '../committees/service.ts';
import { waitingAnswers } from '../listUse/service.ts';
import * as lists from '../lists/service.ts';
import * as payruns from '../payruns/service.ts';
import * as regrading from '../regrading/service.ts';
import { lastSealed } from '../snapshots/service.ts';
import { setting } from './rows.ts';

type Overview = Output<'station.overview'>;

const backupOldDays = 7;
const termsShown = 20;
const answersShown = 10;

export function overview(open: OpenStation): Overview {
  const counts = mainRegisters
    .filter((r) => open.permissions.has(r.read))
    .map((r) => ({ register: r.name, label: r.label, count: list(open, { register: r.name }, 0, 1).total }));
  const lastSnapshot = open.info.kind === 'street' ? lastSealed(open.store.reader) : null;
  const lastBackupAt = listBackups(open.folder)[0]?.at ?? null;
  const due: Overview['due'] = [];
  const plain = (kind: Overview['due'][number]['kind'], on: string | null = null): void =>
    void due.push({ kind, register: null, id: null, title: '', on });
  if (open.permissions.has('station.manage') && setting(open.store.reader, 'recoveryConfirmed') === null) plain('recoveryNotConfirmed');
  // First: others cannot go on before.
  if (open.info.kind === 'street') {
    const waiting = {
      listApproval: lists.awaitingApproval(open),
      gradeApproval: regrading.awaitingApproval(open),
      runApproval: payruns.awaitingApproval(open),
    };
    for (const kind of ['listApproval', 'gradeApproval', 'runApproval'] as const)
      for (const { id, title } of waiting[kind]) due.push({ kind, register: null, id, title, on: null });
  }
  if (open.permissions.has('committees.read')) {
    for (const term of endingTerms(open.store.reader, ownStation, today(), termsShown)) {
      due.push({
        kind: term.ended ? 'termEnded' : 'termEnding',
        register: 'seats',
        id: term.id,
        title: `${term.person}（${term.committee}）`,
        on: term.until,
      });
    }
  }
  if (open.info.kind === 'street' && open.permissions.has('uses.read')) {
    for (const { id, subject, department, dueOn, late } of waitingAnswers(open.store.reader, ownStation, today(), answersShown))
      due.push({
        kind: late ? 'answerLate' : 'answerDue',
        register: 'powerUses',
        id,
        title: department ? `${subject}（${department}）` : subject,
        on: dueOn,
      });
  }
  if (open.info.kind === 'street' && !lastSnapshot && counts.some((c) => c.count > 0) && open.permissions.has('snapshots.read'))
    plain('noSnapshot');
  if (lastBackupAt && Date.now() - Date.parse(lastBackupAt) > backupOldDays * 86_400_000) plain('backupOld', lastBackupAt.slice(0, 10));
  if (open.damaged) due.unshift({ kind: 'storeDamaged', register: null, id: null, title: '', on: null });
  const place = secondPlace(open.folder);
  if (
    place?.folder &&
    open.permissions.has('station.manage') &&
    (!place.at || Date.now() - Date.parse(place.at) > backupOldDays * 86_400_000)
  )
    plain('secondPlaceOld', place.at?.slice(0, 10) ?? null);
  return { counts, due, lastSnapshot, lastBackupAt, secondPlace: place?.folder ? { at: place.at, reached: place.problem === null } : null };
}
