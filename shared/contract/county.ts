/** What a county sees only by holding its streets' records against each other, and its summary as a workbook. */
import * as z from 'zod';
import { call } from './call.ts';

const street = z.object({ code: z.string(), name: z.string() });

/** Both sides of what cannot both be right. */
export const contradiction = z.discriminatedUnion('kind', [
  /** One ID number among those in service of two or more streets. */
  z.object({
    kind: z.literal('samePerson'),
    /** Masked. */
    idNumber: z.string(),
    people: z.array(z.object({ street, id: z.int(), name: z.string(), community: z.string().nullable() })).min(2),
  }),
  /** More people in service in a community than its 员额. */
  z.object({
    kind: z.literal('overQuota'),
    street,
    community: z.object({ id: z.int(), name: z.string() }),
    quota: z.int(),
    inService: z.int(),
  }),
  /** Powers in force for which a street names no basis. */
  z.object({ kind: z.literal('noBasis'), street, items: z.int(), first: z.array(z.object({ id: z.int(), title: z.string() })) }),
]);
export type Contradiction = z.infer<typeof contradiction>;

export const countyCalls = {
  /** At most 100 of a kind, of registers that the account may read; `total` counts all of them. */
  'county.contradictions': call({
    kind: 'read',
    permission: 'snapshots.read',
    input: z.object({}),
    output: z.object({ contradictions: z.array(contradiction), total: z.int() }),
  }),
  /** The summary (汇总) as a workbook, a sheet for each of its tables. */
  'county.writeSummary': call({
    kind: 'read',
    permission: 'snapshots.read',
    input: z.object({ file: z.string() }),
    output: z.object({ sheets: z.int() }),
  }),
};
