import { expect, test } from 'vitest';
import { registers } from '#shared/registers/index.ts';
import { expectedSchema } from '../store/open-store.ts';
import { count } from './rows.ts';

test('every register can be counted along its narrowest index', () => {
  const db = expectedSchema();
  for (const { name } of registers)
    for (const removed of ['without', 'only', 'with'] as const) expect(count(db, { register: name, removed }, 1, false), name).toBe(0);
  expect(registers.length).toBeGreaterThan(20);
  db.close();
});
