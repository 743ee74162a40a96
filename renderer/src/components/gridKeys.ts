/** The active row of a VirtualGrid and the keys that move it. */
import { ref, watch } from 'vue';
import type { Ref } from 'vue';
import { rowHeight } from './grid.ts';

type Given = {
  box: Ref<HTMLElement | undefined>;
  total: () => number;
  /** Rows a Page key moves by. */
  page: () => number;
  open: (index: number) => void;
  toggle: (index: number) => void;
  remove: () => void;
};

export function useGridKeys(given: Given) {
  const active = ref(0);
  watch(given.total, (total) => (active.value = Math.max(0, Math.min(active.value, total - 1))));

  /** Brings a row into sight, below the header that stays. */
  function scrollTo(index: number): void {
    const box = given.box.value;
    if (!box) return;
    const above = index * rowHeight;
    const visible = box.clientHeight - rowHeight;
    if (above < box.scrollTop) box.scrollTop = above;
    else if (above + rowHeight > box.scrollTop + visible) box.scrollTop = above + rowHeight - visible;
  }
  function move(to: number): void {
    active.value = Math.max(0, Math.min(to, given.total() - 1));
    scrollTo(active.value);
  }

  function onKey(event: KeyboardEvent): void {
    // Keys inside a cell's own control belong to it.
    if (event.target !== given.box.value || event.ctrlKey || event.altKey || given.total() === 0) return;
    const keys: Record<string, () => void> = {
      ArrowDown: () => move(active.value + 1),
      ArrowUp: () => move(active.value - 1),
      PageDown: () => move(active.value + given.page()),
      PageUp: () => move(active.value - given.page()),
      Home: () => move(0),
      End: () => move(given.total() - 1),
      Enter: () => given.open(active.value),
      ' ': () => given.toggle(active.value),
      Delete: () => given.remove(),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
  return { active, onKey, scrollTo, move };
}
