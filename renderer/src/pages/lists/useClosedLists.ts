/** Lists that are published or being decided: their items change by proposal only, which the register's page says before anybody types. */
import { inject, provide, ref, watch } from 'vue';
import type { InjectionKey } from 'vue';
import type { Output } from '#shared/contract/index.ts';
import { itemFields } from '#shared/domain/lists/fields.ts';
import { ask, on } from '../../app/client.ts';
import { failed } from '../../components/notify.ts';
import type { Values } from '../registers/form.ts';
import { changePath } from './words.ts';

export type ListOfKind = Output<'lists.kinds'>['kinds'][number];
/** The closed list that a kind's items belong to; null where they are written directly. */
export type ClosedList = (kind: unknown) => ListOfKind | null;

const key: InjectionKey<ClosedList> = Symbol('closed lists');

/** For the page of a register: asked once and again when a list changes, and only while `wanted`. */
export function provideClosedLists(wanted: () => boolean): ClosedList {
  const lists = ref(new Map<string, ListOfKind>());
  async function load(): Promise<void> {
    if (!wanted()) return void lists.value.clear();
    try {
      const { kinds } = await ask('lists.kinds', {});
      lists.value = new Map(kinds.filter((k) => !k.editable).map((k) => [k.code, k]));
    } catch (error) {
      failed(error);
    }
  }
  watch(wanted, load, { immediate: true });
  on('changed', ({ registers }) => {
    if (registers.includes('listVersions')) void load();
  });
  const closed: ClosedList = (kind) => lists.value.get(String(kind)) ?? null;
  provide(key, closed);
  return closed;
}

export const useClosedLists = (): ClosedList => inject(key, () => null);

/** Whether its proposal is on the way through the hands: nothing can be added until it is published or returned. */
export const underDecision = (list: ListOfKind): boolean => list.proposal !== null && list.proposal.status !== 'drafted';

/** The page that proposes a new item, with what is known or typed of it already. */
export function proposeAgain(kind: string, values: Record<string, unknown>) {
  const given: Values = {};
  for (const { name } of itemFields) given[name] = (values[name] as Values[string] | undefined) ?? null;
  return { ...changePath(kind), state: { values: given } };
}
