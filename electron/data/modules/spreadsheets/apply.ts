/** Writes a checked plan: all tables or none, one step in the trail, undone as one. */
import type { TableResult } from '#shared/contract/spreadsheets.ts';
import { Refusal } from '#shared/contract/envelope.ts';
import { register as registerOf } from '#shared/registers/index.ts';
import type { Register, RegisterName } from '#shared/registers/index.ts';
import type { JobContext, OpenStation } from '../../host.ts';
import { closedLists, proposeImported, saysSomething } from '../lists/service.ts';
import type { Compared, Incoming } from '../lists/service.ts';
import { commandOf, ownStation, writeBulk } from '../../registers/service.ts';
import type { Many } from '../../registers/service.ts';
import type { Tx, Values } from '../../store/store.ts';
import { resultOf } from './check/result.ts';
import type { CheckedTable } from './check/row.ts';
import type { Links } from './check/links.ts';
import { headingKeys, signatureOf } from './find/propose.ts';
import type { Plan } from './plans.ts';
import { rememberMapping } from './rows.ts';

/** Registers that rows may name and an import creates, a target before what links to it. */
const creatable: readonly RegisterName[] = ['communities', 'committees', 'payRuns'];

/** `proposals`: what became of rows of published lists, which an import does not write but proposes. */
export type Applied = { tables: TableResult[]; step: number | null; proposals: Compared[] };

/** Refuses `importRefused` while a cell is wrong. Writes nothing at all, and makes no backup, where every row is as the store has it. */
export async function applyPlan(open: OpenStation, plan: Plan, workerFile: string, job: JobContext): Promise<Applied> {
  const { tables, links } = plan.checked!;
  const results = tables.map(resultOf);
  if (results.some((result) => result.errors.length > 0)) throw new Refusal('importRefused', { tables: results });
  const total = tables.reduce((n, table) => n + table.rows.filter((row) => row.fate === 'added' || row.fate === 'changed').length, 0);
  const lists = listsIn(open, tables);
  if (total === 0 && ![...lists].some(([kind, incoming]) => saysSomething(open.store.reader, kind, incoming)))
    return { tables: results, step: null, proposals: [] };

  const summary = {
    file: plan.name,
    tables: results.map(({ sheet, register, added, changed, unchanged }) => ({ sheet, register, added, changed, unchanged })),
  };
  const writeTables = async (tx: Tx): Promise<void> => {
    const ids = await createTargets(tx, links, used(tables));
    let done = 0;
    for (const table of tables) {
      await writeTable(tx, table, ids, lists, async (ofTable) => {
        job.report('write', done + ofTable, total);
        await job.giveWay();
      });
      done += table.rows.filter((row) => row.fate === 'added' || row.fate === 'changed').length;
      remember(tx, table);
    }
  };
  const { step, proposals } = await open.store.write(commandOf(open, 'spreadsheets.apply', summary), async (tx) => {
    // The copy sees what is committed; nothing is before it is whole, and whatever fails waits for its end.
    const outcomes = await Promise.allSettled([open.store.backupAside('import', workerFile), writeTables(tx)]);
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    return { step: tx.step, proposals: [...lists].map(([kind, incoming]) => proposeImported(tx, open.account, kind, incoming)) };
  });
  job.report('write', total, total);
  return { tables: results, step, proposals };
}

const kindOf = (row: CheckedTable['rows'][number]): string => String(row.values['kind'] ?? row.match?.['kind'] ?? '');

/** What the rows say of lists that change by proposals only, by kind. */
function listsIn(open: OpenStation, tables: readonly CheckedTable[]): Map<string, Incoming> {
  const lists = new Map<string, Incoming & { seen: Set<number> }>();
  if (!tables.some((table) => table.register.name === 'items')) return lists;
  const closed = closedLists(open.store.reader);
  for (const { register, rows } of tables) {
    if (register.name !== 'items') continue;
    for (const row of rows) {
      const kind = kindOf(row);
      if (!closed.has(kind)) continue;
      const list = lists.get(kind) ?? { added: [], changed: [], seen: new Set<number>() };
      lists.set(kind, list);
      if (row.match) list.seen.add(row.match.id);
      if (row.fate === 'added') list.added.push(row.values);
      else if (row.fate === 'changed') list.changed.push({ id: row.match!.id, values: row.changes! });
    }
  }
  return lists;
}

/** The placeholder ids that rows to be written hold; others were named only by rows that change nothing. */
function used(tables: readonly CheckedTable[]): Set<number> {
  const ids = new Set<number>();
  for (const { register, rows } of tables) {
    const links = linksOf(register);
    for (const row of rows) {
      if (row.fate !== 'added' && row.fate !== 'changed') continue;
      for (const link of links) {
        const value = row.values[link];
        if (typeof value === 'number' && value < 0) ids.add(value);
      }
    }
  }
  return ids;
}

const linksOf = (register: Register): string[] => register.fields.filter((f) => f.type === 'link').map((f) => f.name);

/** Creates what rows name, and answers which id each placeholder became. */
async function createTargets(tx: Tx, links: Links, wanted: Set<number>): Promise<Map<number, number>> {
  const ids = new Map<number, number>();
  for (const values of links.toCreate('committees').values())
    if (typeof values['community'] === 'number' && values['community'] < 0) wanted.add(values['community']);
  for (const name of creatable) {
    const list = [...links.toCreate(name)].filter(([id]) => wanted.has(id));
    if (list.length === 0) continue;
    const written = await writeBulk(tx, name, ownStation, {
      added: list.map(([, values]) => withIds(values, ids, linksOf(registerOf(name)))),
      changed: [],
    });
    for (const [i, [placeholder]] of list.entries()) ids.set(placeholder, written.ids[i]!);
  }
  return ids;
}

function withIds(values: Values, ids: ReadonlyMap<number, number>, links: readonly string[]): Values {
  let copy: Values | null = null;
  for (const name of links) {
    const value = values[name];
    const id = typeof value === 'number' && value < 0 ? ids.get(value) : undefined;
    if (id !== undefined) (copy ??= { ...values })[name] = id;
  }
  return copy ?? values;
}

async function writeTable(
  tx: Tx,
  { register, rows }: CheckedTable,
  ids: ReadonlyMap<number, number>,
  lists: ReadonlyMap<string, Incoming>,
  giveWay: (done: number) => Promise<void>,
): Promise<void> {
  const links = linksOf(register);
  const written = rows.filter((row) => register.name !== 'items' || !lists.has(kindOf(row)));
  const toAdd = written.filter((row) => row.fate === 'added');
  const changed = written
    .filter((row) => row.fate === 'changed')
    .map((row) => ({ id: row.match!.id, values: withIds(row.changes!, ids, links) }));
  // Copies are made as they are written: all at once they would double what the import holds in memory.
  const added: Many<Values> = {
    length: toAdd.length,
    *[Symbol.iterator]() {
      for (const row of toAdd) yield withIds(row.values, ids, links);
    },
  };
  await writeBulk(tx, register.name, ownStation, { added, changed }, giveWay);
}

function remember(tx: Tx, { table, register }: CheckedTable): void {
  const columns = Object.fromEntries([...headingKeys(table.raw)].map(([column, key]) => [key, table.fields.get(column) ?? null]));
  rememberMapping(tx.db, signatureOf(table.raw), { register: registerOf(register.name).name, columns }, tx.now);
}
