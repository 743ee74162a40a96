/** What follows from the records of community workers: what is due, the structure of the staff, how posts and files are filled. */
import * as z from 'zod';
import { dueKinds } from '../domain/careers/due.ts';
import { retirementBases } from '../domain/careers/retirement.ts';
import { careerSettings } from '../domain/careers/settings.ts';
import { snapshotProfiles } from '../registers/declare.ts';
import { call } from './call.ts';
import { jobStarted } from './jobs.ts';

/** The street that is meant (at a county): its division code. */
const station = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .optional();
const day = z.iso.date();
/** Integer ten-thousandths; null of nothing. */
const share = z.int().nullable();
const count = z.int();

/** One person and the day that something falls due. `note`: what it is about, such as the number of the contract or the office held. */
export const dueRow = z.object({
  worker: z.int(),
  name: z.string(),
  community: z.string(),
  on: day,
  daysLeft: z.int(),
  note: z.string().nullable(),
});
export type DueRow = z.infer<typeof dueRow>;

/** All of a kind. `first`: those most pressing. */
export const dueGroup = z.object({
  kind: z.enum(dueKinds),
  count,
  /** The nearest day, and the days until it; negative once it has passed. */
  on: day,
  daysLeft: z.int(),
  /** The year of missing assessments; the scheme that regrades. */
  about: z.string().nullable(),
  first: z.array(dueRow),
});
export type DueGroup = z.infer<typeof dueGroup>;

/** Counts of a group of people, by the code of each dimension's columns. Figures that cannot be known of a street are left out. */
export const figures = z.object({
  total: count,
  women: count,
  womenShare: share,
  /** Mean of full years in hundredths, over those whose birth date is known. */
  meanAge: z.int().nullable(),
  /** 一肩挑. */
  both: count,
  by: z.record(z.string(), z.record(z.string(), count)),
});
export type StructureFigures = z.infer<typeof figures>;

export const structureRow = z.object({
  /** A community (at a county: a street); null: those whose community is not known. */
  id: z.int().nullable(),
  code: z.string().nullable(),
  name: z.string(),
  now: figures,
  /** On the earlier day that is compared with. */
  then: figures.nullable(),
  /** At a county: the snapshot that the figures come from; null where none was received. */
  snapshot: z.object({ sequence: z.int(), createdAt: z.string(), profile: z.enum(snapshotProfiles) }).nullable(),
});
export type StructureRow = z.infer<typeof structureRow>;

export const structure = z.object({
  station: z.object({ kind: z.enum(['street', 'county']), code: z.string(), name: z.string() }),
  on: day,
  against: day.nullable(),
  /** The dimensions and their columns, in the order of the table. */
  dimensions: z.array(
    z.object({ key: z.string(), label: z.string(), columns: z.array(z.object({ code: z.string(), label: z.string() })) }),
  ),
  rows: z.array(structureRow),
  sum: z.object({ now: figures, then: figures.nullable() }),
  /** What the reader must know of the figures: facts that carry no date, streets that sent nothing. */
  notes: z.array(z.string()),
});
export type Structure = z.infer<typeof structure>;

const structureInput = z.object({
  station,
  on: day.optional(),
  against: day.optional(),
});

/** What follows from one worker's record on a day. */
export const workerFacts = z.object({
  on: day,
  age: z.int().nullable(),
  /** In service on that day. */
  inService: z.boolean(),
  /** Whole months from the first day of community work, without interruptions; null where the first day is not known. */
  serviceMonths: z.int().nullable(),
  serviceText: z.string(),
  both: z.boolean(),
  retirement: z
    .object({
      basis: z.enum(retirementBases),
      assumed: z.boolean(),
      /** Months. */
      age: z.int(),
      delay: z.int(),
      on: day,
      earliest: day,
      latest: day,
      /** Least months of contributions. */
      contribution: z.int(),
    })
    .nullable(),
  /** Why that day, or what is missing. */
  retirementText: z.string(),
  retirementSource: z.string(),
  due: z.array(z.object({ kind: z.enum(dueKinds), on: day, daysLeft: z.int(), note: z.string().nullable() })),
});
export type WorkerFacts = z.infer<typeof workerFacts>;

export const careerCalls = {
  /** Everything that is due, the most pressing kind first; kinds with nothing due are left out. */
  'careers.due': call({
    kind: 'read',
    permission: 'workers.read',
    input: z.object({}),
    output: z.object({ on: day, groups: z.array(dueGroup) }),
  }),
  /** Everybody for whom a kind is due, the most pressing first. */
  'careers.dueList': call({
    kind: 'read',
    permission: 'workers.read',
    input: z.object({ kind: z.enum(dueKinds), offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) }),
    output: z.object({ rows: z.array(dueRow), total: count }),
  }),
  'careers.worker': call({
    kind: 'read',
    permission: 'workers.read',
    input: z.object({ station, worker: z.int(), on: day.optional() }),
    output: workerFacts,
  }),
  /** 队伍结构表: at a street by community, at a county by street (or by community of one street), and in sum; as it stood on a day. Grades need `pay.read`. */
  'careers.structure': call({ kind: 'read', permission: 'workers.read', input: structureInput, output: structure }),
  /** The same as a workbook. */
  'careers.structureWorkbook': call({
    kind: 'write',
    permission: 'workers.read',
    input: structureInput.extend({ file: z.string() }),
    output: jobStarted,
  }),
  /** 建档率: recognised and filed among those in service, by community and in sum. */
  'careers.coverage': call({
    kind: 'read',
    permission: 'workers.read',
    input: z.object({ station, on: day.optional() }),
    output: z.object({
      on: day,
      rows: z.array(z.object({ id: z.int().nullable(), name: z.string(), total: count, recognised: count, filed: count, share })),
      sum: z.object({ total: count, recognised: count, filed: count, share }),
    }),
  }),
  /** 员额 and 专职网格员: posts and who fills them, by community and in sum; the target of the year. */
  'careers.quotas': call({
    kind: 'read',
    permission: 'workers.read',
    input: z.object({ station, on: day.optional() }),
    output: z.object({
      on: day,
      rows: z.array(
        z.object({
          id: z.int().nullable(),
          name: z.string(),
          /** Null where the community has no quota. */
          quota: count.nullable(),
          actual: count,
          gridDue: count,
          gridFilled: count,
        }),
      ),
      sum: z.object({
        quota: count,
        /** Those in service in communities that have a quota. */
        actual: count,
        share,
        gridDue: count,
        gridFilled: count,
        gridShare: share,
      }),
      gridTarget: z.object({ year: z.int(), share, source: z.string(), met: z.boolean().nullable() }),
    }),
  }),
  'careers.settings': call({
    kind: 'read',
    permission: 'workers.read',
    input: z.object({}),
    output: z.object({ settings: careerSettings, changed: z.boolean() }),
  }),
  /** Null: back to what comes with the program. */
  'careers.saveSettings': call({
    kind: 'write',
    permission: 'workers.write',
    input: z.object({ settings: careerSettings.nullable() }),
    output: z.object({}),
  }),
};
