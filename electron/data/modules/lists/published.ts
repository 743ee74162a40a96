/** A published list whole, for those who print it. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import type { Content } from '#shared/domain/lists/fields.ts';
import type { Kind } from '#shared/domain/lists/kinds.ts';
import { contentIn } from './differences.ts';
import { kindOf } from './kinds.ts';
import { proposal } from './proposalSheet.ts';
import { itemsAt, lastVersion, versionNumbered, versionOn } from './rows.ts';
import type { Version } from './rows.ts';

export type PublishedItem = { id: number } & Content;
export type PublishedList = {
  kind: Kind;
  version: Version;
  /** Whether it is the one that holds now. */
  last: boolean;
  items: PublishedItem[];
};
export type VersionChange = Output<'lists.proposal'>['changes'][number];

const everything = -1;

/** A list as one version, or as of a day; the last version without either. Refuses `recordNotFound` where nothing was published by then. */
export function publishedList(
  db: Database,
  station: number,
  asked: { kind: string; version?: number | undefined; on?: string | undefined },
): PublishedList {
  const kind = kindOf(db, station, asked.kind);
  const version =
    asked.version !== undefined
      ? versionNumbered(db, station, kind.code, asked.version)
      : asked.on !== undefined
        ? versionOn(db, station, kind.code, asked.on)
        : lastVersion(db, station, kind.code);
  if (!version) throw new Refusal('recordNotFound', { register: 'listVersions' });
  const last = lastVersion(db, station, kind.code)?.number === version.number;
  const items = itemsAt(db, station, kind.code, version.number, {}, 0, everything);
  return { kind, version, last, items: items.map((row) => ({ ...contentIn(row.content), id: row.item })) };
}

/** What a version changed, with reasons; who took which step is not among it. Empty for the first version. */
export const changesBy = (db: Database, station: number, version: Version): VersionChange[] =>
  version.number === 1 ? [] : proposal(db, station, { proposal: version.proposal, offset: 0, limit: everything }).changes;
