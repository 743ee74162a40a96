/** 对账: an office's own pay sheet against what is reckoned here, cell by cell. */
import { basename } from 'node:path';
import { Refusal } from '#shared/contract/index.ts';
import type { Reconciled, SheetCell } from '#shared/contract/payruns.ts';
import { coefficientOf } from '#shared/domain/pay/index.ts';
import type { SchemeDocument } from '#shared/domain/pay/index.ts';
import { valueOn } from '#shared/domain/pay/index.ts';
import { compareRow, flagsSpokenOf, netOf, sheetFields } from '#shared/domain/payroll/index.ts';
import type { Reason, Scale, SheetField, SheetValues } from '#shared/domain/payroll/index.ts';
import { fieldOf, register } from '#shared/registers/index.ts';
import type { Host, JobContext } from '../../host.ts';
import { ownStation, today } from '../../registers/service.ts';
import type { SchemeInForce } from '../pay/service.ts';
import { readSheets } from '../spreadsheets/service.ts';
import type { ReadRow, ReadSheet } from '../spreadsheets/service.ts';
import { schemeToUse } from './chosen.ts';
import { ordinaryOf, runOf } from './draft.ts';
import { linesOf } from './lines.ts';
import { policiesOn } from './policies.ts';
import { firstOf } from './profiles.ts';
import { reckonMonth } from './reckon.ts';
import { flagCounts } from './rows.ts';
import { TaxYear } from './taxed.ts';

type Ours = { worker: number; name: string; community: number | null; communityName: string; values: SheetValues };
export type Ask = { path: string; period?: string | undefined; run?: number | undefined };

export async function reconcile(host: Host, ask: Ask, job: JobContext): Promise<Reconciled> {
  const open = host.open();
  const db = open.store.reader;
  const sheets = await readSheets(host, ask.path, 'payLines', job);
  if (sheets.length === 0) throw new Refusal('noTableFound');
  const run = ask.run === undefined ? undefined : runOf(db, ask.run);
  const period = ask.period ?? (run ? String(run['period']) : (sheets.map((s) => s.context['run']).find(Boolean) ?? today().slice(0, 7)));
  // A draft may still lack what the sheet knows; what has been paid is what a sheet is held against.
  const ordinary = ordinaryOf(db, period);
  const kept = run ?? (ordinary?.['status'] === 'paid' ? ordinary : undefined);
  const scheme = schemeToUse(db, ownStation, period, kept && kept['scheme'] !== null ? Number(kept['scheme']) : undefined);
  const scale = scaleOf(scheme);
  const rows = sheets.flatMap((sheet) => sheet.rows.map((row) => ({ sheet, row })));

  const assumed = kept ? [] : assume(host, period, rows, scale);
  const ours = kept ? await storedLines(host, kept.id, job) : await reckoned(host, period, scheme, assumed, job);
  const result: Reconciled = {
    file: basename(ask.path),
    period,
    run: kept?.id ?? null,
    lines: rows.length,
    matched: 0,
    theirs: 0,
    ours: [...ours.values()].reduce((sum, o) => sum + Number(o.values.total ?? 0), 0),
    differences: [],
    follows: [],
    assumed: assumed.map(({ name, count }) => ({
      community: name,
      flag: 'redFlag',
      count,
      message: `${name}没有登记红旗，按表上的金额推算为 ${count} 面。请在社区中登记授旗情况。`,
    })),
  };
  const left = new Map(ours);
  for (const { sheet, row } of rows) compareOne(sheet, row, left, scale, result);
  for (const { worker, name, communityName, values } of left.values())
    result.differences.push({
      ...nowhere(sheets[0]!, worker, name),
      theirs: '',
      ours: `${communityName}${name}`,
      difference: -Number(values.total ?? 0),
      reason: 'missing',
      message: `表上没有${name}，按台账本月应发。`,
    });
  return result;
}

const nowhere = (
  sheet: ReadSheet,
  worker: number | null,
  name: string,
): Omit<SheetCell, 'theirs' | 'ours' | 'difference' | 'reason' | 'message'> => ({
  sheet: sheet.sheet,
  row: 0,
  column: '',
  heading: '',
  field: 'name',
  worker,
  name,
});

