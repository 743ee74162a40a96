/** Pay by 3岗18级: schemes as documents, the matrix people know, and each grade and figure with its why. Money is fen, ratios ten-thousandths. */
import * as z from 'zod';
import { schemeDocument } from '../domain/pay/document.ts';
import { schemeProblemCodes } from '../domain/pay/problem-codes.ts';
import type { Scale } from '../domain/pay/scale/index.ts';
import { call } from './call.ts';
import { jobStarted } from './jobs.ts';
import type { TableResult } from './spreadsheets.ts';

/** One step of a sum, in words and numbers: `{ label: '基本薪酬', amount: 340000 }`. */
export const payStep = z.object({
  key: z.string(),
  label: z.string(),
  /** fen, where the step is money. */
  amount: z.int().nullable(),
  /** The reckoning as written: `3,400.00 × 1.30 × 1.00 × 70%`. */
  text: z.string(),
  /** The article of the scheme that it rests on. */
  article: z.string().nullable().optional(),
});

const id = z.int().positive();
const namedFactor = z.object({ key: z.string(), label: z.string(), value: z.int() });
export const schemeNamed = z.object({ id, name: z.string(), version: z.int() });

export const workerPay = z.object({
  worker: z.int(),
  name: z.string(),
  scheme: schemeNamed.nullable(),
  on: z.string(),
  /** Null where a fact is missing; `missing` names the fields, or `base` and `coefficient` of the scheme, or `status`: not in service. */
  grade: z.int().nullable(),
  missing: z.array(z.string()),
  /** Null too without the permission to see pay; `steps` then holds what leads to the grade, and `pay` is null. */
  monthly: z.int().nullable(),
  steps: z.array(payStep),
  /** Every number by itself. */
  pay: z
    .object({
      post: z.string(),
      years: z.int(),
      band: z.int(),
      coefficient: z.int().nullable(),
      base: z.int().nullable(),
      probation: z.boolean(),
      components: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          kind: z.enum(['basic', 'performance', 'allowance', 'bonus']),
          amount: z.int(),
          paid: z.enum(['monthly', 'quarterly', 'halfYearly', 'yearly']),
        }),
      ),
    })
    .nullable(),
});
export type WorkerPay = z.infer<typeof workerPay>;

/** The street whose pay is meant (at a county): its division code. */
const station = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .optional();

export const schemeProblem = z.object({
  code: z.enum(schemeProblemCodes),
  /** The path in the document: `parts.2.amount`. */
  at: z.string(),
  params: z.record(z.string(), z.unknown()),
  /** Does not keep the scheme from being published. */
  warning: z.boolean(),
});

export const schemeStatus = z.enum(['draft', 'published', 'retired']);
export const schemeNature = z.enum(['document', 'reconstructed', 'synthetic']);

/** What has been typed of a scheme so far: the document, with null for what is still missing. */
const schemeDraft = z.looseObject({ format: z.literal(1) });

/** A scheme with all that is known of it. */
export const schemeRecord = z.object({
  id,
  revision: z.int(),
  status: schemeStatus,
  /** The version that this one corrects. */
  corrects: id.nullable(),
  /** As it stands now; the document keeps the end that it was published with. */
  effectiveUntil: z.string().nullable(),
  sha256: z.string().nullable(),
  name: z.string(),
  version: z.int(),
  nature: schemeNature,
  effectiveFrom: z.string(),
  /** Null while the draft has not been filled in so far; `draft` then has what there is. */
  document: schemeDocument.nullable(),
  draft: schemeDraft.nullable(),
  problems: z.array(schemeProblem),
});
export type SchemeRecord = z.infer<typeof schemeRecord>;

/** A pay scale kept as a table: what it becomes (`added`, `unchanged`), and its cells that do not fit or are questions. */
export type ScaleTable = TableResult & {
  title: string;
  /** What was read, with its cells; only before it is written. */
  scale?: Scale;
  /** The first day, by the table or as given; null: neither says. */
  from: string | null;
  /** The draft that it has become, or had become before. */
  scheme: number | null;
};

const cellDifference = z.object({ grade: z.int(), post: z.string(), left: z.int().nullable(), right: z.int().nullable() });
/** A side of a comparison: a scheme of the store, or a document that is being edited. */
const side = z.union([z.object({ scheme: id }), z.object({ document: schemeDocument })]);

