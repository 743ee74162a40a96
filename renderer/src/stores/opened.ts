/** Files that were double-clicked outside the window, until a page has taken them. */
import { defineStore } from 'pinia';
import { reactive } from 'vue';
import type { PickedFile } from '#shared/contract/files.ts';
import type { OpenableKind } from '#shared/shell/openable.ts';

export const useOpened = defineStore('opened', () => {
  const waiting = reactive<Record<OpenableKind, PickedFile[]>>({ snapshot: [], card: [], receipt: [] });
  function add(kind: OpenableKind, file: PickedFile): void {
    waiting[kind].push(file);
  }
  /** Gives all files of a kind to the page that asks, once. */
  const take = (kind: OpenableKind): PickedFile[] => waiting[kind].splice(0);
  return { waiting, add, take };
});
