/** A change that is tried on a scheme: what becomes of its document. */
import { expect, it } from 'vitest';
import { variant } from '../../../tests/support/schemes.ts';
import { compileScheme } from '../pay/index.ts';
import { changed } from './variant.ts';

const on = '2025-09-01';
const scheme = variant({
  base: {
    values: [
      { from: '2025-01-01', value: { head: 360_000, deputy: 330_000, staff: 300_000 } },
      { from: '2025-07-01', value: { head: 370_000, deputy: 340_000, staff: 310_000 } },
    ],
  },
});
const bases = (change: Parameters<typeof changed>[1]): (number | undefined)[] =>
  compileScheme(changed(scheme, change, on), on).posts.map((p) => p.base?.fen);

it('a base for one post leaves the others what they have on the day', () => {
  expect(bases({})).toEqual([370_000, 340_000, 310_000]);
  expect(bases({ base: { head: 390_000 } })).toEqual([390_000, 340_000, 310_000]);
  expect(bases({ base: 350_000 })).toEqual([350_000, 350_000, 350_000]);
});

it('a scheme without a base has none afterwards', () => {
  expect(changed(variant({ base: null }), { base: 350_000 }, on).base).toBeNull();
});
