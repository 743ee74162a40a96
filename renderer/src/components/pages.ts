/** A long list read page by page as it is looked at: what a VirtualGrid shows. */
import { ref, shallowReactive, shallowRef } from 'vue';
import type { Ref } from 'vue';

export type PageOf<R> = { rows: R[]; total: number };
export type PagedRows<R> = {
  total: Ref<number>;
  /** True from the first question until its answer; a reload keeps the old rows on screen meanwhile. */
  loading: Ref<boolean>;
  failure: Ref<unknown>;
  rowAt: (index: number) => R | undefined;
  /** Rows `first` to `last` (inclusive) are in sight. */
  need: (first: number, last: number) => void;
  /** Asks anew: the question changed, or the records did. */
  reload: () => Promise<void>;
  /** Puts a newer form of a row in its place. */
  replace: (index: number, row: R) => void;
};

/** Rows that are asked for at a time. */
export const pageSize = 100;
/** Enough for a long look around; older pages are asked for again. */
const kept = 80;

/** `load` is asked for `limit` rows from `offset`; only answers to the newest question count. */
export function usePagedRows<R>(load: (offset: number, limit: number) => Promise<PageOf<R>>): PagedRows<R> {
  const pages = shallowReactive(new Map<number, R[]>());
  const asked = new Set<number>();
  const total = ref(0);
  const loading = ref(false);
  const failure = shallowRef<unknown>(null);
  let question = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sight = { first: 0, last: 0 };

  async function fetchPage(page: number, asking: number): Promise<void> {
    asked.add(page);
    try {
      const answer = await load(page * pageSize, pageSize);
      if (asking !== question) return;
      pages.set(page, answer.rows);
      total.value = answer.total;
      if (pages.size > kept) {
        const oldest = pages.keys().next().value;
        if (oldest !== undefined && oldest !== page) {
          pages.delete(oldest);
          asked.delete(oldest);
        }
      }
    } catch (error) {
      if (asking !== question) return;
      asked.delete(page);
      failure.value = error;
    }
  }

  function need(first: number, last: number): void {
    sight = { first, last };
    clearTimeout(timer);
    // Racing past pages should not ask for each of them.
    timer = setTimeout(() => {
      for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) {
        if (!asked.has(page) && page * pageSize < Math.max(total.value, 1)) void fetchPage(page, question);
      }
    }, 30);
  }

  async function reload(): Promise<void> {
    const asking = ++question;
    loading.value = true;
    failure.value = null;
    const first = Math.floor(sight.first / pageSize);
    try {
      const answer = await load(first * pageSize, pageSize);
      if (asking !== question) return;
      pages.clear();
      asked.clear();
      asked.add(first);
      pages.set(first, answer.rows);
      total.value = answer.total;
    } catch (error) {
      if (asking === question) failure.value = error;
    } finally {
      if (asking === question) loading.value = false;
    }
    need(sight.first, sight.last);
  }

  const rowAt = (index: number): R | undefined => pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  const replace = (index: number, row: R): void => {
    const page = Math.floor(index / pageSize);
    const rows = pages.get(page);
    if (rows) pages.set(page, rows.with(index % pageSize, row));
  };
  return { total, loading, failure, rowAt, need, reload, replace };
}
