/** The import wizard's state and what moves it: pick, tables, check, done. Nothing is written before the last step. */
import { computed, reactive } from 'vue';
import type { CallError } from '#shared/contract/index.ts';
import type { PickedFile } from '#shared/contract/files.ts';
import type { ComparedList } from '#shared/contract/listShapes.ts';
import type { FoundTable, TableResult } from '#shared/contract/spreadsheets.ts';
import { CallFailed, ask, useJob } from '../../app/client.ts';
import { transport } from '../../transport/index.ts';
import { choicesOf, mappingFaults } from './mapping.ts';
import type { Draft } from './mapping.ts';

export type Step = 'pick' | 'tables' | 'check' | 'done';
/** A table's result beside the draft that it answers. */
export type Checked = { table: Draft; result: TableResult };

type Opened = { plan: string; name: string; tables: FoundTable[]; scales: { sheet: string; title: string }[]; empty: string[] };

export function useImport() {
  const job = useJob();
  const s = reactive({
    step: 'pick',
    name: '',
    plan: '',
    tables: [] as Draft[],
    /** Sheets that are a pay scale, which is read in with the schemes; `file` is what is read there. */
    scales: [] as { sheet: string; title: string }[],
    file: '',
    /** Sheets in which no table was found. */
    empty: [] as string[],
    checked: [] as Checked[],
    /** Whether communities and committees that the station does not know may be made on the way. */
    createMissing: true,
    failure: null as CallError | null,
    cancelled: false,
    /** What became of the rows of published lists. */
    compared: [] as ComparedList[],
    /** The step of the trail that the import became. */
    written: null as number | null,
    undone: null as number | null,
    working: false,
  });

  const taken = computed(() => s.tables.filter((t) => t.taken && t.register));
  const ready = computed(() => taken.value.length > 0 && taken.value.every((t) => mappingFaults(t).length === 0));
  const totals = computed(() => {
    const sum = { added: 0, changed: 0, unchanged: 0, wrong: 0, warnings: 0 };
    for (const { result } of s.checked) {
      sum.added += result.added;
      sum.changed += result.changed;
      sum.unchanged += result.unchanged;
      sum.wrong += result.errors.filter((e) => e.severity === 'error').length;
      sum.warnings += result.warnings.length;
    }
    return sum;
  });

  /** Runs one piece of work; a refusal stays on the page, a cancelled one only says that nothing happened. */
  async function work<T>(fn: () => Promise<T>): Promise<T | undefined> {
    s.failure = null;
    s.cancelled = false;
    s.working = true;
    try {
      return await fn();
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      if (error.failure.code === 'cancelled') s.cancelled = true;
      else s.failure = error.failure;
    } finally {
      s.working = false;
    }
    return undefined;
  }

  async function pick(): Promise<void> {
    const [file] = (await work(() => transport.pick('workbook', false))) ?? [];
    if (file) await open(file);
  }

  /** The first of the files dropped on the page. */
  async function drop(files: FileList): Promise<void> {
    const [first] = (await work(() => transport.dropped(files))) ?? [];
    if (first) await open(first);
  }

  async function open(file: PickedFile): Promise<void> {
    s.name = file.name;
    const opened = await work(() => job.run<Opened>('spreadsheets.open', { file: file.token }));
    if (!opened) return;
    s.plan = opened.plan;
    s.name = opened.name;
    s.tables = opened.tables.map((t) => ({ ...t, taken: t.register !== null }));
    s.scales = opened.scales;
    s.file = file.token;
    s.empty = opened.empty;
    s.createMissing = true;
    s.step = 'tables';
  }

  async function check(): Promise<void> {
    const drafts = new Map(taken.value.map((draft) => [draft.id, draft]));
    const checked = await work(() =>
      job.run<{ tables: TableResult[] }>('spreadsheets.check', {
        plan: s.plan,
        tables: choicesOf(s.tables),
        createMissing: s.createMissing,
      }),
    );
    if (!checked) return;
    s.checked = checked.tables.flatMap((result) => {
      const table = drafts.get(result.id);
      return table ? [{ table, result }] : [];
    });
    s.step = 'check';
  }

  async function apply(): Promise<void> {
    const applied = await work(() => job.run<{ step: number | null; proposals: ComparedList[] }>('spreadsheets.apply', { plan: s.plan }));
    if (!applied) return;
    s.written = applied.step;
    s.compared = applied.proposals;
    s.step = 'done';
  }

  /** Writes the workbook back with the wrong cells marked; answers whether a file was written. */
  async function mark(): Promise<boolean> {
    const name = s.name.replace(/\.[^.]+$/, '') + '-标注.xlsx';
    const file = await work(() => transport.target('marked', name));
    if (!file) return false;
    const written = await work(async () => {
      await job.run('spreadsheets.mark', { plan: s.plan, file: file.token });
      await transport.deliver(file);
      return true;
    });
    return written ?? false;
  }

  /** Takes the whole import back. */
  async function undo(): Promise<void> {
    const taken = await work(() => ask('registers.undo', { step: s.written ?? undefined }));
    if (taken) s.undone = taken.records;
  }

  function restart(): void {
    Object.assign(s, {
      step: 'pick',
      name: '',
      plan: '',
      tables: [],
      scales: [],
      empty: [],
      checked: [],
      failure: null,
      cancelled: false,
      compared: [],
      written: null,
      undone: null,
    });
  }
  function back(): void {
    s.failure = null;
    s.step = s.step === 'check' ? 'tables' : 'pick';
  }

  return { s, job, taken, ready, totals, pick, drop, check, apply, mark, undo, restart, back };
}
export type ImportFlow = ReturnType<typeof useImport>;
