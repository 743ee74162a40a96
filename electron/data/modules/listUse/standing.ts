/** How a use stands by the lists of its day: filled in when it is written, asked for while it is typed. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Checked, Output } from '#shared/contract/index.ts';
import { isDate } from '#shared/domain/dates.ts';
import { dayField, isUseRegister, judged, kindsOf, matterField, offers } from '#shared/domain/listUse/lists.ts';
import type { Judged, ListOn, UseRegister } from '#shared/domain/listUse/lists.ts';
import { fillsOf, placeText, problemsOf, says } from '#shared/domain/listUse/say.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';
import type { Write } from '../../registers/hooks.ts';
import { ownStation, today } from '../../registers/service.ts';
import type { Tx, Values } from '../../store/store.ts';
import { listOn } from '../lists/service.ts';

const filled = ['standing', 'listKind', 'item', 'itemNo', 'listVersion', 'noticeNo'];

const listsOn = (db: Database, register: UseRegister, day: string): ListOn[] =>
  kindsOf[register].map((kind) => listOn(db, ownStation, kind, day));

const textIn = (values: Readonly<Record<string, Value | undefined>>, name: string): string => String(values[name] ?? '');

function judgedIn(db: Database, register: UseRegister, values: Readonly<Record<string, Value | undefined>>): Judged {
  const chosen = values['item'];
  return judged(
    listsOn(db, register, textIn(values, dayField[register])),
    typeof chosen === 'number' ? chosen : null,
    textIn(values, matterField),
  );
}

/** What is kept of it with the record. A matter that nobody wrote stands nowhere. */
function kept(judgement: Judged, matter: string): Values {
  const { standing, list, item } = judgement;
  return {
    standing: matter === '' ? null : standing,
    listKind: list?.kind ?? null,
    item: item?.item ?? null,
    itemNo: item?.no ?? null,
    listVersion: list?.version ?? null,
    noticeNo: list?.noticeNo ?? item?.noticeNo ?? null,
  };
}

const differs = ({ before, after }: Write, fields: readonly string[]): boolean =>
  !before || fields.some((f) => (before[f] ?? null) !== (after[f] ?? null));

/** For `hooks.complete`. What was known of the lists stays as it was while neither the day nor the matter is changed. */
export function completeUse(tx: Tx, register: RegisterName, station: number, write: Write): void {
  if (!isUseRegister(register) || station !== ownStation) return;
  const { id, before, after } = write;
  after['number'] ??= `${textIn(after, dayField[register]).slice(0, 4)}-${String(id).padStart(4, '0')}`;
  const asked = differs(write, [dayField[register], matterField, 'item']);
  if (!asked) for (const field of filled) after[field] = before![field] ?? null;
  // Other words, and nobody has chosen another item: it is looked for anew. A department's words for its work are its own.
  const reworded = before && before['item'] === after['item'] && before[matterField] !== after[matterField];
  if (reworded && register !== 'handedTasks') after['item'] = null;
  if (!asked && !differs(write, ['outcome', 'decision', 'reason'])) return;
  const judgement = judgedIn(tx.db, register, after);
  if (asked) Object.assign(after, kept(judgement, textIn(after, matterField)));
  // A book tells what was done: those issued, unless it says why one was not. Nothing is put into its mouth.
  if (tx.command !== 'spreadsheets.apply')
    for (const [field, value] of Object.entries(fillsOf(register, judgement, after))) after[field] ??= value;
  else if (register === 'certificateRequests') after['outcome'] ??= after['reason'] ? 'refused' : 'issued';
}

/**
 * For `hooks.before`. Refuses `recordInvalid`. What a workbook tells of earlier years has happened: it is taken in and counted, not refused;
 * and whoever corrects a telephone number is not asked about an old decision.
 */
export function guardUse(tx: Tx, register: RegisterName, station: number, write: Write): void {
  if (!isUseRegister(register) || station !== ownStation || tx.command !== 'registers.save') return;
  const { after } = write;
  if (!differs(write, [dayField[register], matterField, 'item', 'outcome', 'decision', 'reason', 'legalBasis'])) return;
  const { list, item } = judgedIn(tx.db, register, after);
  const errors = problemsOf(register, after['standing'], after, list && item ? placeText(list, item) : '');
  if (errors.length > 0) throw new Refusal('recordInvalid', { register, errors });
}

/** Of what a form holds: how it stands, what to say, what to fill in. Nothing is known of a day that is none. */
export function judge(db: Database, { register, values }: Checked<'listUse.judge'>): Output<'listUse.judge'> {
  const matter = textIn(values, matterField).trim();
  if (!isDate(textIn(values, dayField[register])) || matter === '') return { standing: null, place: null, says: [], fills: {} };
  const judgement = judgedIn(db, register, values);
  const { standing, list, item } = judgement;
  return {
    standing,
    place: list && item ? placeText(list, item) : null,
    says: says(register, judgement, values),
    fills: fillsOf(register, judgement, values),
  };
}

/** Items of the day's lists that speak of a matter; and how much was looked through. */
export function offer(db: Database, { register, on, search, limit }: Checked<'listUse.offer'>): Output<'listUse.offer'> {
  const lists = listsOn(db, register, on ?? today());
  return {
    items: offers(lists, search, limit).map(({ list, item }) => ({
      item: item.item,
      title: item.title,
      kind: list.kind,
      kindName: list.name,
      no: item.no,
      body: item.leadBody,
      standing: judged([list], item.item, '').standing,
    })),
    looked: lists.reduce((n, list) => n + list.items.length, 0),
  };
}
