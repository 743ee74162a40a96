import { expect, it } from 'vitest';
import { beginOn, blank, toForm } from './form.ts';

it('a first day that is typed late is that of every first value without one, and of no later value', () => {
  const value = (from: string | null): object => ({ from, value: 1, source: null });
  const form = toForm(blank('方案', '2026-01-01'));
  Object.assign(form, {
    coefficients: [value(null), value(null)],
    minimum: [value('2025-01-01')],
    parts: [{ key: 'pay', amount: { by: 'fixed', values: [value(null)] } }],
  });
  beginOn(form, '2026-03-01');
  expect(form['coefficients']).toEqual([value('2026-03-01'), value(null)]);
  expect(form['minimum']).toEqual([value('2025-01-01')]);
  expect(form['parts']).toMatchObject([{ amount: { values: [value('2026-03-01')] } }]);
});
