import { ref, watch } from 'vue';
import type { Ref } from 'vue';

/** True from the first time that `source` was: a dialog that most visits never open is made when it is first opened, and kept. */
export function useEver(source: () => boolean): Ref<boolean> {
  const ever = ref(source());
  const stop = watch(
    source,
    (now) => {
      if (!now) return;
      ever.value = true;
      stop();
    },
    { flush: 'sync' },
  );
  return ever;
}
