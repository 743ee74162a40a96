/** 对账: an office's own pay sheet against what is reckoned here, cell by cell. */
import { basename } from 'node:path';
import { Refusal } from '#shared/contract/index.ts';
import type { Reconciled, SheetCell } from '#shared/contract/payruns.ts';
import { monthIn } from '#shared/domain/dates.ts';
import { coefficientOf, valueOn } from '#shared/domain/pay/index.ts';
import type { SchemeDocument } from '#shared/domain/pay/index.ts';
import { flagsSpokenOf } from '#shared/domain/payroll/index.ts';
import type { Scale } from '#shared/domain/payroll/index.ts';
import type { Host, JobContext } from '../../host.ts';
import { ownStation, today } from '../../registers/service.ts';
import type { SchemeInForce } from '../pay/service.ts';
import { readSheets } from '../spreadsheets/service.ts';
import type { ReadRow, ReadSheet } from '../spreadsheets/service.ts';
import { schemeToUse } from './chosen.ts';
import { ordinaryOf, runOf } from './draft.ts';
import { firstOf } from './profiles.ts';
import { flagCounts, idNumbers } from './rows.ts';
import { isWhole, reckonedLines, storedLines } from './sheetOurs.ts';
import type { Ours } from './sheetOurs.ts';
import { findPeople, rename, RowReader } from './sheetRows.ts';
import { wrongSums } from './sheetSums.ts';

export type Ask = { path: string; period?: string | undefined; run?: number | undefined };

export async function reconcile(host: Host, ask: Ask, job: JobContext): Promise<Reconciled> {
  const db = host.open().store.reader;
  const read = await readSheets(host, ask.path, 'payLines', job);
  if (read.length === 0) throw new Refusal('noTableFound');
  const run = ask.run === undefined ? undefined : runOf(db, ask.run);
  const { period, sheets, notes } = ofMonth(read, ask.period ?? (run ? String(run['period']) : undefined));
  // A draft may still lack what the sheet knows; what has been paid is what a sheet is held against.
  const ordinary = ordinaryOf(db, period);
  const kept = run ?? (ordinary?.['status'] === 'paid' ? ordinary : undefined);
  const scheme = schemeToUse(db, ownStation, period, kept && kept['scheme'] !== null ? Number(kept['scheme']) : undefined);
  const scale = scaleOf(scheme);
  const pairs = sheets.flatMap((sheet) => sheet.rows.map((row) => ({ sheet, row })));

  const assumed = kept ? [] : assume(host, period, pairs, scale);
  const flags = new Map(assumed.map((a) => [a.community, a.count]));
  const ours = kept ? await storedLines(host, kept.id, job) : await reckonedLines(host, period, scheme, flags, job);
  const reader = new RowReader(scale, sheets);
  const numbers = idNumbers(db, ownStation, [...ours.keys()]);
  const found = findPeople(reader, pairs, ours, new Map([...numbers].map(([id, number]) => [number, id])));
  const missing = new Map(ours);
  for (const { person } of found) if (person) missing.delete(person.worker);
  const rows = rename(reader, found, missing);
  return {
    file: basename(ask.path),
    period,
    run: kept?.id ?? null,
    lines: pairs.length,
    matched: rows.filter((r) => r.person !== null).length,
    theirs: pairs.reduce((sum, { row }) => sum + Number(row.values['total'] ?? 0), 0),
    ours: [...ours.values()].reduce((sum, o) => sum + Number(o.values.total ?? 0), 0),
    differences: [...rows.flatMap((r) => r.faults), ...wrongSums(sheets), ...[...missing.values()].map((o) => absent(sheets[0]!, o))],
    follows: rows.flatMap((r) => r.follows),
    assumed: assumed.map(({ name, count }) => ({
      community: name,
      flag: 'redFlag',
      count,
      message: `${name}没有登记红旗，按表上的金额推算为 ${count} 面。请在社区中登记授旗情况。`,
    })),
    notes: [...notes, ...notCompared(reader, sheets, ours)],
  };
}

const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** The rows of the month asked for, or of the latest one that the workbook names. */
function ofMonth(read: readonly ReadSheet[], asked: string | undefined): { period: string; sheets: ReadSheet[]; notes: string[] } {
  const monthOf = (sheet: ReadSheet, row: ReadRow): string | null => {
    const column = sheet.columns.get('run');
    return (column && monthIn(row.text(column.index))) ?? sheet.context['run'] ?? null;
  };
  const counts = new Map<string, number>();
  for (const sheet of read)
    for (const row of sheet.rows) {
      const month = monthOf(sheet, row);
      if (month) counts.set(month, (counts.get(month) ?? 0) + 1);
    }
  const latest = [...counts.keys()].sort().at(-1);
  const period = asked ?? latest ?? today().slice(0, 7);
  if (!counts.has(period)) {
    const notes = asked === undefined ? [`表内没有写明月份，按 ${monthWords(period)}核对。如果不是这个月，请先选择月份。`] : [];
    return { period, sheets: [...read], notes };
  }
  const sheets = read
    .map((sheet) => ({ ...sheet, rows: sheet.rows.filter((row) => (monthOf(sheet, row) ?? period) === period) }))
    .filter((sheet) => sheet.rows.length > 0);
  const others = [...counts].filter(([month]) => month !== period);
  return { period, sheets, notes: others.map(([month, rows]) => `表内还有 ${monthWords(month)}的 ${rows} 行，这次没有核对。`) };
}

