/** What the page of one scheme does: reads it, keeps what is typed, checks it, saves it, publishes it. */
import { computed, ref, shallowRef, watch } from 'vue';
import type { SchemeRecord } from '#shared/contract/pay.ts';
import { ask, CallFailed } from '../../../app/client.ts';
import { confirmed, done, failed } from '../../../components/notify.ts';
import { useSession } from '../../../stores/session.ts';
import { instant } from '../../../words/format.ts';
import { beginOn, toDocument, toForm } from './form.ts';
import type { SchemeForm } from './form.ts';

/** `of`: the scheme that the page shows now. */
export function useSchemeEditor(of: () => number) {
  const session = useSession();
  const record = shallowRef<SchemeRecord | null>(null);
  const form = ref<SchemeForm | null>(null);
  const kept = ref('');
  const working = ref(false);
  const readonly = computed(() => record.value?.status !== 'draft' || !session.can('pay.write'));
  const reading = computed(() => (form.value ? toDocument(form.value) : { document: null, findings: [] }));
  const dirty = computed(() => form.value !== null && JSON.stringify(form.value) !== kept.value);
  /** The last form that was a whole document: the matrix stays while something is being typed. */
  const shown = shallowRef<SchemeRecord['document']>(null);
  watch(reading, ({ document }) => {
    if (document) shown.value = document;
  });

  watch(
    () => form.value?.effectiveFrom as string | null | undefined,
    (now, before) => {
      if (before === null && /^\d{4}-\d{2}-\d{2}$/.test(now ?? '')) beginOn(form.value, now!);
    },
  );

  async function load(): Promise<void> {
    try {
      const read = await ask('pay.scheme', { scheme: of() });
      record.value = read;
      form.value = toForm(read.document ?? read.draft!);
      kept.value = JSON.stringify(form.value);
    } catch (error) {
      failed(error);
    }
  }

  /** True where nothing is left to save. */
  async function save(): Promise<boolean> {
    if (readonly.value || working.value || !record.value) return false;
    if (!dirty.value) {
      done('没有改动，不用保存');
      return true;
    }
    const { document, findings } = reading.value;
    working.value = true;
    const typed = JSON.stringify(form.value);
    try {
      const draft = document ?? (JSON.parse(typed) as NonNullable<SchemeRecord['draft']>);
      const { revision } = await ask('pay.saveScheme', { scheme: of(), revision: record.value.revision, document: draft });
      // What has not been typed yet keeps the name that lists have for it.
      const { name = record.value.name, effectiveFrom = record.value.effectiveFrom, nature = record.value.nature } = document ?? {};
      record.value = { ...record.value, revision, name, effectiveFrom, nature };
      kept.value = typed;
      const left = findings.filter((f) => !f.warning).length;
      done(left === 0 ? '已保存草稿' : `已保存草稿，还有 ${left} 处要填好才能发布`);
      return true;
    } catch (error) {
      if (error instanceof CallFailed && error.failure.code === 'revisionConflict') await settle(error.failure.params);
      else failed(error);
      return false;
    } finally {
      working.value = false;
    }
  }

  /** Somebody else saved the draft meanwhile: theirs is read, or mine is put over it. */
  async function settle({ account, at }: Record<string, unknown>): Promise<void> {
    const who = typeof account === 'string' ? `“${account}”` : '别人';
    const when = typeof at === 'string' ? `在 ${instant(at)} ` : '';
    const mine = await confirmed({
      title: '草稿已被别人改过',
      text: `您打开以后，${who}${when}保存过这份草稿。保留您的内容，下次保存会盖过对方的；改看对方的，您刚才的改动不会保留。`,
      verb: '保留我的内容',
      back: '改看对方的',
    });
    if (!mine) return load();
    const now = await ask('pay.scheme', { scheme: of() });
    if (record.value) record.value = { ...record.value, revision: now.revision };
  }

  async function publish(): Promise<void> {
    if (dirty.value && !(await save())) return;
    const now = record.value;
    if (!now) return;
    const ok = await confirmed({
      title: '发布方案',
      text: `“${now.name}”第 ${now.version} 版从 ${now.effectiveFrom} 起使用。发布后不能再改，要改只能另存新版本。`,
      verb: `发布第 ${now.version} 版`,
    });
    if (!ok) return;
    working.value = true;
    try {
      await ask('pay.publish', { scheme: of() });
      await load();
      done('已发布');
    } catch (error) {
      failed(error);
    } finally {
      working.value = false;
    }
  }
  return { record, form, readonly, reading, dirty, shown, working, load, save, publish };
}
