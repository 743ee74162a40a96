/** What a VirtualGrid needs to know of a column. */
export type GridColumn = {
  key: string;
  label: string;
  /** Pixels. */
  width: number;
  align?: 'left' | 'right' | 'center';
  sortable?: boolean;
};
export type GridSort = { field: string; descending?: boolean };

/** Rows of 32 px, as everywhere. */
export const rowHeight = 32;

/** Rows that are made beside those in sight, so that scrolling finds them there. */
export const rowsBeside = 8;

/** The rows in sight of a scroll box, `more` on each side; inclusive, empty as [0, -1]. */
export function rowsInSight(scrollTop: number, height: number, total: number, more: number): [number, number] {
  if (total === 0) return [0, -1];
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - more);
  const last = Math.min(total - 1, Math.ceil((scrollTop + height) / rowHeight) + more);
  return [Math.min(first, last), last];
}