export const payCalls = {
  /** The scheme in force on a day, or the one asked for (by its values of that day), as the matrix of grades × posts. */
  'pay.matrix': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({ station, scheme: id.optional(), on: z.iso.date().optional() }),
    output: z
      .object({
        scheme: schemeNamed.extend({
          status: schemeStatus,
          nature: schemeNature,
          issuer: z.string().nullable(),
          documentNo: z.string().nullable(),
          effectiveFrom: z.string(),
          effectiveUntil: z.string().nullable(),
          /** The day whose values are shown. */
          on: z.string(),
          /** A month's, where every post has the same one; `posts` has each. */
          base: z.int().nullable(),
          baseSource: z.string().nullable(),
          /** The base as the scheme states it: its value, or one for each post, and what is taken of it. */
          baseStated: z
            .object({ value: z.union([z.int(), z.record(z.string(), z.int())]), per: z.enum(['month', 'year']), ratio: z.int() })
            .nullable(),
          /** Those on the pay of the grade or on everything that every post has alike. */
          factors: z.array(namedFactor),
          /** Null where the pay of the grade is not divided. */
          basicShare: z.int().nullable(),
        }),
        posts: z.array(
          z.object({
            post: z.string(),
            label: z.string(),
            lowestGrade: z.int(),
            highestGrade: z.int(),
            /** A month's, in fen. */
            base: z.int().nullable(),
            factors: z.array(namedFactor),
          }),
        ),
        /** Highest grade first; a cell's amount is null where the post cannot hold the grade. */
        grades: z.array(
          z.object({
            grade: z.int(),
            coefficient: z.int().nullable(),
            cells: z.array(z.object({ post: z.string(), amount: z.int().nullable(), tenure: z.string().nullable() })),
          }),
        ),
      })
      .nullable(),
  }),
  /** A worker's grade with its chain of reasons and a month's pay, on a day. `worker`: the id, or the name or ID number of one person. */
  'pay.worker': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({ station, worker: z.union([z.int(), z.string().trim().min(1).max(50)]), on: z.iso.date().optional() }),
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

  'pay.scheme': call({ kind: 'read', permission: 'pay.read', input: z.object({ station, scheme: id }), output: schemeRecord }),
  /** What comes with the program: real tables, reconstructed ones, the synthetic 示例方案. */
  'pay.catalogue': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({}),
    output: z.object({
      schemes: z.array(z.object({ key: z.string(), document: schemeDocument, installed: z.boolean() })),
    }),
  }),
  /** Puts a scheme of the catalogue into the store, as a draft to be looked at and changed; `publish`: as it is, to be used at once. */
  'pay.installScheme': call({
    kind: 'write',
    permission: 'pay.write',
    input: z.object({ key: z.string(), publish: z.boolean().default(false) }),
    output: z.object({ scheme: id }),
  }),
  /** Adds a draft (no scheme) or changes one that is still at the revision that was read. A draft may be incomplete; `problems` says how. */
  'pay.saveScheme': call({
    kind: 'write',
    permission: 'pay.write',
    input: z.object({ scheme: id.optional(), revision: z.int().optional(), document: schemeDraft }),
    output: z.object({ scheme: id, revision: z.int(), problems: z.array(schemeProblem) }),
  }),
  /** A draft of the next version, with the document of the one that it corrects. */
  'pay.copyVersion': call({ kind: 'write', permission: 'pay.write', input: z.object({ scheme: id }), output: z.object({ scheme: id }) }),
  /** Makes a draft immutable under the SHA-256 of its canonical document. */
  'pay.publish': call({
    kind: 'write',
    permission: 'pay.write',
    input: z.object({ scheme: id }),
    output: z.object({ sha256: z.string() }),
  }),
  /** The last day of a published scheme; null: open again. `retire`: it is used for no day after that. */
  'pay.retire': call({
    kind: 'write',
    permission: 'pay.write',
    input: z.object({ scheme: id, until: z.iso.date().nullable(), retire: z.boolean().default(true) }),
    output: z.object({}),
  }),
  /** Takes a draft away; a scheme that was published stays. */
  'pay.removeScheme': call({ kind: 'write', permission: 'pay.write', input: z.object({ scheme: id }), output: z.object({}) }),
  'pay.checkScheme': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({ document: schemeDocument }),
    output: z.object({ problems: z.array(schemeProblem) }),
  }),
  /** Two versions side by side, each with its values of the day it begins or of `on`: what differs by path, and in the matrix. */
  'pay.compareSchemes': call({
    kind: 'read',
    permission: 'pay.read',
    input: z.object({ station, left: side, right: side, on: z.iso.date().optional() }),
    output: z.object({
      differences: z.array(z.object({ path: z.string(), left: z.unknown(), right: z.unknown() })),
      matrix: z.array(cellDifference),
    }),
  }),
  /** Writes a scheme as a `.scheme.json` file. */
  'pay.schemeFile': call({
    kind: 'write',
    permission: 'pay.read',
    input: z.object({ station, scheme: id, file: z.string() }),
    output: z.object({ sha256: z.string(), bytes: z.int() }),
  }),
  /** Takes in a `.scheme.json` file as a draft; under the next version where its own is taken by another content. */
  'pay.importScheme': call({
    kind: 'write',
    permission: 'pay.write',
    input: z.object({ file: z.string() }),
    output: z.object({ scheme: id, name: z.string(), version: z.int(), problems: z.array(schemeProblem) }),
  }),
  /** Reads the pay scales of a workbook (薪酬等级表). The job's result is `{ tables: ScaleTable[] }`. Nothing is written. */
  'pay.readScale': call({
    kind: 'read',
    permission: 'pay.write',
    input: z.object({ file: z.string(), sheet: z.string().optional(), effectiveFrom: z.iso.date().optional() }),
    output: jobStarted,
  }),
  /**
   * Makes a draft of each, all of them or none: `{ tables: ScaleTable[], step }`. Refused as `importRefused` while any cell is wrong. A table that has
   * become a draft before makes no second one, whatever has been written into that one since.
   */
  'pay.takeScale': call({
    kind: 'write',
    permission: 'pay.write',
    input: z.object({ file: z.string(), sheet: z.string().optional(), effectiveFrom: z.iso.date().optional() }),
    output: jobStarted,
  }),
};
