/** 清单执行: how what is registered stands by the lists of its day, the note of a refusal, and the counts. */
import * as z from 'zod';
import { groupings } from '../domain/listUse/counts.ts';
import { useRegisters } from '../domain/listUse/lists.ts';
import { call } from './call.ts';
import { jobStarted } from './jobs.ts';
import { value } from './registers.ts';

const station = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .optional();
const id = z.int().positive();
const register = z.enum(useRegisters);
const standing = z.enum(['listed', 'prohibited', 'withdrawn', 'unlisted', 'noList']);
const day = z.iso.date();
const asked = {
  register,
  by: z.enum(groupings),
  /** By the day of the record, both included; without either from the first or to the last. */
  from: day.optional(),
  until: day.optional(),
  station,
};

export const listUseCalls = {
  /** Items of the lists in force on a day that speak of a matter, the nearest first: by words, pinyin initials, or pairs of characters in common. */
  'listUse.offer': call({
    kind: 'read',
    permission: 'uses.read',
    input: z.object({ register, on: day.optional(), search: z.string().max(300).default(''), limit: z.int().min(1).max(100).default(20) }),
    output: z.object({
      items: z.array(
        z.object({
          item: id,
          title: z.string(),
          kind: z.string(),
          kindName: z.string(),
          no: z.int().nullable(),
          /** 责任部门, 牵头部门, 承接部门. */
          body: z.string().nullable(),
          standing,
        }),
      ),
      /** Items of all lists of that day; 0: there was none. */
      looked: z.int(),
    }),
  }),
  /** How a record as it stands in a form stands by the lists of its day, in sentences, and what they would fill in. Writes nothing. */
  'listUse.judge': call({
    kind: 'read',
    permission: 'uses.read',
    input: z.object({ register, values: z.record(z.string(), value) }),
    output: z.object({
      /** Null while day or matter are missing. */
      standing: standing.nullable(),
      /** List, version, notice and item: 不应开具证明清单第 2 版（…）第 3 项“亲属关系证明”. */
      place: z.string().nullable(),
      says: z.array(z.object({ kind: z.enum(['ok', 'info', 'caution', 'danger']), text: z.string() })),
      fills: z.record(z.string(), value),
    }),
  }),
  /** What 不予开具证明告知单 says; of an issued certificate, the extract of the register. */
  'listUse.note': call({
    kind: 'read',
    permission: 'uses.read',
    input: z.object({ id }),
    output: z.object({
      outcome: z.enum(['issued', 'refused']),
      number: z.string(),
      requestedOn: z.string(),
      applicant: z.string(),
      matter: z.string(),
      purpose: z.string().nullable(),
      demandedBy: z.string().nullable(),
      reason: z.string().nullable(),
      goTo: z.string(),
      legalBasis: z.string().nullable(),
      handler: z.string().nullable(),
      /** As in `listUse.judge`, by what was known when it was registered. */
      place: z.string().nullable(),
    }),
  }),
  /** At most 500 groups, those with most records first (months in their order); `groups` says how many there are. */
  'listUse.counts': call({
    kind: 'read',
    permission: 'uses.read',
    input: z.object(asked),
    output: z.object({
      headings: z.array(z.string()),
      columns: z.array(z.object({ name: z.string(), label: z.string(), /** Integer fen. */ money: z.boolean() })),
      rows: z.array(
        z.object({
          keys: z.array(z.string().nullable()),
          labels: z.array(z.string()),
          counts: z.array(z.int()),
          /** Day of the last record. */ last: z.string(),
        }),
      ),
      groups: z.int(),
      records: z.int(),
      sum: z.array(z.int()),
    }),
  }),
  /** The counts of a register in all four groupings, as `.xlsx`. */
  'listUse.countsWorkbook': call({
    kind: 'write',
    permission: 'uses.read',
    input: z.object({ register, from: day.optional(), until: day.optional(), file: z.string() }),
    output: jobStarted,
  }),
};
