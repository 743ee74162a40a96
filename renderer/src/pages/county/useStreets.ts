/** The streets of this county, kept fresh while a page shows them. */
import { computed, onMounted, ref } from 'vue';
import { ask, on } from '../../app/client.ts';
import { failed } from '../../components/notify.ts';
import { instant, today } from '../../words/format.ts';
import { reportingOf } from './streets.ts';
import type { Street } from './streets.ts';

export function useStreets() {
  const streets = ref<Street[]>([]);
  const loaded = ref(false);
  async function load(): Promise<void> {
    try {
      streets.value = (await ask('snapshots.streets', {})).streets;
      loaded.value = true;
    } catch (error) {
      failed(error);
    }
  }
  onMounted(load);
  on('changed', load);
  const lines = computed(() =>
    streets.value.map((street) => ({ street, reporting: reportingOf(street, today(), (iso) => instant(iso).slice(0, 7)) })),
  );
  return { streets, lines, loaded };
}
