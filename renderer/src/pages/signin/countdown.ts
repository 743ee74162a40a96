/** Seconds that run down to nought. */
import { onBeforeUnmount, ref } from 'vue';

export function useCountdown() {
  const left = ref(0);
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => clearInterval(timer);
  function start(seconds: number): void {
    stop();
    left.value = Math.max(0, Math.ceil(seconds));
    if (left.value === 0) return;
    const until = Date.now() + left.value * 1000;
    timer = setInterval(() => {
      left.value = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      if (left.value === 0) stop();
    }, 250);
  }
  onBeforeUnmount(stop);
  return { left, start };
}
