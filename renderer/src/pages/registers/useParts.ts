/** The records of one kind that belong to the record that is open: read, removed, brought back. */
import { computed, onMounted, ref } from 'vue';
import { register } from '#shared/registers/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import { ask, on } from '../../app/client.ts';
import { confirmed, done, failed } from '../../components/notify.ts';
import { cellText } from '../../words/values.ts';
import { listFields } from './columns.ts';
import type { Row } from './useList.ts';

/** `mayRestore`: whether it matters to this reader that some were removed. */
export function useParts(
  part: RegisterName,
  by: string,
  owner: () => number,
  station: () => string | undefined,
  mayRestore: () => boolean,
) {
  const declared = register(part);
  const fields = listFields(declared).filter((f) => f.name !== by);
  const rows = ref<Row[] | null>(null);
  const removed = ref<Row[]>([]);
  /** Those that were removed are looked at as well. */
  const withRemoved = ref(false);
  const shown = computed(() => [...(rows.value ?? []), ...(withRemoved.value ? removed.value : [])]);

  const listed = async (which: 'without' | 'only'): Promise<Row[]> => {
    const given = station();
    const filters = { [by]: { in: [owner()] } };
    return (await ask('registers.list', { register: part, ...(given ? { station: given } : {}), filters, removed: which, limit: 500 }))
      .rows;
  };
  async function load(): Promise<void> {
    try {
      [rows.value, removed.value] = await Promise.all([listed('without'), mayRestore() ? listed('only') : []]);
      if (removed.value.length === 0) withRemoved.value = false;
    } catch (error) {
      failed(error);
    }
  }
  onMounted(load);
  on('changed', ({ registers }) => {
    if (registers.includes(part)) void load();
  });
  async function remove(row: Row): Promise<void> {
    const name = fields
      .map((f) => cellText(f, row))
      .filter(Boolean)
      .slice(0, 3)
      .join('，');
    const sure = await confirmed({
      title: `移除${declared.label}`,
      text: `移除“${name}”。记录和历史都保留，可用“撤销”或“查看已移除”恢复。`,
      verb: `移除 1 ${declared.unit}`,
      danger: true,
    });
    if (!sure) return;
    try {
      await ask('registers.remove', { register: part, ids: [row.id] });
      done(`已移除 1 ${declared.unit}`);
      await load();
    } catch (error) {
      failed(error);
    }
  }
  async function restore(row: Row): Promise<void> {
    try {
      await ask('registers.restore', { register: part, ids: [row.id] });
      done(`已恢复 1 ${declared.unit}`);
      await load();
    } catch (error) {
      failed(error);
    }
  }
  return { declared, fields, rows, removed, withRemoved, shown, load, remove, restore };
}
