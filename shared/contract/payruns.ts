/**
 * Pay runs (薪酬发放): a month's facts become a draft, the draft is checked, approved by a second person, paid, and then never changes.
 * Money is fen. Amounts of a named person are null unless asked with `reveal`, which needs `reveal.pay` and is recorded once a run and sign-in.
 */
import * as z from 'zod';
import { call } from './call.ts';
import { jobStarted } from './jobs.ts';
import { payStep } from './pay.ts';

const id = z.int().positive();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const station = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .optional();
const amount = z.int().nullable();

export const runStatuses = ['imported', 'draft', 'checked', 'approved', 'paid'] as const;
/** `imported`: an office's own sheet taken in, never reckoned here. */
export const runKinds = ['imported', 'ordinary', 'supplement', 'reversal'] as const;
export type RunStatus = (typeof runStatuses)[number];
export type RunKind = (typeof runKinds)[number];

/** Sums over the lines of a run. */
export const runTotals = z.object({
  /** People with at least one line. */
  people: z.int(),
  lines: z.int(),
  basic: z.int(),
  performance: z.int(),
  allowance: z.int(),
  bonus: z.int(),
  other: z.int(),
  /** 应发合计. */
  gross: z.int(),
  /** 个人缴纳社会保险, 个人缴存公积金, 个人所得税, 其他扣款. */
  insurance: z.int(),
  fund: z.int(),
  tax: z.int(),
  deductions: z.int(),
  /** 实发合计. */
  net: z.int(),
  /** 单位承担: gross and the employer's insurance and fund. */
  employerCost: z.int(),
});
export type RunTotals = z.infer<typeof runTotals>;

/** What a caller may do with a run now; `why` is a refusal's code where it may not. */
const action = z.object({
  action: z.enum(['recompute', 'check', 'return', 'approve', 'pay', 'discard', 'reverse']),
  allowed: z.boolean(),
  why: z.string().nullable(),
});

export const payRun = z.object({
  id,
  period: month,
  kind: z.enum(runKinds),
  status: z.enum(runStatuses),
  /** `2025年9月薪酬发放`, `2025年9月补发（一）`, `冲销2025年9月薪酬发放`. */
  title: z.string(),
  scheme: z.object({ id, name: z.string(), version: z.int(), sha256: z.string() }).nullable(),
  /** What else the run was reckoned by: kind, name, fingerprint; `id` null: shipped with the program. */
  policies: z.array(z.object({ kind: z.string(), id: id.nullable(), name: z.string(), sha256: z.string(), synthetic: z.boolean() })),
  reverses: id.nullable(),
  reversedBy: id.nullable(),
  preparer: z.string().nullable(),
  preparedAt: z.string().nullable(),
  checker: z.string().nullable(),
  checkedAt: z.string().nullable(),
  approver: z.string().nullable(),
  approvedAt: z.string().nullable(),
  payer: z.string().nullable(),
  paidAt: z.string().nullable(),
  /** SHA-256 over the lines; set when the run is checked, the same ever after. */
  linesHash: z.string().nullable(),
  note: z.string().nullable(),
  totals: runTotals,
  actions: z.array(action),
});
export type PayRun = z.infer<typeof payRun>;

/** One line. A worker may have several in a run: the month's own, and one for each earlier month that is set right. */
export const payRunLine = z.object({
  id,
  orderNo: z.int().nullable(),
  worker: id.nullable(),
  name: z.string(),
  community: z.string(),
  postClass: z.string().nullable(),
  grade: z.int().nullable(),
  coefficient: z.int().nullable(),
  /** The run and month that a difference or reversal goes back to; null for the month's own pay. */
  origin: z.object({ run: id, period: month }).nullable(),
  base: amount,
  basic: amount,
  performance: amount,
  certificateAllowance: amount,
  redFlag: amount,
  otherPay: amount,
  total: amount,
  insurance: amount,
  fund: amount,
  tax: amount,
  deductions: amount,
  net: amount,
  employerCost: amount,
  /** Performance pay reckoned but held back until its pay day (half-yearly, yearly); negative where it is paid out. */
  held: amount,
  /** 2 stretches, entered on the 15th, …; for the list. */
  remark: z.string(),
});
export type PayRunLine = z.infer<typeof payRunLine>;

export const lineComponent = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(['basic', 'performance', 'allowance', 'bonus', 'addition', 'reduction']),
  amount: z.int(),
  text: z.string(),
});

