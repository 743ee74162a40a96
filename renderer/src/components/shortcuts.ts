/** Keys that work anywhere on a page, as long as the component lives. */
import { onBeforeUnmount, onMounted } from 'vue';

export type Keys = 'ctrl+s' | 'ctrl+f' | 'ctrl+k' | 'ctrl+n' | 'ctrl+enter' | 'ctrl+z' | 'ctrl+y' | 'insert' | 'escape';

const pressed = (event: KeyboardEvent): string => `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.key.toLowerCase()}`;

/** `run` may return false to leave the key to the browser (a page whose search box is hidden, say). */
export function useShortcut(keys: Keys, run: (event: KeyboardEvent) => void | boolean): void {
  const listen = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented || pressed(event) !== keys) return;
    if (run(event) !== false) event.preventDefault();
  };
  onMounted(() => window.addEventListener('keydown', listen));
  onBeforeUnmount(() => window.removeEventListener('keydown', listen));
}
