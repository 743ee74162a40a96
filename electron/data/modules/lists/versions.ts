/** A list as of any day, and what differs between two. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Checked, Output } from '#shared/contract/index.ts';
import type { ListItem } from '#shared/contract/listShapes.ts';
import { codeTable } from '#shared/codes/index.ts';
import { citationIn } from '#shared/domain/lists/citation.ts';
import { contentOf } from '#shared/domain/lists/fields.ts';
import { contentIn, fieldDifferences, itemShown, titleIn, wholeItem } from './differences.ts';
import { kindOf, shownVersion } from './kinds.ts';
import {
  countAt,
  countDraft,
  draftItems,
  itemsAt,
  lastVersion,
  rowsBetween,
  typesOfDraft,
  versionNumbered,
  versionOn,
  versionsOf,
} from './rows.ts';
import type { ItemVersion, Version, Wanted } from './rows.ts';

type At = Omit<Checked<'lists.at'>, 'station'>;

/** A page of a list as of a day or version; as it is now without either. */
export function listAt(db: Database, station: number, asked: At): Output<'lists.at'> {
  const kind = kindOf(db, station, asked.kind);
  const { on, offset, limit, ...wanted } = asked;
  const head = { kind: kind.code, name: kind.name, on: on ?? null };
  const version = wantedVersion(db, station, kind.code, asked);
  const cited = citationIn(wanted.search);
  const citing = (all: ListItem[]): { rows: ListItem[]; total: number } => {
    const rows = all.filter((item) => cited?.citedBy(item['basis']));
    return { rows: rows.slice(offset, offset + limit), total: rows.length };
  };
  if (version) {
    const shown = (of: Wanted, from: number, most: number): ListItem[] =>
      itemsAt(db, station, kind.code, version.number, of, from, most).map((row) => itemShown(row.item, contentIn(row.content)));
    const narrowed = wanted.search || wanted.type !== undefined || wanted.field !== undefined;
    const page = cited
      ? citing(shown({ ...wanted, search: cited.words }, 0, every))
      : {
          rows: shown(wanted, offset, limit),
          total: narrowed ? countAt(db, station, kind.code, version.number, wanted) : version.total,
        };
    return {
      ...head,
      state: 'published',
      version: shownVersion(version),
      ...page,
      byType: byType(version.counts),
    };
  }
  if (on !== undefined || asked.version !== undefined) return { ...head, state: 'none', version: null, rows: [], total: 0, byType: [] };
  const drafted = (of: Wanted, from: number, most: number): ListItem[] =>
    draftItems(db, station, kind.code, of, from, most).map((row) => itemShown(row.id, contentOf(row)));
  const counts = Object.fromEntries(typesOfDraft(db, station, kind.code).map((t) => [t.type ?? '', t.n]));
  return {
    ...head,
    state: 'draft',
    version: null,
    ...(cited
      ? citing(drafted({ ...wanted, search: cited.words }, 0, every))
      : { rows: drafted(wanted, offset, limit), total: countDraft(db, station, kind.code, wanted) }),
    byType: byType(counts),
  };
}

/** As many as a list could have. */
const every = 1_000_000;

function wantedVersion(db: Database, station: number, kind: string, { on, version }: At): Version | null {
  if (version !== undefined) return versionNumbered(db, station, kind, version);
  return on === undefined ? lastVersion(db, station, kind) : versionOn(db, station, kind, on);
}

/** Types in the order of the code table, then items without one. */
export function byType(counts: Record<string, number>): Output<'lists.at'>['byType'] {
  const known = codeTable('itemTypes').entries.filter((e) => counts[e.code]);
  const rest = counts[''] ? [{ type: '', label: '未分类型', count: counts[''] }] : [];
  return [...known.map((e) => ({ type: e.code, label: e.label, count: counts[e.code]! })), ...rest];
}

export const versions = (db: Database, station: number, written: string): Output<'lists.versions'> => ({
  versions: versionsOf(db, station, kindOf(db, station, written).code).map(shownVersion),
});

/** What differs between two days or versions. Before its first version a list is empty; a version that is not there is refused. */
export function diff(db: Database, station: number, asked: Omit<Checked<'lists.diff'>, 'station'>): Output<'lists.diff'> {
  const kind = kindOf(db, station, asked.kind);
  const from = moment(db, station, kind.code, asked.from);
  const to = moment(db, station, kind.code, asked.to);
  const before = new Map<number, ItemVersion>();
  const after = new Map<number, ItemVersion>();
  for (const row of rowsBetween(db, station, kind.code, from?.number ?? 0, to?.number ?? 0))
    (row.inOne ? before : after).set(row.item, row);
  const result: Output<'lists.diff'> = {
    kind: kind.code,
    name: kind.name,
    from: from && shownVersion(from),
    to: to && shownVersion(to),
    added: [],
    removed: [],
    changed: [],
  };
  for (const [item, row] of after) {
    const content = contentIn(row.content);
    const was = before.get(item);
    if (!was) result.added.push({ item, title: titleIn(content), fields: wholeItem(content, 'after') });
    else if (was.sha256 !== row.sha256)
      result.changed.push({ item, title: titleIn(content), fields: fieldDifferences(contentIn(was.content), content) });
  }
  for (const [item, row] of before) {
    if (after.has(item)) continue;
    const content = contentIn(row.content);
    result.removed.push({ item, title: titleIn(content), fields: wholeItem(content, 'before') });
  }
  return result;
}

function moment(db: Database, station: number, kind: string, at: string | number): Version | null {
  if (at === 0) return null;
  if (typeof at === 'string') return versionOn(db, station, kind, at);
  const version = versionNumbered(db, station, kind, at);
  if (!version) throw new Refusal('recordNotFound', { register: 'listVersions', id: at });
  return version;
}
