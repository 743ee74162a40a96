/** 流程图 and 说明书 of items: how they are done, drawn and on paper, and of which items that is still missing. */
import * as z from 'zod';
import { sheetFacts } from '../domain/lists/sheet.ts';
import { stepKinds } from '../domain/lists/flow/steps.ts';
import { call } from './call.ts';

/** The street whose lists are meant (at a county): its division code. */
const station = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .optional();
const id = z.int().positive();

/** A step as it is written: `shared/domain/lists/flow/written.ts`. */
export const writtenStep = z.object({
  no: z.int().positive(),
  title: z.string(),
  kind: z.enum(stepKinds),
  who: z.string().nullable(),
  limit: z.string().nullable(),
  next: z.string().nullable(),
});
const cell = (most: number) => z.string().max(most).nullable();

const line = z.object({ lead: z.string().nullable(), text: z.string() });
export const instructionSheet = z.object({
  item: id,
  title: z.string(),
  kindName: z.string(),
  /** Short facts below the title: 职权类型, 项目编码 … */
  head: z.array(z.object({ label: z.string(), text: z.string() })),
  parts: z.array(z.object({ heading: z.string(), lines: z.array(line), numbered: z.boolean() })),
  steps: z.array(writtenStep),
});

export const flowCalls = {
  /** The flow of an item as it is written, in the order of its steps, and what a first draft of it would be. */
  'flows.read': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({ item: id, station }),
    output: z.object({
      item: z.object({
        id,
        title: z.string(),
        kind: z.string(),
        kindName: z.string(),
        /** 承诺时限, else 法定时限. */ promised: z.string().nullable(),
      }),
      steps: z.array(writtenStep),
      draft: z.array(writtenStep),
      /** Tells this state of the flow from any other: goes back with `flows.save`. */
      stamp: z.string(),
    }),
  }),

  /** The whole flow of an item as it shall be, one step of the trail. Refused as `revisionConflict` where somebody else changed it meanwhile. */
  'flows.save': call({
    kind: 'write',
    permission: 'lists.write',
    input: z.object({
      item: id,
      stamp: z.string().max(100),
      /** In their order; ways on name them by their place, from 1. */
      steps: z
        .array(z.object({ title: z.string().max(120), kind: z.enum(stepKinds), who: cell(120), limit: cell(60), next: cell(300) }))
        .max(80),
    }),
    output: z.object({ changed: z.int(), stamp: z.string() }),
  }),

  /** The flow chart of an item as it is kept, as an SVG file. */
  'flows.drawing': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({ item: id, station, file: z.string() }),
    output: z.object({ bytes: z.int() }),
  }),

  /** By kind: its items, those with a flow chart, those whose chart has faults, those whose sheet lacks nothing. */
  'flows.coverage': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({ station }),
    output: z.object({
      kinds: z.array(
        z.object({ code: z.string(), name: z.string(), items: z.int(), withFlow: z.int(), faulty: z.int(), complete: z.int() }),
      ),
    }),
  }),

  /** The items of a kind whose flow chart is missing or faulty, or whose sheet lacks a fact, in the order of the list. */
  'flows.missing': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({
      kind: z.string().min(1).max(40),
      station,
      lacks: z.enum([...sheetFacts, 'faulty']).optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({
      kind: z.string(),
      kindName: z.string(),
      items: z.int(),
      complete: z.int(),
      /** How many items lack a fact, or have a faulty chart. */
      counts: z.record(z.string(), z.int()),
      rows: z.array(
        z.object({ item: id, orderNo: z.int().nullable(), title: z.string(), lacks: z.array(z.enum(sheetFacts)), faults: z.int() }),
      ),
      total: z.int(),
    }),
  }),

  /** 说明书 of one item, or of a kind's items in the order of the list, a page of them. */
  'flows.sheets': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({
      kind: z.string().min(1).max(40).optional(),
      item: id.optional(),
      station,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(50).default(20),
    }),
    output: z.object({ kindName: z.string(), sheets: z.array(instructionSheet), total: z.int() }),
  }),
};
