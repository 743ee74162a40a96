/** Regrading (定级): who moves on a day and why, proposed by one person, approved by a second, who thereby writes the grades. */
import * as z from 'zod';
import { call } from './call.ts';
import { jobStarted } from './jobs.ts';
import { schemeNamed } from './pay.ts';

const id = z.int().positive();
const station = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .optional();
const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) };

/** What the job `pay.regradePreview` ends with. */
export const regradePlan = z.object({
  plan: z.string(),
  on: z.string(),
  scheme: schemeNamed,
  /** Those in service: who moves (first gradings among them), who stays, whose facts are wanting. */
  people: z.int(),
  moved: z.int(),
  first: z.int(),
  up: z.int(),
  down: z.int(),
  unchanged: z.int(),
  incomplete: z.int(),
});
export type RegradePlan = z.infer<typeof regradePlan>;

export const regradeReasons = ['first', 'yearly', 'post', 'education', 'certificate', 'honour', 'scheme', 'correction'] as const;
export type RegradeReason = (typeof regradeReasons)[number];

export const regradeRow = z.object({
  worker: id,
  name: z.string(),
  community: z.string(),
  post: z.string(),
  oldGrade: z.int().nullable(),
  newGrade: z.int(),
  /** Code of `gradeReasons`. */
  reason: z.enum(regradeReasons),
  /** The chain of reasons, one sentence a step. */
  why: z.array(z.object({ label: z.string(), text: z.string() })),
});
export type RegradeRow = z.infer<typeof regradeRow>;

export const regrading = z.object({
  id,
  on: z.string(),
  scheme: schemeNamed,
  status: z.enum(['proposed', 'approved', 'rejected', 'withdrawn']),
  moved: z.int(),
  note: z.string().nullable(),
  proposer: z.string(),
  proposedAt: z.string(),
  decider: z.string().nullable(),
  decidedAt: z.string().nullable(),
  /** Why it was rejected. */
  reason: z.string().nullable(),
  /** Whether the person signed in may approve it: not their own. */
  mayApprove: z.boolean(),
});
export type Regrading = z.infer<typeof regrading>;

/** A past month: the grade that was given for it, and the one that today's facts come to. */
export const gradeEffect = z.object({
  period: z.string(),
  /** By the last grade event that was in force; null before the first. */
  given: z.int().nullable(),
  /** Null where facts are missing, or the person was not in service. */
  now: z.int().nullable(),
  scheme: schemeNamed.nullable(),
  /** fen: a whole month by today's facts; what paid runs and office sheets hold for the month. Null without the permission to see pay. */
  due: z.int().nullable(),
  paid: z.int().nullable(),
});
export type GradeEffect = z.infer<typeof gradeEffect>;

export const regradeCalls = {
  /** Reckons everybody in service (or those named) on a day; a job that ends with a plan. */
  'pay.regradePreview': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({ on: z.iso.date(), workers: z.array(id).max(10_000).optional() }),
    output: jobStarted,
  }),
  /** Who moves: a page of a plan, or of a proposal. */
  'pay.regradeRows': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({
      of: z.union([z.object({ plan: z.string() }), z.object({ regrading: id })]),
      reason: z.enum(regradeReasons).optional(),
      ...page,
    }),
    output: z.object({
      rows: z.array(regradeRow),
      total: z.int(),
      byReason: z.array(z.object({ reason: z.enum(regradeReasons), count: z.int() })),
    }),
  }),
  /** Puts a plan before the second person. The job's result: `{ regrading, moved }`. */
  'pay.regradePropose': call({
    kind: 'write',
    permission: 'pay.write',
    input: z.object({ plan: z.string(), note: z.string().trim().max(500).optional() }),
    output: jobStarted,
  }),
  'pay.regradings': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({ ...page }),
    output: z.object({ rows: z.array(regrading), total: z.int() }),
  }),
  /** Writes a grade event for everybody who moves; a job that ends with `{ events }`. Never by the proposer. */
  'pay.regradeApprove': call({ kind: 'write', permission: 'pay.approve', input: z.object({ regrading: id }), output: jobStarted }),
  'pay.regradeReject': call({
    kind: 'write',
    permission: 'pay.approve',
    input: z.object({ regrading: id, reason: z.string().trim().min(1).max(500) }),
    output: z.object({}),
  }),
  /** The proposer takes it back. */
  'pay.regradeWithdraw': call({ kind: 'write', permission: 'pay.write', input: z.object({ regrading: id }), output: z.object({}) }),
  /** What facts that were found later do to past months, from the one named (the first of the year before without it) to the last one. */
  'pay.effects': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({
      station,
      worker: id,
      from: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .optional(),
    }),
    output: z.object({ months: z.array(gradeEffect), difference: z.int().nullable() }),
  }),
};
