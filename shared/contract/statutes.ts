/** 法规库: what lists rest on, and what a change of it asks for. */
import * as z from 'zod';
import { call } from './call.ts';
import { page, found, id, station } from './listShapes.ts';

export const statuteCalls = {
  /** The statute library with how much rests on each. */
  'lists.statutes': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({ station, search: z.string().max(200).optional(), status: z.string().optional(), ...page }),
    output: z.object({
      statutes: z.array(
        z.object({
          id,
          title: z.string(),
          kind: z.string().nullable(),
          number: z.string().nullable(),
          issuer: z.string().nullable(),
          inForceFrom: z.string().nullable(),
          status: z.string(),
          changedOn: z.string().nullable(),
          successor: z.int().nullable(),
          successorTitle: z.string().nullable(),
          articles: z.int(),
          items: z.int(),
          /** Of a changed statute: items that nobody has dealt with yet. */
          open: z.int(),
        }),
      ),
      total: z.int(),
    }),
  }),

  /** 法规变更影响: every item that a statute carries, and what has been done about each. */
  'lists.impact': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({ statute: id, station }),
    output: z.object({
      statute: z.object({
        id,
        title: z.string(),
        status: z.string(),
        changedOn: z.string().nullable(),
        successorTitle: z.string().nullable(),
      }),
      articles: z.array(z.object({ label: z.string(), items: z.int() })),
      items: z.array(
        z.object({
          item: id,
          kind: z.string(),
          kindName: z.string(),
          title: z.string(),
          cited: z.array(z.string()),
          /** open: nothing yet; proposed: a proposal on its way changes or removes it; stands: reviewed, nothing to change. */
          state: z.enum(['open', 'proposed', 'stands']),
          proposal: id.nullable(),
          note: z.string().nullable(),
        }),
      ),
      open: z.int(),
    }),
  }),

  /** Says of items that a statute's change leaves them as they are. */
  'lists.stands': call({
    kind: 'write',
    permission: 'lists.write',
    input: z.object({ statute: id, items: z.array(id).min(1).max(500), note: z.string().max(500).optional() }),
    output: z.object({ reviewed: z.int() }),
  }),

  /** Items by statute and article, in every list as it stands now. */
  'lists.byArticle': call({
    kind: 'read',
    permission: 'lists.read',
    input: z.object({ statute: id, station, article: z.int().positive().optional(), paragraph: z.int().positive().optional(), ...page }),
    output: found,
  }),
};