function compareOne(sheet: ReadSheet, row: ReadRow, left: Map<number, Ours>, scale: Scale, result: Reconciled): void {
  const name = String(row.values['name'] ?? '');
  result.theirs += Number(row.values['total'] ?? 0);
  const cell = (field: string): Pick<SheetCell, 'sheet' | 'row' | 'column' | 'heading' | 'field'> => ({
    sheet: sheet.sheet,
    row: row.row,
    column: sheet.columns.get(field)?.letters ?? '',
    heading: sheet.columns.get(field)?.heading ?? fieldOf(register('payLines'), field).label,
    field,
  });
  const worker = typeof row.values['worker'] === 'number' && row.values['worker'] > 0 ? row.values['worker'] : null;
  const found = worker === null ? byName(left, name) : left.get(worker);
  if (!found) {
    const message =
      worker === null ? `台账中没有唯一对应的${name || '人员'}，或者本月不在岗。` : `${name}按台账本月不应发放，或者在表上重复。`;
    result.differences.push({
      ...cell('name'),
      worker,
      name,
      theirs: name,
      ours: '',
      difference: Number(row.values['total'] ?? 0),
      reason: 'extra',
      message,
    });
    return;
  }
  left.delete(found.worker);
  result.matched += 1;
  const person = { worker: found.worker, name: found.name };
  const unreadable = new Set<string>();
  for (const { field, message } of row.problems) {
    if (!(sheetFields as readonly string[]).includes(field)) continue;
    unreadable.add(field);
    result.differences.push({
      ...cell(field),
      ...person,
      theirs: row.written(field),
      ours: '',
      difference: null,
      reason: 'unreadable',
      message,
    });
  }
  const community = row.values['community'];
  if (typeof community === 'number' && sheet.columns.has('community') && found.community !== null && community !== found.community)
    result.differences.push({
      ...cell('community'),
      ...person,
      theirs: row.written('community'),
      ours: found.communityName,
      difference: null,
      reason: 'community',
      message: `表上在${row.written('community')}，台账在${found.communityName}。`,
    });
  const theirs: SheetValues = {};
  for (const field of sheetFields) if (sheet.columns.has(field) && !unreadable.has(field)) theirs[field] = row.values[field] ?? null;
  const { faults, follows } = compareRow(theirs, found.values, scale);
  const told = (d: (typeof faults)[number]): SheetCell => ({ ...cell(d.field), ...person, ...d, reason: d.reason satisfies Reason });
  result.differences.push(...faults.map(told));
  result.follows.push(...follows.map(told));
}

/** Somebody whose community on the sheet is another than on record, by a name that only one person has. */
function byName(left: ReadonlyMap<number, Ours>, name: string): Ours | undefined {
  const of = [...left.values()].filter((o) => o.name === name);
  return of.length === 1 ? of[0] : undefined;
}

type Assumed = { community: number; name: string; count: number };

/** Of communities that have no flag on record at all, what the sheet itself speaks of. */
function assume(host: Host, period: string, rows: readonly { row: ReadRow }[], scale: Scale): Assumed[] {
  const db = host.open().store.reader;
  const known = new Set(flagCounts(db, ownStation, firstOf(period)).map((f) => f.community));
  const of = new Map<number, ReadRow[]>();
  for (const { row } of rows) {
    const id = row.values['community'];
    if (typeof id !== 'number' || id < 0 || known.has(id)) continue;
    of.set(id, [...(of.get(id) ?? []), row]);
  }
  return [...of].flatMap(([community, all]): Assumed[] => {
    const spoken = all.map((row) => ({
      postClass: (row.values['postClass'] as string | null) ?? null,
      redFlag: Number(row.values['redFlag'] ?? 0),
    }));
    const count = flagsSpokenOf(spoken, scale.flag);
    return count === null || count === 0 ? [] : [{ community, name: all[0]!.written('community'), count }];
  });
}

async function storedLines(host: Host, run: number, job: JobContext): Promise<Map<number, Ours>> {
  const ours = new Map<number, Ours>();
  for (const lines of linesOf(host.open().store.reader, ownStation, run)) {
    for (const line of lines) {
      if (typeof line['worker'] !== 'number') continue;
      const known = ours.get(line['worker']);
      if (!known) {
        const values = Object.fromEntries(sheetFields.map((f) => [f, (line[f] as string | number | null) ?? null])) as SheetValues;
        ours.set(line['worker'], {
          worker: line['worker'],
          name: String(line['name']),
          community: line['community'] as number | null,
          communityName: line.communityName ?? '',
          values,
        });
      } else for (const f of amountFields) known.values[f] = Number(known.values[f] ?? 0) + Number(line[f] ?? 0);
    }
    await job.giveWay();
  }
  return ours;
}
const amountFields = sheetFields.filter(
  (f): f is Exclude<SheetField, 'postClass' | 'grade' | 'coefficient' | 'base'> =>
    !['postClass', 'grade', 'coefficient', 'base'].includes(f),
);

/** The month reckoned for the comparison and not kept. */
async function reckoned(
  host: Host,
  period: string,
  scheme: SchemeInForce,
  assumed: readonly Assumed[],
  job: JobContext,
): Promise<Map<number, Ours>> {
  const db = host.open().store.reader;
  const policies = policiesOn(db, ownStation, firstOf(period));
  const tax = new TaxYear(db, ownStation, period, 0, policies.incomeTax.document);
  const assumedFlags = new Map(assumed.map((a) => [a.community, a.count]));
  const ours = new Map<number, Ours>();
  for (const people of reckonMonth(db, { station: ownStation, month: period, scheme, policies, assumedFlags })) {
    for (const { person, profile, stretches, amounts } of people) {
      const last = stretches.at(-1);
      const taxed = tax.tax(person.id, profile, person.serviceFrom, amounts).amounts;
      const values: SheetValues = {
        postClass: last?.facts.postClass ?? person.stretches.at(-1)?.facts.postClass ?? null,
        grade: last?.pay.grade ?? null,
        coefficient: last?.pay.coefficient ?? null,
        base: last?.pay.base ?? null,
        ...taxed,
        net: netOf(taxed),
      };
      ours.set(person.id, {
        worker: person.id,
        name: person.name,
        community: person.community,
        communityName: person.communityName,
        values,
      });
    }
    job.report('reckon', ours.size, 0);
    await job.giveWay();
  }
  return ours;
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
