/** 分工矩阵: items by departments, who leads, who supports; and what one department has of the lists. */
import * as z from 'zod';
import { call } from './call.ts';
import { jobStarted } from './jobs.ts';
import { listVersion } from './listShapes.ts';

const station = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .optional();
const on = z.iso.date().optional();
const role = z.enum(['implement', 'lead', 'support']);
const counts = { lead: z.int(), support: z.int(), implement: z.int() };

const sharedItem = z.object({
  item: z.int(),
  no: z.int(),
  title: z.string(),
  duty: z.string().nullable(),
  basis: z.string().nullable(),
  /** Of what it leads who supports; of what it supports who leads. */
  others: z.array(z.string()),
});
export type SharedItem = z.infer<typeof sharedItem>;

export const share = z.object({
  body: z.string(),
  on: z.string().nullable(),
  lists: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      /** Null: a list that is not published yet. */
      version: listVersion.nullable(),
      lead: z.array(sharedItem),
      support: z.array(sharedItem),
      implement: z.array(sharedItem),
    }),
  ),
});
export type Share = z.infer<typeof share>;

const shareInput = z.object({
  body: z.string().min(1).max(500),
  /** One list; without it every list that names the body. */
  kind: z.string().min(1).max(40).optional(),
  on,
  station,
});

export const matrixCalls = {
  /** A list as of a day (as it is now without one; as it is being drafted where nothing is published), items down, bodies across. */
  'matrix.read': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({ kind: z.string().min(1).max(40), on, station }),
    output: z.object({
      kind: z.string(),
      name: z.string(),
      state: z.enum(['published', 'draft', 'none']),
      version: listVersion.nullable(),
      /** Those with most items first. */
      bodies: z.array(z.object({ body: z.string(), ...counts })),
      rows: z.array(
        z.object({
          id: z.int(),
          no: z.int(),
          title: z.string(),
          type: z.string().nullable(),
          /** Place of a body in `bodies` -> its part. */
          marks: z.record(z.string(), role),
        }),
      ),
    }),
  }),

  'matrix.share': call({ kind: 'read', permission: 'lists.read', input: shareInput, output: share }),

  /** The same as a workbook. A job. */
  'matrix.shareWorkbook': call({
    kind: 'write',
    permission: 'lists.read',
    input: shareInput.extend({ file: z.string() }),
    output: jobStarted,
  }),
};
