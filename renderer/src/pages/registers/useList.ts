/** The question a list page asks (search, filters, order, removed or not) and its answer, read page by page. */
import { computed, onScopeDispose, reactive, ref, watch } from 'vue';
import type { Input, Output } from '#shared/contract/index.ts';
import { register } from '#shared/registers/index.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';
import { ask, on } from '../../app/client.ts';
import type { GridSort } from '../../components/grid.ts';
import { usePagedRows } from '../../components/pages.ts';
import { listFields } from './columns.ts';

export type Row = Output<'registers.read'>;
export type Filter = { in: Value[] } | { from?: string; until?: string } | { contains: string };
export type ListQuestion = Omit<Input<'registers.list'>, 'offset' | 'limit'>;

/** How each list was left, so that the way back from a record leads to the same place. */
type Left = { search: string; filters: [string, Filter][]; sort: GridSort | undefined; removed: boolean; titles: [string, string][] };
const left = new Map<string, Left>();

/** `asLeft`: begins as the list was when its page was left. */
export function useList(name: () => RegisterName, station: () => string | undefined, asLeft = false) {
  const key = (): string => `${station() ?? ''} ${name()}`;
  const before = asLeft ? left.get(key()) : undefined;
  const search = ref(before?.search ?? '');
  const filters = reactive(new Map<string, Filter>(before?.filters));
  const sort = ref<GridSort | undefined>(before?.sort);
  const removed = ref(before?.removed ?? false);
  const selected = reactive(new Set<number>());
  /** What chosen link values are called, `<field> <id>` -> title, so that a chip can say it. */
  const titles = reactive(new Map<string, string>(before?.titles));
  onScopeDispose(() =>
    left.set(key(), { search: search.value, filters: [...filters], sort: sort.value, removed: removed.value, titles: [...titles] }),
  );

  const question = computed<ListQuestion>(() => ({
    register: name(),
    ...(station() ? { station: station() } : {}),
    ...(search.value.trim() ? { search: search.value.trim() } : {}),
    ...(filters.size > 0 ? { filters: Object.fromEntries(filters) } : {}),
    ...(sort.value ? { sort: sort.value } : {}),
    removed: removed.value ? 'only' : 'without',
  }));
  const shown = computed(() => listFields(register(name())).map((f) => f.name));
  const rows = usePagedRows<Row>((offset, limit) => ask('registers.list', { ...question.value, fields: shown.value, offset, limit }));

  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(question, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void rows.reload(), 120);
    selected.clear();
  });
  watch([name, station], () => {
    search.value = '';
    filters.clear();
    sort.value = undefined;
    removed.value = false;
  });
  on('changed', ({ registers }) => {
    if (registers.includes(name())) void rows.reload();
  });

  /** Up, down, as it was. */
  function sortBy(field: string): void {
    const now = sort.value;
    sort.value = now?.field !== field ? { field } : now.descending ? undefined : { field, descending: true };
  }
  function setFilter(field: string, filter: Filter | null): void {
    if (filter) filters.set(field, filter);
    else filters.delete(field);
  }
  const narrowed = computed(() => filters.size > 0 || search.value.trim() !== '');
  function widen(): void {
    search.value = '';
    filters.clear();
  }
  /** Asks just this, of the records that are not removed. */
  function apply(asked: Pick<ListQuestion, 'search' | 'filters' | 'sort'>): void {
    search.value = asked.search ?? '';
    filters.clear();
    for (const [field, filter] of Object.entries(asked.filters ?? {})) filters.set(field, filter as Filter);
    sort.value = asked.sort && { field: asked.sort.field, ...(asked.sort.descending ? { descending: true } : {}) };
    removed.value = false;
  }
  const declared = computed(() => register(name()));
  return { search, filters, sort, removed, selected, titles, question, rows, declared, sortBy, setFilter, narrowed, widen, apply };
}
export type List = ReturnType<typeof useList>;
