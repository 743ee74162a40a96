import { expect, test } from 'vitest';
import { register } from '#shared/registers/index.ts';
import { meet } from './conflict.ts';
import type { Row } from './useList.ts';

const before: Row = { id: 1, revision: 3, removedAt: null, name: '曾华', position: '网格员', phone: '185****23', masked: ['phone'] };
const names = (fields: { name: string }[]) => fields.map((f) => f.name);

test('what both have changed is asked, what the other one changed alone is taken over', () => {
  const now: Row = { ...before, revision: 4, position: '居委会副主任', phone: '139****11', note: '转岗' };
  const { clashing, taken } = meet(register('workers'), before, now, { position: '党务工作者', name: '曾花' });
  expect(names(clashing)).toEqual(['position']);
  expect(names(taken).sort()).toEqual(['note', 'phone']);
});

test('the same value typed twice is no clash', () => {
  const now: Row = { ...before, revision: 4, position: '居委会副主任' };
  expect(meet(register('workers'), before, now, { position: '居委会副主任' })).toEqual({ clashing: [], taken: [] });
});
