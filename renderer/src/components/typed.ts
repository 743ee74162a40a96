/** What is typed and not saved yet: a form tells it to the page that it stands on, which asks before it is thrown away. */
import { computed, inject, onBeforeUnmount, onMounted, provide, shallowReactive, watch } from 'vue';
import type { ComputedRef, InjectionKey } from 'vue';

const key: InjectionKey<Set<symbol>> = Symbol('typed');

/** For a page: whether a form on it holds something that is not saved. */
export function provideTyped(): ComputedRef<boolean> {
  const typed = shallowReactive(new Set<symbol>());
  provide(key, typed);
  return computed(() => typed.size > 0);
}

/** For a form that may stand on several pages. */
export function tellTyped(dirty: () => boolean): void {
  const typed = inject(key);
  const form = Symbol('form');
  watch(dirty, (now) => (now ? typed?.add(form) : typed?.delete(form)), { immediate: true });
  onBeforeUnmount(() => typed?.delete(form));
}

/** A window that is closed or loaded again asks as well: the browser by itself, the desktop in `window.ts`. */
export function holdsWindow(typed: () => boolean): void {
  const closing = (event: BeforeUnloadEvent): void => {
    if (typed()) event.preventDefault();
  };
  onMounted(() => window.addEventListener('beforeunload', closing));
  onBeforeUnmount(() => window.removeEventListener('beforeunload', closing));
}
