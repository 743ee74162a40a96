/** Inputs of a call made from its schema: for tests that ask everything there is. */
import type * as z from 'zod';

/** Values to try for a field of this name, before what its type alone suggests. */
export type Hints = Readonly<Record<string, readonly unknown[]>>;

type Def = {
  type: string;
  shape?: Record<string, z.ZodType>;
  innerType?: z.ZodType;
  options?: readonly z.ZodType[];
  entries?: Record<string, unknown>;
  values?: readonly unknown[];
  element?: z.ZodType;
  in?: z.ZodType;
  getter?: () => z.ZodType;
};
const defOf = (schema: z.ZodType): Def => (schema as unknown as { def: Def }).def;

/** A few values that a schema takes; `name` is the field's. */
export function valuesOf(schema: z.ZodType, hints: Hints, name = ''): unknown[] {
  const suggested = hints[name] ?? [];
  return [...suggested, ...byType(schema, hints, name)].filter((v) => schema.safeParse(v).success);
}

function byType(schema: z.ZodType, hints: Hints, name: string): unknown[] {
  const def = defOf(schema);
  switch (def.type) {
    case 'object':
      return objectsOf(def.shape!, hints);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return [...valuesOf(def.innerType!, hints, name), ...(def.type === 'nullable' ? [null] : [undefined])];
    case 'union':
      return def.options!.flatMap((o) => valuesOf(o, hints, name));
    case 'enum':
      return Object.values(def.entries!);
    case 'literal':
      return [...def.values!];
    case 'array':
      return [...valuesOf(def.element!, hints, name).map((v) => [v]), []];
    case 'pipe':
      return valuesOf(def.in!, hints, name);
    case 'lazy':
      return valuesOf(def.getter!(), hints, name);
    case 'record':
      return [{}];
    case 'boolean':
      return [true, false];
    case 'number':
      return [1, 2, 100, 2025];
    case 'string':
      return ['2025-09-30', '2025-09', 'x'];
    default:
      return ['x'];
  }
}

/** The first value of every field, then each other value of each field with the first of the rest; what may be left out is left out once too. */
function objectsOf(shape: Record<string, z.ZodType>, hints: Hints): unknown[] {
  const all = Object.entries(shape).map(([name, field]) => ({
    name,
    values: valuesOf(field, hints, name),
    optional: field.safeParse(undefined).success,
  }));
  const first = Object.fromEntries(all.map(({ name, values }) => [name, values[0]]));
  const bare = Object.fromEntries(all.filter((f) => !f.optional).map(({ name, values }) => [name, values[0]]));
  return [
    first,
    bare,
    ...all.flatMap(({ name, values }) =>
      values.slice(1).flatMap((v) => [
        { ...first, [name]: v },
        { ...bare, [name]: v },
      ]),
    ),
  ];
}
