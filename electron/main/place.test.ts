import { expect, test } from 'vitest';
import { placeOn } from './place.ts';

/** 1366×768 at 125 %, less the task bar. */
const enlarged = { x: 0, y: 0, width: 1093, height: 574 };
const large = { x: 0, y: 0, width: 1920, height: 1040 };
const place = (x: number, y: number, width: number, height: number) => ({ x, y, width, height, maximized: false });

test('a window is no larger than its screen, so that the foot of a form can be reached', () => {
  expect(placeOn(enlarged, null)).toEqual({ width: 1093, height: 574, minWidth: 1024, minHeight: 574 });
  expect(placeOn(large, null)).toEqual({ width: 1340, height: 710, minWidth: 1024, minHeight: 640 });
  // It was last on a larger one.
  expect(placeOn(enlarged, place(100, 80, 1700, 950))).toEqual({ x: 0, y: 0, width: 1093, height: 574, minWidth: 1024, minHeight: 574 });
});

test('a window comes back where it was, wholly on the screen', () => {
  expect(placeOn(large, place(40, 30, 1200, 800))).toMatchObject({ x: 40, y: 30, width: 1200, height: 800 });
  expect(placeOn(large, place(1800, 900, 1200, 800))).toMatchObject({ x: 720, y: 240 });
  // A second screen on the left.
  expect(placeOn({ x: -1920, y: 0, width: 1920, height: 1040 }, place(-1900, 10, 1200, 800))).toMatchObject({ x: -1900, y: 10 });
});
