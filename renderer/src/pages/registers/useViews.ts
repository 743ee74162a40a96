/** The saved views of a register, and which of them the list shows as it stands. */
import { computed, ref, watch } from 'vue';
import type { Output } from '#shared/contract/index.ts';
import { register } from '#shared/registers/index.ts';
import { ask } from '../../app/client.ts';
import type { List } from './useList.ts';

export type View = Output<'views.list'>['views'][number];
type Query = View['query'];

/** The same for two queries that ask the same, in whatever order they name their filters. */
const keyOf = ({ search, filters, sort }: Query): string =>
  JSON.stringify([
    search ?? '',
    Object.entries(filters ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
    sort ? [sort.field, sort.descending ?? false] : null,
  ]);

export function useViews(list: List) {
  const views = ref<View[]>([]);
  /** Applied last: what is saved next is likely to take its place. */
  const last = ref<View | null>(null);
  const name = computed(() => list.declared.value.name);
  const query = computed<Query>(() => {
    const { search, filters, sort } = list.question.value;
    return { ...(search ? { search } : {}), ...(filters ? { filters } : {}), ...(sort ? { sort } : {}) };
  });
  /** There is something to keep; the recycle bin has no views. */
  const savable = computed(() => Object.keys(query.value).length > 0 && !list.removed.value);
  const shown = computed(() => {
    if (!savable.value) return null;
    const same = views.value.filter((view) => keyOf(view.query) === keyOf(query.value));
    return same.find((view) => view.id === last.value?.id) ?? same[0] ?? null;
  });

  async function load(): Promise<void> {
    const asked = name.value;
    const answer = await ask('views.list', { register: asked });
    if (asked === name.value) views.value = answer.views;
  }
  watch(
    name,
    () => {
      views.value = [];
      last.value = null;
      load().catch(() => undefined); // said when the menu is opened
    },
    { immediate: true },
  );

  async function apply(view: View): Promise<void> {
    await nameLinks(view.query);
    last.value = view;
    list.apply(view.query);
  }
  /** What the links are called that a chip names: the first two. */
  async function nameLinks({ filters }: Query): Promise<void> {
    const reading = list.declared.value.fields.flatMap((field) => {
      const filter = filters?.[field.name];
      if (field.type !== 'link' || !filter || !('in' in filter)) return [];
      return filter.in.slice(0, 2).map(async (value) => {
        const key = `${field.name} ${value}`;
        if (value === null || list.titles.has(key)) return;
        const row = await ask('registers.read', { register: field.target, id: Number(value) });
        list.titles.set(key, String(row[register(field.target).title] ?? ''));
      });
    });
    await Promise.allSettled(reading);
  }
  async function save(called: string, shared: boolean): Promise<void> {
    const { id } = await ask('views.save', { register: name.value, name: called, shared, query: query.value });
    await load();
    last.value = views.value.find((view) => view.id === id) ?? null;
  }
  async function remove({ id }: View): Promise<void> {
    await ask('views.remove', { register: name.value, id });
    if (last.value?.id === id) last.value = null;
    await load();
  }
  return { views, shown, last, savable, load, apply, save, remove };
}
