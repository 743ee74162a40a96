/** 测算: what a draft scheme, a base, a factor or a promotion round would cost on today's people, who stay as they are. Money is fen a month. */
import * as z from 'zod';
import { schemeDocument } from '../domain/pay/document.ts';
import { call } from './call.ts';
import { jobStarted } from './jobs.ts';

const id = z.int().positive();
const fen = z.int().min(0).max(100_000_000_000);

export const variant = z.object({
  label: z.string().trim().min(1).max(40),
  /** A scheme of the store (a draft too); neither this nor `document`: the one in force. */
  scheme: id.optional(),
  document: schemeDocument.optional(),
  /** As the scheme's base counts; by the key of a post where the posts have their own, and the others keep theirs. */
  base: z.union([fen, z.record(z.string(), fen)]).optional(),
  factor: z.object({ key: z.string().optional(), value: z.int().min(0).max(1_000_000) }).optional(),
  /** Who would hold which post class. */
  promotions: z
    .array(z.object({ workers: z.array(id).min(1).max(500), postClass: z.string() }))
    .max(10)
    .default([]),
});
export type Variant = z.input<typeof variant>;

const group = z.object({
  key: z.string(),
  label: z.string(),
  people: z.int(),
  before: z.int(),
  after: z.int(),
  gain: z.int(),
  lose: z.int(),
});

/** What a variant does. Yearly figures are twelve months. */
export const variantEffect = z.object({
  label: z.string(),
  scheme: z.object({ name: z.string(), version: z.int() }),
  people: z.int(),
  before: z.int(),
  after: z.int(),
  gain: z.int(),
  lose: z.int(),
  same: z.int(),
  /** The change of one head's month. */
  perHead: z
    .object({ min: z.int(), p10: z.int(), p25: z.int(), median: z.int(), p75: z.int(), p90: z.int(), max: z.int(), mean: z.int() })
    .nullable(),
  byPost: z.array(group),
  byGrade: z.array(group),
  byCommunity: z.array(group),
  histogram: z.array(z.object({ from: z.int(), until: z.int(), people: z.int() })),
  /** Who loses, most first, a hundred at most; empty without `reveal`. */
  losers: z.array(z.object({ worker: id, name: z.string(), community: z.string(), before: z.int(), after: z.int() })),
  /** People whose pay cannot be reckoned before or after. */
  unreckoned: z.int(),
});
export type VariantEffect = z.infer<typeof variantEffect>;

/** The result of a `simulation.run` job. */
export const simulated = z.object({
  on: z.string(),
  now: z.object({ name: z.string(), version: z.int() }),
  variants: z.array(variantEffect),
});
export type Simulated = z.infer<typeof simulated>;

export const simulationCalls = {
  /** Job result: `Simulated`. Refuses `payRunNoScheme` where no scheme is in force. `reveal`: names of those who lose; recorded. */
  'simulation.run': call({
    kind: 'write',
    permission: (input: { reveal?: boolean | undefined }) => (input.reveal ? 'reveal.pay' : 'pay.read'),
    input: z.object({ on: z.iso.date().optional(), reveal: z.boolean().default(false), variants: z.array(variant).min(1).max(4) }),
    output: jobStarted,
  }),
};
