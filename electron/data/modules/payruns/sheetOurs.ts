/** What an office's sheet is held against: the lines of a run that is kept, or the month reckoned for the comparison and not kept. */
import { netOf, sheetFields } from '#shared/domain/payroll/index.ts';
import type { Contributed, SheetField, SheetValues } from '#shared/domain/payroll/index.ts';
import type { Host, JobContext } from '../../host.ts';
import { ownStation } from '../../registers/service.ts';
import type { SchemeInForce } from '../pay/service.ts';
import { detailOf } from './detail.ts';
import { linesOf } from './lines.ts';
import { policiesOn } from './policies.ts';
import { firstOf } from './profiles.ts';
import { reckonMonth } from './reckon.ts';
import { settlementsOf } from './settle.ts';
import { TaxYear } from './taxed.ts';

export type Ours = {
  worker: number;
  name: string;
  community: number | null;
  communityName: string;
  /** Without what nothing is on record of. */
  values: SheetValues;
  contributions: readonly Contributed[];
};

/** Without a base for contributions, or without the year before it, a month's deductions cannot be told. */
export const isWhole = ({ values }: Ours): boolean => 'tax' in values;

const standing: readonly SheetField[] = ['postClass', 'grade', 'coefficient', 'base'];
const amountFields = sheetFields.filter((f) => f !== 'withheld' && !standing.includes(f));
const withheldOf = (v: SheetValues): number => Number(v.insurance) + Number(v.fund) + Number(v.tax) + Number(v.deductions);

export async function storedLines(host: Host, run: number, job: JobContext): Promise<Map<number, Ours>> {
  const ours = new Map<number, Ours>();
  for (const lines of linesOf(host.open().store.reader, ownStation, run)) {
    for (const line of lines) {
      if (typeof line['worker'] !== 'number') continue;
      let known = ours.get(line['worker']);
      if (!known) {
        known = {
          worker: line['worker'],
          name: String(line['name']),
          community: line['community'] as number | null,
          communityName: line.communityName ?? '',
          values: Object.fromEntries(standing.map((f) => [f, (line[f] as string | number | null) ?? null])),
          contributions: detailOf(line['detail']).insurance ?? [],
        };
        ours.set(line['worker'], known);
      }
      for (const f of amountFields) known.values[f] = Number(known.values[f] ?? 0) + Number(line[f] ?? 0);
      known.values.withheld = withheldOf(known.values);
    }
    await job.giveWay();
  }
  return ours;
}

/** `assumedFlags`: by community. */
export async function reckonedLines(
  host: Host,
  period: string,
  scheme: SchemeInForce,
  assumedFlags: ReadonlyMap<number, number>,
  job: JobContext,
): Promise<Map<number, Ours>> {
  const db = host.open().store.reader;
  const policies = policiesOn(db, ownStation, firstOf(period));
  const tax = new TaxYear(db, ownStation, period, 0, policies.incomeTax.document);
  const ours = new Map<number, Ours>();
  const settled = await settlementsOf(db, ownStation, period, scheme, () => job.giveWay());
  for (const people of reckonMonth(db, { station: ownStation, month: period, scheme, policies, settled, assumedFlags })) {
    for (const { person, profile, stretches, earned, amounts, contributions } of people) {
      const last = stretches.at(-1);
      const taxed = tax.tax(person.id, profile, person.employment, amounts, earned?.bonus ?? null);
      const { basic, performance, certificateAllowance, redFlag, otherPay, total, deductions, insurance, fund, employerCost } =
        taxed.amounts;
      const insured = policies.socialInsurance !== null && (profile?.insuranceBase ?? null) !== null;
      const values: SheetValues = {
        postClass: last?.facts.postClass ?? person.postClass,
        grade: last?.pay.grade ?? null,
        coefficient: last?.pay.coefficient ?? null,
        base: last?.pay.base ?? null,
        ...{ basic, performance, certificateAllowance, redFlag, otherPay, total, deductions },
        ...(insured ? { insurance, fund, employerCost } : {}),
        ...(insured && taxed.complete ? { tax: taxed.amounts.tax, net: netOf(taxed.amounts) } : {}),
      };
      if ('tax' in values) values.withheld = withheldOf(values);
      ours.set(person.id, {
        worker: person.id,
        name: person.name,
        community: person.community,
        communityName: person.communityName,
        values,
        contributions,
      });
    }
    job.report('reckon', ours.size, 0);
    await job.giveWay();
  }
  return ours;
}
