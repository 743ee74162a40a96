/** Items by departments as of a day, and a department's share of the lists. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Checked, Output } from '#shared/contract/index.ts';
import type { Share, SharedItem } from '#shared/contract/matrix.ts';
import { bodiesOf } from '#shared/domain/lists/parts.ts';
import { printedGroups } from '#shared/domain/lists/publication/layout.ts';
import { matrixOf, partsIn } from '#shared/domain/lists/publication/matrix.ts';
import type { Value } from '#shared/registers/index.ts';
import { kindsOf, listAt, titleIn } from '../lists/service.ts';

type Words = Record<string, Value>;
type At = { kind: string; on?: string | undefined };

/** A list whole, each item with the number it is printed with. */
function numbered(db: Database, station: number, { kind, on }: At) {
  const list = listAt(db, station, { kind, ...(on === undefined ? {} : { on }), offset: 0, limit: -1 });
  const layout = kindsOf(db, station).find((k) => k.code === list.kind)!;
  const rows = printedGroups(layout, list.rows as (Words & { id: number })[]).flatMap((group) => group.rows);
  return { list, rows };
}

export function matrix(db: Database, station: number, asked: At): Output<'matrix.read'> {
  const { list, rows } = numbered(db, station, asked);
  const { bodies, marks } = matrixOf(rows.map((row) => row.item));
  return {
    kind: list.kind,
    name: list.name,
    state: list.state,
    version: list.version,
    bodies,
    rows: rows.map(({ no, item }, i) => ({
      id: item.id,
      no,
      title: titleIn(item),
      type: (item['type'] as string | null | undefined) ?? null,
      marks: marks[i]!,
    })),
  };
}

/** Every list that names the body, in the order of kinds. Refuses `recordNotFound` where none does. */
export function share(db: Database, station: number, { body, kind, on }: Omit<Checked<'matrix.share'>, 'station'>): Share {
  const kinds = kind === undefined ? kindsOf(db, station).map((k) => k.code) : [kind];
  const lists = kinds.map((code) => shareOf(db, station, body, { kind: code, on }));
  const named = lists.filter((list) => list.lead.length + list.support.length + list.implement.length > 0);
  if (named.length === 0) throw new Refusal('recordNotFound', { register: 'itemBodies' });
  return { body, on: on ?? null, lists: named };
}

function shareOf(db: Database, station: number, body: string, at: At): Share['lists'][number] {
  const { list, rows } = numbered(db, station, at);
  const found: Share['lists'][number] = { kind: list.kind, name: list.name, version: list.version, lead: [], support: [], implement: [] };
  for (const { no, item } of rows) {
    const role = partsIn(item).get(body);
    if (role === undefined) continue;
    const bodies = bodiesOf(item);
    const opposite = role === 'lead' ? 'support' : 'lead';
    const shared: SharedItem = {
      item: item.id,
      no,
      title: titleIn(item),
      duty: bodies.find((b) => b.body === body && b.role === role)?.duty ?? null,
      basis: (item['basis'] as string | null | undefined) ?? null,
      others: bodies.filter((b) => b.role === opposite && b.body !== body).map((b) => b.body),
    };
    found[role].push(shared);
  }
  return found;
}
