/** The lists that are timed: what the window asks for, and the same by hand. */
import type { Database } from 'better-sqlite3';
import type { Input } from '#shared/contract/index.ts';
import { columnOf, register } from '#shared/registers/index.ts';
import { pageSize } from '../renderer/src/components/pages.ts';
import { timedEach } from './timing.ts';
import type { Side } from './timing.ts';

export type Shape = {
  name: string;
  /** Calls a run. */
  calls: number;
  input: Omit<Input<'registers.list'>, 'register'>;
  /** The condition beside station and mark, with its value; of table `w`. */
  where?: [sql: string, value: string | number];
  /** Columns. */
  order: string[];
};

const byName = { sort: { field: 'name' } };
const nameOrder = ['pinyin', 'name', 'id'];

export const shapes: Shape[] = [
  { name: 'first rows as entered', calls: 40, input: {}, order: ['id'] },
  { name: 'first rows by name', calls: 40, input: byName, order: nameOrder },
  { name: 'one community', calls: 40, input: { filters: { community: { in: [7] } } }, where: ['w.community = ?', 7], order: ['id'] },
  {
    name: 'one community by name',
    calls: 40,
    input: { filters: { community: { in: [7] } }, ...byName },
    where: ['w.community = ?', 7],
    order: nameOrder,
  },
  { name: 'from row 90,000 as entered', calls: 40, input: { offset: 90_000 }, order: ['id'] },
  { name: 'from row 90,000 by name', calls: 6, input: { offset: 90_000, ...byName }, order: nameOrder },
  { name: 'search 飞', calls: 40, input: { search: '飞' }, where: ['w.search LIKE ?', '%飞%'], order: ['id'] },
  { name: 'search 龙飞', calls: 4, input: { search: '龙飞' }, where: ['w.search LIKE ?', '%龙飞%'], order: ['id'] },
];

/** What the window's list of workers shows. */
export const fields = register('workers')
  .fields.filter((f) => f.list !== undefined)
  .map((f) => f.name);
const columns = fields.map((name) => `w.${columnOf(name)}`);

/** A page as the window's list asks for it. */
export const asked = ({ input }: Pick<Shape, 'input'>): Input<'registers.list'> => ({
  register: 'workers',
  fields,
  limit: pageSize,
  ...input,
});

/**
 * What a careful hand would write for a page: its ids first, then (LEFT: in that order) their records with the community's name. Deep pages are
 * counted from the first row, as anybody does who does not know how many there are.
 */
function pageSql({ where, order }: Pick<Shape, 'where' | 'order'>): string {
  const by = (table: string): string => order.map((column) => `${table}.${column}`).join(', ');
  return `
  SELECT w.id, w.revision, w.removed_at, ${columns.join(', ')}, c.name AS community_name
  FROM (SELECT ${by('w')} FROM workers w WHERE w.station = 1 AND w.removed_at IS NULL ${where ? `AND ${where[0]}` : ''} ORDER BY ${by('w')} LIMIT ${pageSize} OFFSET ?) page
  LEFT JOIN workers w ON w.station = 1 AND w.id = page.id
  LEFT JOIN communities c ON c.station = 1 AND c.id = w.community
  ORDER BY ${by('page')}`;
}

export function byHand(db: Database, shape: Shape): Side {
  const statement = db.prepare(pageSql(shape));
  const values = [...(shape.where ? [shape.where[1]] : []), shape.input.offset ?? 0];
  return () => timedEach(shape.calls, () => statement.all(...values));
}

/** Rows and total of a search nobody has made before: both statements by hand. */
export function searchByHand(db: Database): (text: string) => unknown {
  const page = db.prepare(pageSql({ where: ['w.search LIKE ?', ''], order: ['id'] }));
  const total = db.prepare('SELECT count(*) AS n FROM workers w WHERE w.station = 1 AND w.removed_at IS NULL AND w.search LIKE ?');
  return (text) => [page.all(`%${text}%`, 0), total.get(`%${text}%`)];
}
