/** Which of a list's columns are worth their place, seen from its answer. */
import type { GridColumn } from '../../components/grid.ts';
import { tabFieldOf } from './columns.ts';
import type { List } from './useList.ts';

/** Rows of a list whose empty columns are known: its first answer. */
const knownWhole = 100;

/**
 * Without the column whose value the chosen tab says already; and, where a whole list is at hand, without those that nobody has filled in.
 * Searching and filtering leave the columns where they are, and a long list shows them all: what its first page lacks, a later one may have.
 */
export function filledColumns(columns: readonly GridColumn[], list: List): GridColumn[] {
  const tab = tabFieldOf(list.declared.value.name)?.name;
  const chosen = tab === undefined ? undefined : list.filters.get(tab);
  const said = chosen && 'in' in chosen && chosen.in.length === 1;
  const { total, rowAt } = list.rows;
  const plain = list.search.value === '' && [...list.filters.keys()].every((name) => name === tab);
  const rows = Array.from({ length: plain && total.value <= knownWhole ? total.value : 0 }, (_, i) => rowAt(i));
  const whole = rows.length > 0 && rows.every((row) => row !== undefined);
  const filled = (name: string): boolean => rows.some((row) => row?.masked?.includes(name) || (row?.[name] ?? '') !== '');
  return columns.filter(({ key }) => (said && key === tab ? false : key === list.declared.value.title || !whole || filled(key)));
}
