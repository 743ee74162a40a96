import { expect, test } from 'vitest';
import { register } from '#shared/registers/index.ts';
import { columnsOf } from './columns.ts';
import { filledColumns } from './filledColumns.ts';
import type { List, Row } from './useList.ts';

const workers = register('workers');
const columns = columnsOf(workers);
const keys = (shown: readonly { key: string }[]) => shown.map((c) => c.key);

/** As much of a list as its columns ask for. */
function listOf(
  rows: (Partial<Row> | undefined)[],
  { search = '', filters = new Map(), name = 'workers' as const, total = rows.length } = {},
): List {
  return {
    declared: { value: register(name) },
    filters,
    search: { value: search },
    rows: { total: { value: total }, rowAt: (i: number) => rows[i] },
  } as unknown as List;
}
const person = (i: number): Partial<Row> => ({
  id: i,
  name: `欧阳${i}`,
  idNumber: '5206**********0010',
  masked: ['idNumber'],
  phone: null,
});

test('columns that say nothing are not shown, the title and what is masked always are', () => {
  const shown = keys(filledColumns(columns, listOf([person(1), { ...person(2), position: '网格员' }])));
  expect(shown).toContain('name');
  expect(shown).toContain('idNumber');
  expect(shown).toContain('position');
  expect(shown).not.toContain('phone');
});

test('no column comes or goes while one is searching, or before the rows are known', () => {
  expect(keys(filledColumns(columns, listOf([person(1)], { search: '欧阳' })))).toEqual(keys(columns));
  expect(keys(filledColumns(columns, listOf([undefined, person(2)])))).toEqual(keys(columns));
  expect(keys(filledColumns(columns, listOf([])))).toEqual(keys(columns));
});

test('a long list shows every column: what its first page lacks, a later one may have', () => {
  const rows = Array.from({ length: 100 }, (_, i) => person(i));
  expect(keys(filledColumns(columns, listOf(rows)))).not.toContain('phone');
  expect(keys(filledColumns(columns, listOf([...rows, person(100)])))).toEqual(keys(columns));
});