/** What a clerk must know that nobody has looked at. */
function notCompared(reader: RowReader, sheets: readonly ReadSheet[], ours: ReadonlyMap<number, Ours>): string[] {
  const notes: string[] = [];
  const columns = sheets.flatMap((sheet) => {
    const { parts, withheld } = reader.besideOf(sheet);
    const known = new Set([...parts.map((p) => p.column), withheld]);
    return sheet.leftOut.filter((c) => !known.has(c) && holdsMoney(sheet, c.index)).map((c) => `${sheet.sheet}!${c.letters} ${c.heading}`);
  });
  if (columns.length > 0) notes.push(`这些列没有对应的栏目，没有核对：${columns.join('、')}。`);
  const unknown = [...ours.values()].filter((o) => !isWhole(o)).length;
  if (unknown > 0 && sheets.some((sheet) => reader.takes(sheet)))
    notes.push(`${unknown} 人没有登记缴费基数，或者今年以前月份没有记录，社保、公积金和个税没有核对，只核对扣款与实发是否相符。`);
  return notes;
}

/** Figures, and no running numbers, ID or account numbers. */
const holdsMoney = ({ rows }: ReadSheet, index: number): boolean => {
  const figures = rows.flatMap((row) => row.fen(index) ?? []);
  return (
    figures.length * 2 > rows.length &&
    figures.every((fen) => Math.abs(fen) < 10_000_000_00) &&
    figures.some((fen, i) => fen !== (i + 1) * 100)
  );
};

const absent = (sheet: ReadSheet, { worker, name, communityName, values }: Ours): SheetCell => ({
  sheet: sheet.sheet,
  row: 0,
  column: '',
  heading: '',
  field: 'name',
  worker,
  name,
  theirs: '',
  ours: `${communityName}${name}`,
  difference: -Number(values.total ?? 0),
  reason: 'missing',
  message: `表上没有${name}，按台账本月应发。`,
});

type Assumed = { community: number; name: string; count: number };

/** Of communities that have no flag on record at all, what the sheet itself speaks of. */
function assume(host: Host, period: string, pairs: readonly { sheet: ReadSheet; row: ReadRow }[], scale: Scale): Assumed[] {
  const db = host.open().store.reader;
  const known = new Set(flagCounts(db, ownStation, firstOf(period)).map((f) => f.community));
  const of = new Map<number, { sheet: ReadSheet; row: ReadRow }[]>();
  for (const pair of pairs) {
    const id = pair.row.values['community'];
    if (typeof id !== 'number' || id < 0 || known.has(id)) continue;
    of.set(id, [...(of.get(id) ?? []), pair]);
  }
  return [...of].flatMap(([community, all]): Assumed[] => {
    const spoken = all.map(({ row }) => ({
      postClass: (row.values['postClass'] as string | null) ?? null,
      redFlag: Number(row.values['redFlag'] ?? 0),
    }));
    const count = flagsSpokenOf(spoken, scale.flag);
    const { sheet, row } = all[0]!;
    const column = sheet.columns.get('community');
    return count === null || count === 0
      ? []
      : [{ community, name: (column && row.text(column.index)) ?? sheet.context['community'] ?? '', count }];
  });
}

/** What a sheet's figures are read by: coefficients, certificates, one flag's bonus. */
function scaleOf({ scheme }: SchemeInForce): Scale {
  const { document, on } = scheme;
  const post = (postClass: string | null) => scheme.posts.find((p) => postClass !== null && p.classes.includes(postClass));
  const first = scheme.posts[0]?.key ?? '';
  const coefficients = new Map<number, number>();
  for (let grade = 1; grade <= document.grades; grade++) {
    const coefficient = coefficientOf(scheme, first, grade);
    if (coefficient !== null) coefficients.set(grade, coefficient);
  }
  return {
    coefficients,
    certificates: new Map(Object.entries(valueOf(document, (p) => p.amount.by === 'certificate', on))),
    flag: (postClass) => {
      const key = post(postClass)?.key;
      return key === undefined ? 0 : (valueOf(document, (p) => p.counted?.key === 'redFlag', on)[key] ?? 0);
    },
  };
}

function valueOf(document: SchemeDocument, which: (part: SchemeDocument['parts'][number]) => boolean, on: string): Record<string, number> {
  const part = document.parts.find(which);
  if (!part || !('values' in part.amount)) return {};
  const value = valueOn<unknown>(part.amount.values, on)?.value;
  return typeof value === 'object' && value !== null ? (value as Record<string, number>) : {};
}
