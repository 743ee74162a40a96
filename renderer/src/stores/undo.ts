/** The last step that can be taken back, kept current as records change. */
import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { Output } from '#shared/contract/index.ts';
import { ask } from '../app/client.ts';

export const useUndo = defineStore('undo', () => {
  const step = ref<Output<'registers.undoable'>>(null);
  async function refresh(): Promise<void> {
    step.value = await ask('registers.undoable', {});
  }
  async function undo(): Promise<Output<'registers.undo'> | null> {
    if (!step.value) return null;
    const taken = await ask('registers.undo', { step: step.value.step });
    await refresh();
    return taken;
  }
  return { step, refresh, undo };
});
