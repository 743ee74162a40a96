/** The record beside the list: looked at, edited or new, and the question before unsaved changes are left. */
import { ref, shallowRef } from 'vue';
import type { RegisterName } from '#shared/registers/index.ts';
import { ask } from '../../app/client.ts';
import { givesUpTyped } from '../../components/notify.ts';
import type { Row } from './useList.ts';

export type Mode = 'view' | 'edit' | 'add';

/** `partTyped`: a form of something that belongs to the record holds what is not saved. */
export function useOpenRecord(name: () => RegisterName, station: () => string | undefined, partTyped: () => boolean) {
  const mode = ref<Mode | null>(null);
  const row = shallowRef<Row | null>(null);
  /** Set by the form while something typed is not saved. */
  const dirty = ref(false);

  async function show(id: number): Promise<void> {
    const given = station();
    row.value = await ask('registers.read', { register: name(), ...(given ? { station: given } : {}), id });
    mode.value = 'view';
    dirty.value = false;
  }
  function add(): void {
    row.value = null;
    mode.value = 'add';
    dirty.value = false;
  }
  async function edit(): Promise<void> {
    if (row.value && (await mayLeave())) mode.value = 'edit';
  }
  function saved(now: Row): void {
    row.value = now;
    mode.value = 'view';
    dirty.value = false;
  }
  function close(): void {
    mode.value = null;
    row.value = null;
    dirty.value = false;
  }
  const unsaved = (): boolean => dirty.value || partTyped();
  async function mayLeave(): Promise<boolean> {
    if (!unsaved()) return true;
    const leave = await givesUpTyped();
    if (leave) dirty.value = false;
    return leave;
  }
  return { name, mode, row, dirty, show, add, edit, saved, close, unsaved, mayLeave };
}
export type OpenRecord = ReturnType<typeof useOpenRecord>;
