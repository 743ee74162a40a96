/** The flow that is being edited: its rows, what was done to them one by one (and can be undone), and whether all of it is kept. */
import { computed, ref, shallowRef } from 'vue';
import type { WrittenStep } from '#shared/domain/lists/flow/written.ts';

type Rows = readonly WrittenStep[];
const most = 200;

export function useFlow() {
  const rows = shallowRef<Rows>([]);
  const kept = shallowRef<Rows>([]);
  const past = ref<Rows[]>([]);
  const future = ref<Rows[]>([]);
  /** The cell that is being typed in: its letters are undone together. */
  let typing = '';

  const same = (a: Rows, b: Rows): boolean => JSON.stringify(a) === JSON.stringify(b);
  const changed = computed(() => !same(rows.value, kept.value));

  function start(given: Rows): void {
    rows.value = kept.value = given;
    past.value = [];
    future.value = [];
    typing = '';
  }
  function change(next: Rows, cell = ''): void {
    if (same(next, rows.value)) return;
    if (cell === '' || cell !== typing) past.value = [...past.value.slice(-most), rows.value];
    typing = cell;
    future.value = [];
    rows.value = next;
  }
  function step(from: typeof past, to: typeof past): boolean {
    const next = from.value.at(-1);
    if (!next) return false;
    from.value = from.value.slice(0, -1);
    to.value = [...to.value, rows.value];
    rows.value = next;
    typing = '';
    return true;
  }
  return {
    rows,
    changed,
    start,
    change,
    undo: () => step(past, future),
    redo: () => step(future, past),
    mayUndo: computed(() => past.value.length > 0),
  };
}
