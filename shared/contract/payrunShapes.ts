/** What calls about pay runs speak of: runs, their lines, what differs between two of them, slips. Money is fen; a person's amounts are null unless revealed. */
import * as z from 'zod';
import { payStep } from './pay.ts';

export const id = z.int().positive();
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const station = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .optional();
export const amount = z.int().nullable();

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
      /** 全年一次性奖金: both ways, each with the tax of the whole line; `tax` of the bonus by itself. */
      bonus: z
        .object({
          amount: z.int(),
          apart: z.boolean(),
          rate: z.int(),
          quick: z.int(),
          tax: z.int(),
          ifApart: z.int(),
          ifTogether: z.int(),
        })
        .optional(),
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

export const changedPerson = z.object({
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
  /** What was not compared, each a sentence: columns and months left out, deductions that nothing is on record of. */
  notes: z.array(z.string()),
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
