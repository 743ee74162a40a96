/** What is read out of an item's words whenever it is written: references into the statute library, and who leads and supports. */
import type { RegisterName, Value } from '#shared/registers/index.ts';
import { parseBasis, statuteKey, statuteKindOf } from '#shared/domain/lists/basis.ts';
import type { Reference } from '#shared/domain/lists/basis.ts';
import { bodiesOf } from '#shared/domain/lists/parts.ts';
import type { Write } from '../../registers/hooks.ts';
import { addNow, changeNow, mark } from '../../registers/service.ts';
import type { Tx, Values } from '../../store/store.ts';
import { partsOf, recordsOf } from './rows.ts';

const bodyColumns = ['body', 'leadBody', 'leadDuty', 'supportBody', 'supportDuty'];
/** `addNow` takes at most a block. */
const block = 500;

const libraries = new WeakMap<Tx, Map<string, number>>();

/** The library by comparable title; a statute that nobody has cited before is entered. */
function statuteIn(tx: Tx, station: number, { statute, number }: Reference): number | null {
  if (statute === null) return null;
  let library = libraries.get(tx);
  if (!library) {
    library = new Map(recordsOf(tx.db, 'statutes', station).map((s) => [statuteKey(String(s['title'])), s.id]));
    libraries.set(tx, library);
  }
  const key = statuteKey(statute);
  let id = library.get(key);
  if (id === undefined) {
    const title = statute.slice(0, 200);
    [id] = addNow(tx, 'statutes', station, [{ title, number: number?.slice(0, 100) ?? null, kind: statuteKindOf(title) }]);
    library.set(key, id!);
  }
  return id!;
}

const changed = (write: Write, fields: readonly string[]): boolean =>
  fields.some((f) => (write.before?.[f] ?? null) !== (write.after[f] ?? null));

/** Runs after every write of items, in the same step. */
export function readItems(tx: Tx, register: RegisterName, station: number, writes: readonly Write[]): void {
  if (register !== 'items') return;
  const fresh = { itemBases: [] as Values[], itemBodies: [] as Values[] };
  let above: Reference[] = [];
  for (const write of writes) {
    const text = write.after['basis'];
    const references = changed(write, ['basis']) ? parseBasis(typeof text === 'string' ? text : null, above) : null;
    if (references) {
      above = references;
      const rows = references.map((r, i) => ({
        item: write.id,
        orderNo: i + 1,
        statute: statuteIn(tx, station, r),
        article: r.article,
        articleBranch: r.articleBranch,
        paragraph: r.paragraph,
        subParagraph: r.subParagraph,
        point: r.point,
        cited: r.cited,
        understood: r.understood ? 1 : 0,
      }));
      replace(tx, 'itemBases', station, write, rows, fresh.itemBases);
    }
    if (changed(write, bodyColumns)) {
      const rows = bodiesOf(write.after).map((b, i) => ({
        item: write.id,
        orderNo: i + 1,
        role: b.role,
        body: b.body.slice(0, 500),
        duty: b.duty,
      }));
      replace(tx, 'itemBodies', station, write, rows, fresh.itemBodies);
    }
  }
  for (const name of ['itemBases', 'itemBodies'] as const)
    for (let from = 0; from < fresh[name].length; from += block) addNow(tx, name, station, fresh[name].slice(from, from + block));
}

/** The rows of an item as they should be now: those there are rewritten, what is too many goes, what is missing waits in `fresh`. */
function replace(
  tx: Tx,
  name: 'itemBases' | 'itemBodies',
  station: number,
  write: Write,
  rows: readonly Record<string, Value>[],
  fresh: Values[],
): void {
  const standing = write.before === null ? [] : partsOf(tx.db, name, station, write.id);
  const both = Math.min(standing.length, rows.length);
  if (both > 0)
    changeNow(
      tx,
      name,
      station,
      rows.slice(0, both).map((values, i) => ({ id: standing[i]!.id, values })),
    );
  for (const row of standing.slice(both)) mark(tx, name, station, row.id, 'removed');
  fresh.push(...rows.slice(both));
}
