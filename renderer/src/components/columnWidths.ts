/** Column widths that the user drags, kept for the next time on this PC (no data, only pixels). */
import { computed, ref, watch } from 'vue';
import type { GridColumn } from './grid.ts';

const narrowest = 44;
const widest = 900;

function stored(name: string | undefined): Record<string, number> {
  if (!name) return {};
  try {
    return JSON.parse(localStorage.getItem(`columns:${name}`) ?? '{}') as Record<string, number>;
  } catch {
    return {};
  }
}

export function useColumnWidths(columns: () => readonly GridColumn[], name: () => string | undefined) {
  const own = ref(stored(name()));
  watch(name, (now) => (own.value = stored(now)));
  const widths = computed(() => columns().map((column) => own.value[column.key] ?? column.width));

  function startResize(index: number, event: PointerEvent): void {
    const column = columns()[index];
    const start = widths.value[index];
    if (!column || start === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const move = (at: PointerEvent): void => {
      own.value = { ...own.value, [column.key]: Math.min(widest, Math.max(narrowest, start + at.clientX - event.clientX)) };
    };
    const stop = (): void => {
      window.removeEventListener('pointermove', move);
      const key = name();
      if (key) localStorage.setItem(`columns:${key}`, JSON.stringify(own.value));
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', stop, { once: true });
  }
  return { widths, startResize };
}
