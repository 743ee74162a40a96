/** Where the window stands and how large it is: as last time, and never larger than the screen that it is on. */
import type { WindowPlace } from './settings.ts';

export type Area = { x: number; y: number; width: number; height: number };

/** Fits a 1366×768 screen with its task bar. */
const firstSize = { width: 1340, height: 710 };
/** Below this, pages no longer have room for their work. */
const smallest = { width: 1024, height: 640 };

type Size = { width: number; height: number };
const within = (size: Size, area: Area): Size => ({ width: Math.min(size.width, area.width), height: Math.min(size.height, area.height) });

/** The smallest size as well: a screen of 1366×768 at 125 % has 1093×574 left, and the foot of a taller window could not be reached. */
export function placeOn(area: Area, last: WindowPlace | null): Size & { x?: number; y?: number; minWidth: number; minHeight: number } {
  const { width: minWidth, height: minHeight } = within(smallest, area);
  const size = within(last ?? firstSize, area);
  if (!last) return { ...size, minWidth, minHeight };
  const x = Math.max(area.x, Math.min(last.x, area.x + area.width - size.width));
  const y = Math.max(area.y, Math.min(last.y, area.y + area.height - size.height));
  return { x, y, ...size, minWidth, minHeight };
}
