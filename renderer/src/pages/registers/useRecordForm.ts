/** What a form of one record does, be it long or short: holds the values, says what is wrong with them, saves, and lets two writers settle. */
import { computed, reactive, ref, shallowRef } from 'vue';
import { register } from '#shared/registers/index.ts';
import type { Field, Register, Value } from '#shared/registers/index.ts';
import { ask, CallFailed } from '../../app/client.ts';
import { sentenceOf } from '../../components/notify.ts';
import { today } from '../../words/format.ts';
import { meet } from './conflict.ts';
import type { Meeting } from './conflict.ts';
import { changedValues, fromIdNumber, refusedSayings, sayings, startValues } from './form.ts';
import type { FieldSay, Values } from './form.ts';
import type { Row } from './useList.ts';

export type Conflict = Meeting & {
  account: string;
  /** Instant of the other one's write, UTC ISO text. */
  at: string;
  now: Row;
  mine: Values;
  /** What the link targets typed here are called, by field. */
  titles: Record<string, string>;
};

/** `fixed` are values that the form does not ask for: the owner of a part. `initials` are what a new record begins with. */
export function useRecordForm(r: Register, given: Row | null, fixed: Values = {}, initials: Values = {}) {
  const row = shallowRef(given);
  const start = shallowRef(startValues(r, given, initials));
  const values = reactive<Values>({ ...start.value, ...fixed });
  const masked = computed(() => row.value?.masked ?? []);
  const changed = computed(() => changedValues(start.value, values));
  const busy = ref(false);
  const problem = ref('');
  const conflict = shallowRef<Conflict | null>(null);
  /** Inputs that hold more than their value (a link's choices) begin anew when someone else's value comes in. */
  const round = ref(0);

  /** Fields that were left once: only they are told their faults before a save is tried. */
  const left = reactive(new Set<string>());
  const tried = ref(false);
  const refused = ref(new Map<string, FieldSay>());
  const said = computed(() => sayings(r, values, today(), masked.value));
  const sayOf = (name: string): FieldSay => refused.value.get(name) ?? (tried.value || left.has(name) ? (said.value.get(name) ?? {}) : {});
  function leave(name: string): void {
    left.add(name);
    refused.value.delete(name);
  }

  /** How a field's input names the link it begins with. */
  const linkTitle = (name: string): string =>
    name in changed.value ? (conflict.value?.titles[name] ?? '') : String(row.value?.[`${name}Title`] ?? '');
  const maskedText = (name: string): string | undefined => (masked.value.includes(name) ? String(row.value?.[name] ?? '') : undefined);

  /** The saved record; null when there is something to say first. */
  async function save(): Promise<Row | null> {
    if (busy.value) return null;
    tried.value = true;
    problem.value = '';
    const errors = [...said.value.values()].filter((say) => say.error).length;
    if (errors > 0) {
      problem.value = `还有 ${errors} 处需要改正，没有保存。`;
      return null;
    }
    busy.value = true;
    try {
      return await ask('registers.save', {
        register: r.name,
        ...(row.value ? { id: row.value.id, revision: row.value.revision } : {}),
        values: row.value ? changed.value : values,
      });
    } catch (error) {
      problem.value = sentenceOf(error);
      if (error instanceof CallFailed) await settle(error);
      return null;
    } finally {
      busy.value = false;
    }
  }

  async function settle({ failure: { code, params } }: CallFailed): Promise<void> {
    if (code === 'recordInvalid') refused.value = refusedSayings(r, params);
    const before = row.value;
    if (code !== 'revisionConflict' || !before) return;
    try {
      const now = await ask('registers.read', { register: r.name, id: before.id });
      const mine = { ...changed.value };
      const titles = await linkTitles(r.fields, mine);
      conflict.value = { ...meet(r, before, now, mine), account: String(params['account']), at: String(params['at']), now, mine, titles };
      row.value = now;
      start.value = startValues(r, now);
      for (const { name } of r.fields) if (!(name in mine)) put(name, start.value[name]);
      problem.value = '';
      round.value += 1;
    } catch (error) {
      problem.value = sentenceOf(error);
    }
  }

  /** A masked value that is not retyped has no place among the values. */
  function put(name: string, value: Value | undefined): void {
    if (value === undefined) delete values[name];
    else values[name] = value;
  }
  function choose(name: string, whose: 'mine' | 'theirs'): void {
    put(name, whose === 'mine' ? conflict.value?.mine[name] : start.value[name]);
    round.value += 1;
  }

  const fillFromIdNumber = (): unknown => Object.assign(values, fromIdNumber(values, today()));
  return { row, values, changed, busy, problem, conflict, round, sayOf, leave, linkTitle, maskedText, save, choose, fillFromIdNumber };
}

async function linkTitles(fields: readonly Field[], values: Values): Promise<Record<string, string>> {
  const titles: Record<string, string> = {};
  for (const field of fields) {
    const id = values[field.name];
    if (field.type !== 'link' || typeof id !== 'number') continue;
    const target = await ask('registers.read', { register: field.target, id });
    titles[field.name] = String(target[register(field.target).title] ?? '');
  }
  return titles;
}
