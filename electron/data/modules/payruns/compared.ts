/** Two runs of one person each: who is paid differently, and why. */
import type { Database } from 'better-sqlite3';
import type { Output } from '#shared/contract/index.ts';
import type { ChangedPerson } from '#shared/contract/payruns.ts';
import { changeLabels, changesBetween, moneyFields, nothing, plus } from '#shared/domain/payroll/index.ts';
import type { Amounts, Change, ChangeCode, Paid } from '#shared/domain/payroll/index.ts';
import { detailOf } from './detail.ts';
import { linesOfPeople, runs, unlike } from './rows.ts';
import type { LineStored, Stored, Unlike } from './rows.ts';
import { titleOf } from './shown.ts';
import { totalsKept } from './totals.ts';

export type Changed = { who: Unlike; before: Paid | null; now: Paid | null; changes: Change[] };

/** People looked at between two turns of other calls. */
const block = 500;

/** The latest ordinary run (or sheet taken in) of an earlier month. */
export function runBefore(db: Database, station: number, run: Stored): Stored | undefined {
  const all = runs(db, station);
  const reversed = new Set(all.filter((r) => r['kind'] === 'reversal').map((r) => r['reverses']));
  const earlier = all.filter((r) => String(r['period']) < String(run['period']) && !reversed.has(r.id));
  const latest = earlier.find((r) => r['kind'] === 'ordinary' || r['kind'] === 'imported');
  return earlier.find((r) => r['kind'] === 'ordinary' && r['period'] === latest?.['period']) ?? latest;
}

export async function changed(
  db: Database,
  station: number,
  before: Stored,
  now: Stored,
  giveWay: () => Promise<void>,
): Promise<Changed[]> {
  const all = unlike(db, station, before.id, now.id);
  const found: Changed[] = [];
  for (let at = 0; at < all.length; at += block) {
    const people = all.slice(at, at + block);
    const lines = linesOfPeople(
      db,
      station,
      [before.id, now.id],
      people.flatMap((p) => (p.worker === null ? [] : [p.worker])),
    );
    const of = new Map<string, LineStored[]>();
    for (const line of lines) {
      const key = `${String(line['run'])}|${String(line['worker'])}`;
      const list = of.get(key);
      if (list) list.push(line);
      else of.set(key, [line]);
    }
    for (const who of people) {
      const side = (run: number): Paid | null => (who.worker === null ? null : paidBy(of.get(`${run}|${who.worker}`)));
      const [a, b] = [side(before.id), side(now.id)];
      found.push({ who, before: a, now: b, changes: who.worker === null ? byName(who) : changesBetween(a, b) });
    }
    await giveWay();
  }
  return found;
}

/** A line of a sheet taken in whose person nobody knows. */
const byName = ({ before, now }: Unlike): Change[] => [
  { code: now === null ? 'left' : before === null ? 'entered' : 'other', text: '台账中没有对应的人', amount: (now ?? 0) - (before ?? 0) },
];

function paidBy(lines: readonly LineStored[] | undefined): Paid | null {
  if (!lines?.length) return null;
  const own = lines.find((l) => l['originRun'] === null) ?? lines[0]!;
  const paid: Paid = {
    amounts: nothing(),
    postClass: own['postClass'] as string | null,
    grade: own['grade'] as number | null,
    base: own['base'] as number | null,
    coefficient: own['coefficient'] as number | null,
    partial: false,
    suspended: 0,
    held: 0,
    items: 0,
    earlier: 0,
  };
  for (const line of lines) {
    const amounts = Object.fromEntries(moneyFields.map((f) => [f, Number(line[f] ?? 0)])) as Amounts;
    // What goes back to earlier months is one reason by itself.
    if (line['originRun'] !== null) {
      paid.earlier += amounts.total;
      const { tax, insurance, fund, net, total } = amounts;
      paid.amounts = plus(paid.amounts, { ...nothing(), tax, insurance, fund, net, total });
      continue;
    }
    paid.amounts = plus(paid.amounts, amounts);
    const detail = detailOf(line['detail']);
    paid.partial = (detail.stretches ?? []).some((s) => s.days < s.of);
    for (const c of detail.components ?? []) {
      if (c.key === 'suspension') paid.suspended += c.amount;
      else if (c.key.startsWith('held.') && c.kind !== 'allowance' && c.kind !== 'bonus') paid.held += c.amount;
      else if (c.key.startsWith('item.')) paid.items += c.amount;
    }
  }
  return paid;
}

type Ask = { reveal: boolean; reason?: ChangeCode | undefined; offset: number; limit: number };

export function comparison(
  db: Database,
  station: number,
  before: Stored | undefined,
  now: Stored,
  all: readonly Changed[],
  ask: Ask,
): Output<'payruns.compare'> {
  const money = (amount: number | null | undefined): number | null => (ask.reveal ? (amount ?? null) : null);
  const byReason = (Object.keys(changeLabels) as ChangeCode[]).flatMap((code) => {
    const of = all.flatMap((c) => c.changes.filter((r) => r.code === code));
    return of.length === 0
      ? []
      : [{ code, label: changeLabels[code], people: of.length, amount: of.reduce((sum, r) => sum + r.amount, 0) }];
  });
  const wanted = ask.reason === undefined ? all : all.filter((c) => c.changes.some((r) => r.code === ask.reason));
  const rows = wanted.slice(ask.offset, ask.offset + ask.limit).map(({ who, before: a, now: b, changes }): ChangedPerson => ({
    worker: who.worker,
    name: who.name,
    community: who.community ?? '',
    grossBefore: money(who.before),
    gross: money(who.now),
    netBefore: money(a?.amounts.net),
    net: money(b?.amounts.net),
    // The words of a reason may quote amounts.
    reasons: changes.map(({ code, text, amount }) => ({ code, text: ask.reveal ? text : changeLabels[code], amount: money(amount) })),
  }));
  const list = runs(db, station);
  return {
    with: before ? { id: before.id, title: titleOf(before, list) } : null,
    before: before ? totalsKept(db, station, before) : null,
    now: totalsKept(db, station, now),
    byReason,
    rows,
    total: wanted.length,
  };
}
