/**
 * Papers of the personnel file. The catalogue is the register `materials`; its files come and go in pieces, so that every transport carries them
 * and none lies in the clear on the disk on the way.
 */
import * as z from 'zod';
import { call } from './call.ts';
import { row } from './registers.ts';

const id = z.int().positive();
/** At most 1 MiB of bytes, as base64. */
const piece = z.string().max(1_400_000);

/** The street whose worker is meant; at the street itself left out. */
const station = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .optional();

export const workerCalls = {
  /** Everything that belongs to one worker, by register, each part in its usual order; grades for those who may see them. */
  'workers.file': call({
    kind: 'read',
    permission: 'workers.read',
    input: z.object({ station, worker: id }),
    output: z.object({ worker: row, parts: z.record(z.string(), z.array(row)) }),
  }),
  /** A piece of a file; the first without `upload`, which it answers. Kept in memory until it is attached. */
  'materials.upload': call({
    kind: 'read',
    permission: 'workers.write',
    input: z.object({ upload: z.string().optional(), piece }),
    output: z.object({ upload: z.string(), bytes: z.int() }),
  }),
  /** Keeps an uploaded file: with a paper that is in the catalogue (`id`), or as a new one. The same file is kept once. */
  'materials.attach': call({
    kind: 'write',
    permission: 'workers.write',
    input: z.object({
      upload: z.string(),
      name: z.string().min(1).max(255),
      id: id.optional(),
      values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).default({}),
    }),
    output: row,
  }),
  /** Opens a paper's file to be read in pieces; who looked at it is recorded. Papers show what is masked elsewhere: needs that permission too. */
  'materials.open': call({
    kind: 'write',
    permission: 'workers.read',
    input: z.object({ id }),
    output: z.object({ reading: z.string(), name: z.string(), type: z.string(), bytes: z.int() }),
  }),
  'materials.piece': call({
    kind: 'read',
    permission: 'workers.read',
    input: z.object({ reading: z.string(), piece: z.int().min(0) }),
    output: z.object({ piece, last: z.boolean() }),
  }),
  /** Writes a paper's file to where the person chose; recorded. */
  'materials.saveTo': call({
    kind: 'write',
    permission: 'workers.read',
    input: z.object({ id, file: z.string() }),
    output: z.object({ bytes: z.int() }),
  }),
  /** A worker's newest photo, or null. */
  'materials.photo': call({
    kind: 'read',
    permission: 'workers.read',
    input: z.object({ worker: id }),
    output: z.object({ type: z.string(), bytes: z.string() }).nullable(),
  }),
};
