/** 调整方案: how a list changes, from the draft to the new version. */
import * as z from 'zod';
import { call } from './call.ts';
import {
  changeKind,
  id,
  kind,
  listVersion,
  page,
  proposalHead,
  proposalStep,
  proposedChange,
  reason,
  station,
  statuses,
} from './listShapes.ts';
import { value } from './registers.ts';

export const proposalCalls = {
  'lists.proposals': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({ station, kind: kind.optional(), status: z.enum(statuses).optional(), ...page }),
    output: z.object({ proposals: z.array(proposalHead), total: z.int() }),
  }),

  /** A proposal with its steps and a page of its changes, as a redline. */
  'lists.proposal': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({ proposal: id, station, change: changeKind.optional(), ...page }),
    output: z.object({
      proposal: proposalHead,
      steps: z.array(proposalStep),
      changes: z.array(proposedChange),
      total: z.int(),
      /** The step that can be taken next; null at the end. */
      next: z.enum(['review', 'legality', 'approve', 'publish']).nullable(),
    }),
  }),

  /**
   * Opens a proposal for a list, or answers the one in draft. Where nothing is published yet it is the first: it gathers the whole register
   * of its kind. Refused as `proposalOnItsWay` while one is being decided.
   */
  'lists.open': call({
    kind: 'write',
    permission: 'lists.write',
    input: z.object({ kind, title: z.string().min(1).max(200).optional(), note: z.string().max(2000).optional() }),
    output: z.object({ proposal: id }),
  }),

  /**
   * Changes of a published list: gathered in its draft proposal, which is opened where there is none. An item that is already in it is
   * changed further; a change that leaves nothing different is dropped. Refused as `listNotPublished` before the first version: the register is
   * edited then.
   */
  'lists.propose': call({
    kind: 'write',
    permission: 'lists.write',
    input: z.object({
      kind,
      changes: z
        .array(
          z.object({
            /** A change of this proposal that is written again (an added item has no other name). */
            id: id.optional(),
            change: changeKind,
            item: id.optional(),
            /** Fields of the item; of a changed one only those that change. */
            values: z.record(z.string(), value).default({}),
            reason: reason.nullable().default(null),
            basisText: z.string().max(2000).nullable().default(null),
          }),
        )
        .min(1)
        .max(500),
    }),
    output: z.object({ proposal: id, changes: z.array(id) }),
  }),

  /** Gives changes their reason: those named, or all that have none. */
  'lists.reason': call({
    kind: 'write',
    permission: 'lists.write',
    input: z.object({ proposal: id, changes: z.array(id).max(500).optional(), reason, basisText: z.string().max(2000).optional() }),
    output: z.object({ changed: z.int() }),
  }),

  /** Takes changes out of a draft. */
  'lists.drop': call({
    kind: 'write',
    permission: 'lists.write',
    input: z.object({ proposal: id, changes: z.array(id).min(1).max(500) }),
    output: z.object({ dropped: z.int() }),
  }),

  /**
   * Takes a proposal one step: review (every change has a reason), legality, approve (another person than who drafted it, with the right to
   * approve), return (back to draft, with an opinion), withdraw.
   */
  'lists.step': call({
    kind: 'write',
    permission: (input: { step: string }) =>
      input.step === 'approve' ? 'lists.approve' : input.step === 'return' ? 'lists.read' : 'lists.write',
    input: z.object({
      proposal: id,
      step: z.enum(['review', 'legality', 'approve', 'return', 'withdraw']),
      opinion: z.string().max(2000).optional(),
    }),
    output: z.object({ status: z.enum(statuses) }),
  }),

  /** Makes an approved proposal one new version of its list, which never changes. */
  'lists.publish': call({
    kind: 'write',
    permission: 'lists.write',
    input: z.object({ proposal: id, noticeNo: z.string().min(1).max(100), date: z.iso.date() }),
    output: z.object({ version: listVersion }),
  }),
};
