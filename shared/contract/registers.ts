/** Calls that every declared register answers. */
import * as z from 'zod';
import { register, registerNames } from '../registers/index.ts';
import type { RegisterName } from '../registers/index.ts';
import { call } from './call.ts';
import { jobStarted } from './jobs.ts';

export const value = z.union([z.string(), z.number(), z.null()]);
const name = z.enum(registerNames);
const id = z.int().positive();
/** The street whose records are meant: its division code. At a street itself it may be left out. */
const station = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .optional();

/**
 * A record as it travels: flat, with `id`, `revision` (for saving without overwriting another's change), `removedAt`, the declared
 * fields and, for each link field `x`, `xTitle`. Sensitive values come masked (`5206**********0756`, `***` for pay) and are named in `masked`.
 */
export const row = z.looseObject({
  id,
  revision: z.int(),
  removedAt: z.string().nullable(),
  masked: z.array(z.string()).optional(),
});
export type Row = z.infer<typeof row>;

export const filter = z.union([
  z.object({ in: z.array(value) }),
  z.object({ contains: z.string() }),
  // Last: it takes any object, and would leave of the others nothing.
  z.object({ from: value.optional(), until: value.optional() }),
]);
export const query = z.object({
  register: name,
  station,
  search: z.string().max(200).optional(),
  filters: z.record(z.string(), filter).optional(),
  sort: z.object({ field: z.string(), descending: z.boolean().optional() }).optional(),
  removed: z.enum(['without', 'with', 'only']).optional(),
  /** Dated registers only: the records in force on that day. */
  asOf: z.iso.date().optional(),
});

const reads = (input: { register: RegisterName }) => register(input.register).read;
const writes = (input: { register: RegisterName }) => register(input.register).write;
const one = z.object({ register: name, station, id });
export const fieldError = z.object({ field: z.string(), code: z.string(), params: z.record(z.string(), z.unknown()) });

export const registerCalls = {
  'registers.list': call({
    kind: 'read',
    permission: reads,
    /** With `fields`, rows have `id`, `revision`, `removedAt`, these fields and the titles of the links among them. */
    input: query.extend({
      fields: z.array(z.string()).max(100).optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(50),
    }),
    output: z.object({ rows: z.array(row), total: z.int() }),
  }),
  'registers.read': call({ kind: 'read', permission: reads, input: one, output: row }),
  /** Checks without saving: what the form shows beside each field. `warning` never blocks. */
  'registers.check': call({
    kind: 'read',
    permission: reads,
    input: z.object({ register: name, values: z.record(z.string(), value) }),
    output: z.object({ errors: z.array(fieldError.extend({ warning: z.boolean().optional() })) }),
  }),
  /** Adds (no id) or changes (id and the revision that was read) one record. Values left out stay as they are. */
  'registers.save': call({
    kind: 'write',
    permission: writes,
    input: z.object({ register: name, id: id.optional(), revision: z.int().optional(), values: z.record(z.string(), value) }),
    output: row,
  }),
  /** Kept, marked, restorable. */
  'registers.remove': call({
    kind: 'write',
    permission: writes,
    input: z.object({ register: name, ids: z.array(id).min(1).max(500), reason: z.string().max(200).optional() }),
    output: z.object({ removed: z.int() }),
  }),
  'registers.restore': call({
    kind: 'write',
    permission: writes,
    input: z.object({ register: name, ids: z.array(id).min(1).max(500) }),
    output: z.object({ restored: z.int() }),
  }),
  /** Who changed what from what to what, newest first. Sensitive values are masked. */
  'registers.history': call({
    kind: 'read',
    permission: reads,
    input: one,
    output: z.object({
      entries: z.array(
        z.object({
          step: z.int(),
          at: z.string(),
          account: z.string(),
          command: z.string(),
          kind: z.enum(['added', 'changed', 'removed', 'restored', 'undone']),
          changes: z.array(z.object({ field: z.string(), label: z.string(), before: value, after: value })),
        }),
      ),
    }),
  }),
  /** Shows masked values of up to 500 records; which ones and to whom is recorded. */
  'registers.reveal': call({
    kind: 'write',
    permission: (input: { field: string; register: RegisterName }) => {
      const field = register(input.register).fields.find((f) => f.name === input.field);
      return field?.sensitive ? (`reveal.${field.sensitive}` as const) : register(input.register).read;
    },
    input: z.object({ register: name, station, ids: z.array(id).min(1).max(500), field: z.string() }),
    output: z.object({ values: z.array(z.object({ id, value })) }),
  }),
  /** Choices for a link field: id and title, by search. */
  'registers.choices': call({
    kind: 'read',
    permission: reads,
    input: z.object({ register: name, station, search: z.string().max(100).optional(), limit: z.int().min(1).max(100).default(20) }),
    output: z.object({ choices: z.array(z.object({ id, title: z.string() })) }),
  }),
  /** How many records there are per value of a field (kinds, types, communities), removed ones left out. */
  'registers.count': call({
    kind: 'read',
    permission: reads,
    input: query.extend({ by: z.array(z.string()).min(1).max(3) }),
    output: z.object({
      groups: z.array(z.object({ values: z.array(value), titles: z.array(z.string()), count: z.int() })),
      total: z.int(),
    }),
  }),
  /** The list as it stands on screen, as `.xlsx`; masked values stay masked unless `reveal` (recorded, needs the reveal permissions). */
  'registers.export': call({
    kind: 'write',
    permission: reads,
    input: query.extend({ file: z.string(), reveal: z.boolean().default(false) }),
    output: jobStarted,
  }),
  /** Undoes the last step (an import is one step) that this account may undo. */
  'registers.undo': call({
    kind: 'write',
    permission: 'member',
    input: z.object({ step: z.int().optional() }),
    output: z.object({ step: z.int(), command: z.string(), records: z.int() }),
  }),
  /** What `undo` would take back, or null. */
  'registers.undoable': call({
    kind: 'read',
    permission: 'member',
    input: z.object({}),
    output: z.object({ step: z.int(), command: z.string(), at: z.string(), account: z.string(), records: z.int() }).nullable(),
  }),
};
