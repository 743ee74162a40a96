/** What the lists of the day say of a record while it is typed: sentences, and what is filled in where nobody has written anything. */
import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import type { Output } from '#shared/contract/index.ts';
import { dayField, matterField } from '#shared/domain/listUse/lists.ts';
import type { UseRegister } from '#shared/domain/listUse/lists.ts';
import type { Value } from '#shared/registers/index.ts';
import { ask } from '../../app/client.ts';
import { failed } from '../../components/notify.ts';

type Values = Record<string, Value>;
/** Beside the day and the matter: what the sentences speak of. */
const more = ['item', 'outcome', 'decision', 'funds', 'people'];
const typing = 250;

/** `fresh`: a new record. One that is there is told about as it stands; it is filled in only after something of it was changed. */
export function useJudgement(register: UseRegister, values: Values, fresh: boolean) {
  const says = shallowRef<Output<'listUse.judge'>['says']>([]);
  /** What was filled in by the lists: it goes when they no longer say so, and what a person wrote stays. */
  let filled: Values = {};
  let question = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const asked = computed(() => [dayField[register], matterField, ...more].map((name) => values[name] ?? null));

  async function look(fill: boolean): Promise<void> {
    const asking = ++question;
    const names = [dayField[register], matterField, ...more];
    const given = Object.fromEntries(names.flatMap((n) => (values[n] === undefined ? [] : [[n, values[n]]])));
    try {
      const answer = await ask('listUse.judge', { register, values: given });
      if (asking !== question) return;
      says.value = answer.says;
      if (fill) put(answer.fills);
      else filled = Object.fromEntries(Object.entries(answer.fills).filter(([name, value]) => values[name] === value));
    } catch (error) {
      failed(error);
    }
  }
  function put(fills: Values): void {
    const mine = (name: string): boolean => (values[name] ?? null) === null || values[name] === filled[name];
    const next: Values = {};
    for (const [name, value] of Object.entries(fills)) {
      if (!mine(name)) continue;
      values[name] = value;
      next[name] = value;
    }
    for (const name of Object.keys(filled)) if (!(name in fills) && mine(name)) values[name] = null;
    filled = next;
  }
  void look(fresh);
  watch(asked, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(true), typing);
  });
  onScopeDispose(() => clearTimeout(timer));
  return { says };
}
