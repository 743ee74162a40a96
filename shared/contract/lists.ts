/** 权责清单: kinds, lists as of any day or version, their differences and contradictions. */
import * as z from 'zod';
import { call } from './call.ts';
import {
  changeKind,
  fieldDifference,
  finding,
  id,
  itemDifference,
  kind,
  listItem,
  listKind,
  listVersion,
  page,
  reason,
  reference,
  station,
  statuses,
} from './listShapes.ts';

export const listCalls = {
  /** Every kind that is in use or has items, with where its list stands. */
  'lists.kinds': call({
    kind: 'read',
    permission: 'lists.read',
    /** `all`: those that are neither in use nor have items too. */
    input: z.object({ station, all: z.boolean().optional() }),
    output: z.object({
      kinds: z.array(
        listKind.extend({
          /** Items in force in the register. */
          items: z.int(),
          version: listVersion.nullable(),
          /** The proposal that is on its way. */
          proposal: z.object({ id, status: z.enum(statuses), title: z.string() }).nullable(),
          /** Whether items may be written by a plain save: nothing is published and nothing is being decided. */
          editable: z.boolean(),
        }),
      ),
    }),
  }),

  /**
   * A list as it was on a day, or as a version; without either as it is now. `state`: 'published', 'draft' (nothing published yet: the
   * register as it stands), 'none' (nothing was published by that day).
   */
  'lists.at': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({
      kind,
      station,
      on: z.iso.date().optional(),
      version: z.int().min(1).optional(),
      /** Words of title, sub-item, basis or body; all of them. */
      search: z.string().max(200).optional(),
      type: z.string().optional(),
      field: z.string().optional(),
      ...page,
    }),
    output: z.object({
      kind: z.string(),
      name: z.string(),
      on: z.string().nullable(),
      state: z.enum(['published', 'draft', 'none']),
      version: listVersion.nullable(),
      rows: z.array(listItem),
      total: z.int(),
      /** Of the whole list: items by type, in official order. */
      byType: z.array(z.object({ type: z.string(), label: z.string(), count: z.int() })),
    }),
  }),

  /** Newest first. */
  'lists.versions': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({ kind, station }),
    output: z.object({ versions: z.array(listVersion) }),
  }),

  /** What differs between two days or two versions of a list; an unpublished day counts as an empty list. */
  'lists.diff': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({
      kind,
      station,
      from: z.union([z.iso.date(), z.int().min(0)]),
      to: z.union([z.iso.date(), z.int().min(0)]),
    }),
    output: z.object({
      kind: z.string(),
      name: z.string(),
      from: listVersion.nullable(),
      to: listVersion.nullable(),
      added: z.array(itemDifference),
      removed: z.array(itemDifference),
      changed: z.array(itemDifference),
    }),
  }),

  /** An item with everything that is read out of its words, and why it is as it is. */
  'lists.item': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({ item: id, station }),
    output: z.object({
      item: listItem,
      kind: z.string(),
      kindName: z.string(),
      /** Whether its list is published or being decided: change it by `lists.propose`. */
      editable: z.boolean(),
      bases: z.array(reference),
      bodies: z.array(z.object({ role: z.string(), body: z.string(), duty: z.string().nullable() })),
      stages: z.array(z.object({ stage: z.string(), label: z.string(), text: z.string() })),
      cases: z.array(z.string()),
      codes: z.array(z.object({ id, scheme: z.string(), value: z.string(), fits: z.boolean(), problem: z.string().nullable() })),
      /** Newest first: with which version it came, changed, went, for which reason. */
      history: z.array(
        z.object({
          version: listVersion,
          change: changeKind,
          reason: reason.nullable(),
          basisText: z.string().nullable(),
          fields: z.array(fieldDifference),
        }),
      ),
    }),
  }),

  /** Contradictions of one list, of all, or of a list as a proposal would make it. */
  'lists.check': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({ station, kind: kind.optional(), proposal: id.optional() }),
    output: z.object({ findings: z.array(finding), counts: z.record(z.string(), z.int()) }),
  }),
};
