/** A whole list as it stood on a day, for what is held against it. */
import type { Database } from 'better-sqlite3';
import { contentOf } from '#shared/domain/lists/fields.ts';
import type { Content } from '#shared/domain/lists/fields.ts';
import type { ListedItem, ListOn } from '#shared/domain/listUse/lists.ts';
import { register } from '#shared/registers/index.ts';
import { derived } from '../../registers/service.ts';
import { contentIn, titleIn } from './differences.ts';
import { kindOf } from './kinds.ts';
import { itemsAt, itemsInForce, lastVersion, versionOn } from './rows.ts';

/** More items than any list has. */
const whole = 100_000;
/** Versions never change, so what was read of one stays right; a handful serves an import of years. */
const kept = 40;
const known = new WeakMap<Database, Map<string, ListedItem[]>>();

/** The version in force on a day; the register as it stands while nothing was ever published ('draft'); else 'none'. */
export function listOn(db: Database, station: number, code: string, on: string): ListOn {
  const kind = kindOf(db, station, code);
  const version = versionOn(db, station, code, on);
  const head = { kind: code, name: kind.name, version: null, noticeNo: null, publishedOn: null };
  if (version) {
    const { number, noticeNo, publishedOn } = version;
    return { ...head, state: 'published', version: number, noticeNo, publishedOn, items: published(db, station, code, number) };
  }
  if (lastVersion(db, station, code)) return { ...head, state: 'none', items: [] };
  const items = itemsInForce(db, station, code)
    .filter((row) => row['publishedOn'] === null || String(row['publishedOn']) <= on)
    .map((row) => listed(row.id, contentOf(row), row['noticeNo'] as string | null));
  return { ...head, state: items.length > 0 ? 'draft' : 'none', items };
}

function published(db: Database, station: number, code: string, version: number): ListedItem[] {
  const key = `${station} ${code} ${version}`;
  let lists = known.get(db);
  if (!lists) known.set(db, (lists = new Map<string, ListedItem[]>()));
  let items = lists.get(key);
  if (!items) {
    if (lists.size >= kept) lists.clear();
    items = itemsAt(db, station, code, version, {}, 0, whole).map((row) => listed(row.item, contentIn(row.content), null));
    lists.set(key, items);
  }
  return items;
}

function listed(item: number, content: Content, noticeNo: string | null): ListedItem {
  const text = (name: string): string | null => (content[name] as string | null | undefined) ?? null;
  return {
    item,
    no: (content['orderNo'] as number | null | undefined) ?? null,
    title: titleIn(content),
    basis: text('basis'),
    leadBody: text('leadBody'),
    method: text('method'),
    noticeNo,
    pinyin: derived(register('items'), content).pinyin,
  };
}
