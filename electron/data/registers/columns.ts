/** How a register's declaration reads in SQL. */
import { columnOf, register } from '#shared/registers/index.ts';
import type { Field } from '#shared/registers/index.ts';

/** The column of a field, quoted (some fields are called `from` and `on`). */
export const quoted = (field: string): string => `"${columnOf(field)}"`;

/** `"name" AS "name"`, `"id_number" AS "idNumber"` … */
export const selected = (fields: readonly Field[], alias = ''): string[] =>
  fields.map((f) => `${alias && `${alias}.`}${quoted(f.name)} AS "${f.name}"`);

type Link = Field & { type: 'link' };

/** The joins that give each link among the fields its title, and the columns `<field>Title`. */
export function linkTitles(fields: readonly Field[], alias: string): { joins: string; columns: string[] } {
  const links = fields.filter((f): f is Link => f.type === 'link');
  return {
    joins: links
      .map(
        (f, i) =>
          ` LEFT JOIN ${register(f.target).table} t${i} ON t${i}.station = ${alias}.station AND t${i}.id = ${alias}.${quoted(f.name)}`,
      )
      .join(''),
    columns: links.map((f, i) => `t${i}.${quoted(register(f.target).title)} AS "${f.name}Title"`),
  };
}
