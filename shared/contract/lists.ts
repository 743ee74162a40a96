/** 权责清单 as documents with a life: kinds, proposals, versions, differences, contradictions, the statutes they rest on. */
import * as z from 'zod';
import { call } from './call.ts';
import { value } from './registers.ts';

/** The street whose lists are meant (at a county): its division code. */
const station = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .optional();
const id = z.int().positive();
/** A list kind: the code or the name of one that is in use. */
const kind = z.string().min(1).max(40);
const statuses = ['drafted', 'reviewed', 'legalityChecked', 'approved', 'published', 'withdrawn'] as const;
const changeKind = z.enum(['added', 'changed', 'removed']);
const reason = z.enum(['statute', 'functions', 'empowerment', 'withdrawal', 'wording']);

export const listVersion = z.object({
  id,
  number: z.int(),
  noticeNo: z.string(),
  publishedOn: z.string(),
  proposal: id,
  total: z.int(),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  /** Items by type ('' where they have none). */
  counts: z.record(z.string(), z.int()),
  sha256: z.string(),
});
export type ListVersion = z.infer<typeof listVersion>;

export const listKind = z.object({
  code: z.string(),
  name: z.string(),
  /** In the register `listKinds`: the office's own, or a shipped one that it changed; null: as shipped. */
  id: id.nullable(),
  shipped: z.boolean(),
  active: z.boolean(),
  words: z.array(z.string()),
  columns: z.array(z.object({ field: z.string(), heading: z.string(), over: z.string().optional() })),
  numbering: z.string(),
  leadSide: z.string(),
  keptBy: z.string().nullable(),
  checks: z.array(z.string()),
  print: z.string(),
});
export type ListKind = z.infer<typeof listKind>;

/** An item as a list shows it: id and the fields that a list publishes (those of `itemFields`), null where empty. */
export const listItem = z.looseObject({ id });
export type ListItem = z.infer<typeof listItem>;

/** A stretch of a redline: kept, taken out, put in. */
const redline = z.array(z.object({ kind: z.enum(['kept', 'removed', 'added']), text: z.string() }));

export const fieldDifference = z.object({
  field: z.string(),
  label: z.string(),
  before: value,
  after: value,
  /** Word by word; of texts only. */
  redline: redline.optional(),
});

export const itemDifference = z.object({
  item: id.nullable(),
  title: z.string(),
  fields: z.array(fieldDifference),
});

export const finding = z.object({
  /** One of the code table `listChecks`. */
  check: z.string(),
  kind: z.string(),
  /** The items it speaks of; empty where it speaks of the list. An item that is only proposed has no id. */
  items: z.array(z.object({ id: id.nullable(), title: z.string() })),
  params: z.record(z.string(), z.unknown()),
  /** A Chinese sentence. */
  message: z.string(),
});
export type Finding = z.infer<typeof finding>;

/** A workbook's rows held against a published list, whose differences an import proposes. */
export type ComparedList = {
  kind: string;
  kindName: string;
  /** Null where the workbook says what the list says. */
  proposal: number | null;
  /** Items of the list that the workbook speaks of, changed or not. */
  matched: number;
  added: number;
  changed: number;
  /** Items of the list that the workbook does not have. */
  missing: number;
  /** Whether they are proposed for removal: only where the workbook is evidently the whole list. */
  removed: number;
};

export const reference = z.object({
  /** As written. */
  cited: z.string(),
  /** Title of the statute; null where nothing was understood. */
  statute: z.string().nullable(),
  statuteId: id.nullable(),
  /** inForce, amended, repealed. */
  status: z.string().nullable(),
  article: z.int().nullable(),
  articleBranch: z.int().nullable(),
  paragraph: z.int().nullable(),
  subParagraph: z.int().nullable(),
  point: z.int().nullable(),
  understood: z.boolean(),
});

export const proposalHead = z.object({
  id,
  revision: z.int(),
  kind: z.string(),
  kindName: z.string(),
  title: z.string(),
  origin: z.string(),
  status: z.enum(statuses),
  baseVersion: z.int(),
  version: z.int().nullable(),
  note: z.string().nullable(),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  /** Changes that have no reason yet. */
  withoutReason: z.int(),
  draftedBy: z.string(),
  createdAt: z.string(),
});
export type ProposalHead = z.infer<typeof proposalHead>;

export const proposalStep = z.object({
  step: z.string(),
  account: z.string(),
  at: z.string(),
  opinion: z.string().nullable(),
});

export const proposedChange = z.object({
  /** Null in a first proposal, whose items stand in the register. */
  id: id.nullable(),
  change: changeKind,
  item: id.nullable(),
  title: z.string(),
  reason: reason.nullable(),
  basisText: z.string().nullable(),
  /** Added: what it will hold; changed: what differs; removed: what it held. */
  fields: z.array(fieldDifference),
});

const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) };
const found = z.object({
  items: z.array(z.object({ item: id, kind: z.string(), title: z.string(), cited: z.array(z.string()) })),
  total: z.int(),
});

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
