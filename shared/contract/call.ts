import type * as z from 'zod';
import type { Permission } from '../domain/permissions.ts';

/** One thing that can be asked. `permission` may depend on the input, where one call serves several registers. */
export type Call<I extends z.core.$ZodType = z.core.$ZodType, O extends z.core.$ZodType = z.core.$ZodType> = {
  /** A read sees committed state and changes nothing; a write goes through the writer and leaves a trail. */
  kind: 'read' | 'write';
  permission: Permission | ((input: z.output<I>) => Permission);
  input: I;
  output: O;
};

export const call = <I extends z.core.$ZodType, O extends z.core.$ZodType>(declared: Call<I, O>): Call<I, O> => declared;
