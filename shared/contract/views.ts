/** 视图: what is searched and filtered on a register's list and how it is ordered, kept under a name, for oneself or for everyone who may read it. */
import * as z from 'zod';
import { registerNames, register as registerOf } from '../registers/index.ts';
import type { RegisterName } from '../registers/index.ts';
import { call } from './call.ts';
import { query as listQuery } from './registers.ts';

const register = z.enum(registerNames);
const id = z.int().positive();
const name = z.string().trim().min(1).max(30);
const query = listQuery.pick({ search: true, filters: true, sort: true });
const reads = (input: { register: RegisterName }) => registerOf(input.register).read;

export const viewCalls = {
  /** One's own and the shared ones, by name. */
  'views.list': call({
    kind: 'read',
    permission: reads,
    input: z.object({ register }),
    output: z.object({
      /** `account`: who made it. `mayRemove`: whoever made it, and who manages accounts. */
      views: z.array(z.object({ id, name, shared: z.boolean(), own: z.boolean(), account: z.string(), mayRemove: z.boolean(), query })),
    }),
  }),
  /** Takes the place of one's own view of that name. Refuses what `registers.list` refuses, and `viewIdNumber`. */
  'views.save': call({
    kind: 'write',
    permission: reads,
    input: z.object({ register, name, shared: z.boolean().default(false), query }),
    output: z.object({ id }),
  }),
  'views.remove': call({ kind: 'write', permission: reads, input: z.object({ register, id }), output: z.object({}) }),
};
