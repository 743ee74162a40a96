/**
 * Pay runs (薪酬发放): a month's facts become a draft, the draft is checked, approved by a second person, paid, and then never changes.
 * Money is fen. Amounts of a named person are null unless asked with `reveal`, which needs `reveal.pay` and is recorded once a run and sign-in.
 */
import * as z from 'zod';
import { call } from './call.ts';
import { jobStarted } from './jobs.ts';
import {
  id,
  month,
  station,
  amount,
  runTotals,
  payRun,
  payRunLine,
  lineDetail,
  finding,
  changeReasons,
  changedPerson,
  costRow,
  slip,
} from './payrunShapes.ts';

export * from './payrunShapes.ts';

const run = z.object({ run: id });

export const payrunCalls = {
  /** Newest month first. */
  'payruns.list': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({ station, year: z.int().min(1990).max(2200).optional() }),
    output: z.object({ runs: z.array(payRun) }),
  }),
  'payruns.read': call({ kind: 'read', permission: 'pay.read', input: run.extend({ station }), output: payRun }),
  /**
   * Reckons a month from today's facts as a draft. Job result: `{ run }`. `ordinary`: everybody in service in the month, once a month;
   * `supplement`: differences of earlier months only. `differences`: take in what `payruns.differences` finds. Refuses `payRunExists`,
   * `payRunTooEarly` (later than the month after this one), `payRunNoScheme`.
   */
  'payruns.create': call({
    kind: 'write',
    permission: 'pay.write',
    input: z.object({
      period: month,
      kind: z.enum(['ordinary', 'supplement']).default('ordinary'),
      scheme: id.optional(),
      differences: z.boolean().default(false),
      note: z.string().max(200).optional(),
    }),
    output: jobStarted,
  }),
  /** Reckons a draft again from today's facts. Job result as `payruns.create`. Refuses `payRunLocked`, `payRunState`. */
  'payruns.recompute': call({ kind: 'write', permission: 'pay.write', input: run, output: jobStarted }),
  /** A run with every line negated, as a draft of its own. Job result: `{ run }`. */
  'payruns.reverse': call({
    kind: 'write',
    permission: 'pay.write',
    input: run.extend({ period: month.optional(), note: z.string().max(200).optional() }),
    output: jobStarted,
  }),
  /** Drops a run that is not paid. */
  'payruns.discard': call({ kind: 'write', permission: 'pay.write', input: run, output: z.object({}) }),
  /**
   * draft → checked (refuses `payRunFindings` while the check finds errors) → approved (a second person: refuses `payRunSamePerson`) → paid (locked).
   * `draft`: back from checked or approved.
   */
  'payruns.advance': call({
    kind: 'write',
    permission: (input: { to: 'draft' | 'checked' | 'approved' | 'paid' }) => (input.to === 'approved' ? 'pay.approve' : 'pay.write'),
    input: run.extend({ to: z.enum(['draft', 'checked', 'approved', 'paid']), note: z.string().max(200).optional() }),
    output: payRun,
  }),
  'payruns.findings': call({
    kind: 'read',
    permission: 'pay.read',
    input: run,
    output: z.object({ findings: z.array(finding), errors: z.int(), warnings: z.int() }),
  }),
  'payruns.lines': call({
    kind: 'write',
    permission: (input: { reveal?: boolean | undefined }) => (input.reveal ? 'reveal.pay' : 'pay.read'),
    input: run.extend({
      station,
      reveal: z.boolean().default(false),
      search: z.string().max(100).optional(),
      community: id.optional(),
      /** Only lines that go back to an earlier month. */
      origin: z.boolean().optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ rows: z.array(payRunLine), total: z.int(), totals: runTotals }),
  }),
  /** Every intermediate number of a line, and the chain that led to its grade. */
  'payruns.line': call({ kind: 'write', permission: 'reveal.pay', input: z.object({ station, line: id }), output: lineDetail }),
  /** Who is paid differently from last month's run (or from `with`), and why. */
  'payruns.compare': call({
    kind: 'write',
    permission: (input: { reveal?: boolean | undefined }) => (input.reveal ? 'reveal.pay' : 'pay.read'),
    input: run.extend({
      with: id.optional(),
      reveal: z.boolean().default(false),
      reason: z.enum(changeReasons).optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({
      with: z.object({ id, title: z.string() }).nullable(),
      before: runTotals.nullable(),
      now: runTotals,
      byReason: z.array(z.object({ code: z.enum(changeReasons), label: z.string(), people: z.int(), amount: z.int() })),
      rows: z.array(changedPerson),
      total: z.int(),
    }),
  }),
  /** An office's own sheet against what is reckoned here. Job result: `Reconciled`. Without `run`: the run of the month, else reckoned on the spot. */
  'payruns.reconcile': call({
    kind: 'write',
    permission: 'pay.write',
    input: z.object({ file: z.string(), period: month.optional(), run: id.optional() }),
    output: jobStarted,
  }),
  /** Every locked month reckoned again. Job result: `{ lines: DifferenceLine[], months: { run, period, people, amount }[] }`. */
  'payruns.differences': call({
    kind: 'write',
    permission: (input: { reveal?: boolean | undefined }) => (input.reveal ? 'reveal.pay' : 'pay.read'),
    input: z.object({ from: month.optional(), until: month.optional(), reveal: z.boolean().default(false) }),
    output: jobStarted,
  }),
  /** The year's budget against what is paid and what is on its way. `component`: total basic performance allowance bonus employer. */
  'payruns.budget': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({ year: z.int().min(1990).max(2200) }),
    output: z.object({
      rows: z.array(z.object({ component: z.string(), label: z.string(), budget: amount, paid: z.int(), pending: z.int(), left: amount })),
      months: z.array(z.object({ period: month, gross: z.int(), cost: z.int() })),
    }),
  }),
  /** 按社区、项目汇总. */
  'payruns.cost': call({
    kind: 'read',
    permission: 'pay.read',
    input: run.extend({ station }),
    output: z.object({ rows: z.array(costRow), total: costRow }),
  }),
  /** Pay slips; recorded. */
  'payruns.slips': call({
    kind: 'write',
    permission: 'reveal.pay',
    input: run.extend({
      workers: z.array(id).max(500).optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ title: z.string(), period: month, slips: z.array(slip), total: z.int() }),
  }),
  /** The office's payroll sheet, the cost table or the bank file; recorded. Job result: `{ rows, missing }` (`missing`: people without an account). */
  'payruns.export': call({
    kind: 'write',
    permission: 'reveal.pay',
    input: run.extend({
      what: z.enum(['sheet', 'bank', 'cost']),
      file: z.string(),
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      template: id.optional(),
    }),
    output: jobStarted,
  }),
  /** Columns that a sheet or bank file may have, and those that it has without a template. */
  'payruns.columns': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({ what: z.enum(['sheet', 'bank']) }),
    output: z.object({ columns: z.array(z.object({ key: z.string(), label: z.string() })), standard: z.array(z.string()) }),
  }),
  /** The rules beside the scheme that hold in a month. */
  'payruns.policies': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({ on: z.iso.date().optional() }),
    output: z.object({
      policies: z.array(
        z.object({
          kind: z.string(), id: id.nullable(), name: z.string(), status: z.string(), effectiveFrom: z.string(), effectiveUntil: z.string().nullable(),
          source: z.string(), synthetic: z.boolean(), sha256: z.string(), document: z.unknown(),
        }), // prettier-ignore
      ),
    }),
  }),
  /** Puts the shipped rules into the register as drafts to be edited: income tax, month rule, 示例 social insurance. */
  'payruns.installPolicies': call({
    kind: 'write',
    permission: 'pay.write',
    input: z.object({}),
    output: z.object({ policies: z.array(id) }),
  }),
  'payruns.publishPolicy': call({
    kind: 'write',
    permission: 'pay.write',
    input: z.object({ policy: id }),
    output: z.object({ sha256: z.string() }),
  }),
};
