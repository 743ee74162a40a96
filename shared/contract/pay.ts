/** Pay by 3岗18级: the matrix people know, and each figure with the steps of its sum. */
import * as z from 'zod';
import { call } from './call.ts';

/** One step of a sum, in words and numbers: `{ label: '基数', amount: 340000 }`. */
export const payStep = z.object({
  key: z.string(),
  label: z.string(),
  /** fen, where the step is money. */
  amount: z.int().nullable(),
  /** The reckoning as written: `3,400.00 × 1.30 × 1.00 × 70%`. */
  text: z.string(),
});

export const workerPay = z.object({
  worker: z.int(),
  name: z.string(),
  scheme: z.object({ id: z.int(), name: z.string(), version: z.int() }).nullable(),
  on: z.string(),
  /** Null where a fact is missing; `missing` names the fields. */
  grade: z.int().nullable(),
  missing: z.array(z.string()),
  /** Masked (null) without the permission to see pay. */
  monthly: z.int().nullable(),
  steps: z.array(payStep),
});
export type WorkerPay = z.infer<typeof workerPay>;

/** The street whose pay is meant (at a county): its division code. */
const station = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .optional();

export const payCalls = {
  /** The scheme in force on a day, or the one asked for, as the matrix of grades × posts. */
  'pay.matrix': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({ station, scheme: z.int().optional(), on: z.iso.date().optional() }),
    output: z
      .object({
        scheme: z.object({
          id: z.int(),
          name: z.string(),
          version: z.int(),
          status: z.string(),
          synthetic: z.boolean(),
          effectiveFrom: z.string(),
          effectiveUntil: z.string().nullable(),
          base: z.int(),
          baseSource: z.string().nullable(),
          factor: z.int(),
          basicShare: z.int(),
        }),
        posts: z.array(z.object({ postClass: z.string(), label: z.string(), lowestGrade: z.int(), highestGrade: z.int() })),
        /** Highest grade first; `amounts[post]` null where the post cannot hold the grade. */
        grades: z.array(
          z.object({
            grade: z.int(),
            coefficient: z.int(),
            cells: z.array(z.object({ postClass: z.string(), amount: z.int().nullable(), tenure: z.string().nullable() })),
          }),
        ),
      })
      .nullable(),
  }),
  'pay.worker': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({ station, worker: z.int(), on: z.iso.date().optional() }),
    output: workerPay,
  }),
  /** Everybody's grade and monthly amount on a day, a page of it, and the sum. */
  'pay.roster': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({
      station,
      on: z.iso.date().optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
      search: z.string().optional(),
    }),
    output: z.object({
      rows: z.array(workerPay.extend({ community: z.string(), postClass: z.string().nullable() })),
      total: z.int(),
      monthly: z.int(),
    }),
  }),
  /** Puts the synthetic 示例方案 into a store that has no scheme. */
  'pay.installExample': call({ kind: 'write', permission: 'pay.write', input: z.object({}), output: z.object({ scheme: z.int() }) }),
  'pay.publish': call({
    kind: 'write',
    permission: 'pay.write',
    input: z.object({ scheme: z.int() }),
    output: z.object({ sha256: z.string() }),
  }),
};
