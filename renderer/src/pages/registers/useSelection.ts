/** Ticked rows of a list. What is ticked can be removed at once, so no more than one call takes. */
import { ElMessage } from 'element-plus';
import type { List, Row } from './useList.ts';

/** As many as `registers.remove` takes. */
export const most = 500;

export function useSelection(list: List) {
  const known = new Map<number, Row>();
  function toggle(row: Row, on: boolean): void {
    if (!on) list.selected.delete(row.id);
    else if (list.selected.size >= most) ElMessage({ message: `一次最多选择 ${most} 条。`, type: 'warning' });
    else {
      list.selected.add(row.id);
      known.set(row.id, row);
    }
  }
  /** All rows that have been read so far, up to the limit. */
  function toggleAll(on: boolean): void {
    if (!on) {
      list.selected.clear();
      return;
    }
    for (let i = 0; i < list.rows.total.value && list.selected.size < most; i++) {
      const row = list.rows.rowAt(i);
      if (row) toggle(row, true);
    }
  }
  const rows = (): Row[] => [...list.selected].map((id) => known.get(id)).filter((row) => row !== undefined);
  return { toggle, toggleAll, rows };
}