/** Everything that was reckoned for a line. */
export const lineDetail = z.object({
  line: payRunLine,
  /** One where nothing changed within the month. `days` of `of`: calendar days or pay days (hundredths), as the month rule says. */
  stretches: z.array(
    z.object({
      from: z.string(),
      until: z.string(),
      days: z.int(),
      of: z.int(),
      postClass: z.string().nullable(),
      grade: z.int().nullable(),
      coefficient: z.int().nullable(),
      /** What the stretch would be paid for a whole month. */
      monthly: z.int(),
      /** Its part of this month. */
      paid: z.int(),
      /** Why this grade and this amount. */
      steps: z.array(payStep),
    }),
  ),
  components: z.array(lineComponent),
  insurance: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      base: z.int(),
      employeeRate: z.int(),
      employerRate: z.int(),
      employee: z.int(),
      employer: z.int(),
    }),
  ),
  /** 累计预扣: figures of the year up to this month. */
  tax: z
    .object({
      months: z.int(),
      income: z.int(),
      basicDeduction: z.int(),
      contributions: z.int(),
      additional: z.int(),
      taxable: z.int(),
      rate: z.int(),
      quick: z.int(),
      due: z.int(),
      withheld: z.int(),
      tax: z.int(),
    })
    .nullable(),
  deductions: z.array(z.object({ label: z.string(), amount: z.int(), reason: z.string() })),
});
export type LineDetail = z.infer<typeof lineDetail>;

/** What the check of a run says. An `error` keeps it from being checked. */
export const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  /** A Chinese sentence for the clerk. */
  message: z.string(),
  worker: id.nullable(),
  name: z.string().nullable(),
  community: z.string().nullable(),
  line: id.nullable(),
});
export type Finding = z.infer<typeof finding>;

export const changeReasons = [
  'entered', 'left', 'post', 'grade', 'scheme', 'certificate', 'flag', 'item', 'partMonth', 'suspension', 'rhythm', 'difference',
  'insurance', 'tax', 'other',
] as const; // prettier-ignore

const changedPerson = z.object({
  worker: id.nullable(),
  name: z.string(),
  community: z.string(),
  grossBefore: amount,
  gross: amount,
  netBefore: amount,
  net: amount,
  reasons: z.array(z.object({ code: z.enum(changeReasons), text: z.string(), amount })),
});
export type ChangedPerson = z.infer<typeof changedPerson>;

/** Why a cell of an office's sheet differs from what is reckoned here. */
export const sheetReasons = [
  'person', 'community', 'post', 'grade', 'coefficient', 'base', 'basic', 'performance', 'certificate', 'flag', 'item', 'insurance', 'tax', 'rounding', 'sum',
  'missing', 'extra', 'unreadable',
] as const; // prettier-ignore

export const sheetCell = z.object({
  sheet: z.string(),
  row: z.int(),
  /** Letters; '' for a whole row. */
  column: z.string(),
  heading: z.string(),
  field: z.string(),
  worker: id.nullable(),
  name: z.string(),
  /** As written in the sheet and as reckoned, ready to show. */
  theirs: z.string(),
  ours: z.string(),
  /** fen, where the field is money. */
  difference: amount,
  reason: z.enum(sheetReasons),
  /** A Chinese sentence. */
  message: z.string(),
});
export type SheetCell = z.infer<typeof sheetCell>;

/** The result of a `payruns.reconcile` job. */
export const reconciled = z.object({
  file: z.string(),
  period: month,
  /** The run compared with; null: reckoned for the comparison and not kept. */
  run: id.nullable(),
  lines: z.int(),
  matched: z.int(),
  theirs: z.int(),
  ours: z.int(),
  /** The cells at fault. */
  differences: z.array(sheetCell),
  /** Cells that differ only because one of those does (the sum below an altered amount). */
  follows: z.array(sheetCell),
  /** What was taken from the sheet because nothing is on record. */
  assumed: z.array(z.object({ community: z.string(), flag: z.string(), count: z.int(), message: z.string() })),
});
export type Reconciled = z.infer<typeof reconciled>;

/** A locked month reckoned again: what would be paid today against what was. Only what differs. */
export const differenceLine = z.object({
  worker: id,
  name: z.string(),
  community: z.string(),
  run: id,
  period: month,
  /** Null without `reveal`. */
  amount,
  components: z.array(z.object({ key: z.string(), label: z.string(), was: amount, now: amount, amount })),
  reason: z.string(),
});
export type DifferenceLine = z.infer<typeof differenceLine>;

const costCell = z.object({ key: z.string(), label: z.string(), amount: z.int() });
export const costRow = z.object({
  community: z.string(),
  people: z.int(),
  components: z.array(costCell),
  gross: z.int(),
  employer: z.int(),
  cost: z.int(),
});

/** A pay slip (工资条) as it is printed. */
export const slip = z.object({
  worker: id.nullable(),
  name: z.string(),
  community: z.string(),
  post: z.string(),
  grade: z.int().nullable(),
  earnings: z.array(z.object({ label: z.string(), amount: z.int() })),
  deductions: z.array(z.object({ label: z.string(), amount: z.int() })),
  gross: z.int(),
  net: z.int(),
  /** What the employer pays beside it. */
  employer: z.array(z.object({ label: z.string(), amount: z.int() })),
  remark: z.string(),
});
export type Slip = z.infer<typeof slip>;

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
   * `supplement`: differences of earlier months only. `differences`: take in what `payruns.differences` finds. Refuses `payRunExists`, `payRunNoScheme`.
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
