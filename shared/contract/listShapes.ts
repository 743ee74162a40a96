/** What is told of 权责清单: kinds, versions, items, differences, contradictions, references, proposals. */
import * as z from 'zod';
import { value } from './registers.ts';

/** The street whose lists are meant (at a county): its division code. */
export const station = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .optional();
export const id = z.int().positive();
/** A list kind: the code or the name of one that is in use. */
export const kind = z.string().min(1).max(40);
export const statuses = ['drafted', 'reviewed', 'legalityChecked', 'approved', 'published', 'withdrawn'] as const;
export const changeKind = z.enum(['added', 'changed', 'removed']);
export const reason = z.enum(['statute', 'functions', 'empowerment', 'withdrawal', 'wording']);

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

export const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) };
export const found = z.object({
  items: z.array(z.object({ item: id, kind: z.string(), title: z.string(), cited: z.array(z.string()) })),
  total: z.int(),
});
