import { expect, test } from 'vitest';
import { beginGraphics } from './graphics.ts';

test('the card is used until it fails', () => {
  expect(beginGraphics(null)).toEqual({ fault: null, record: { starting: true } });
  expect(beginGraphics({})).toEqual({ fault: null, record: { starting: true } });
});

test('after a start that drew no page, and after a crash, starts do without it', () => {
  const black = beginGraphics({ starting: true });
  expect(black).toEqual({ fault: 'notDrawn', record: { fault: 'notDrawn' } });
  expect(beginGraphics(black.record).fault).toBe('notDrawn');
  expect(beginGraphics({ fault: 'crashed' })).toEqual({ fault: 'crashed', record: { fault: 'crashed' } });
});

test('a damaged record is no fault', () => {
  expect(beginGraphics({ starting: 'x', fault: 7 } as never).fault).toBeNull();
});
