/** The list kinds of a station: the shipped ones, changed and added to by its office. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import { kindNamed, kindsWith } from '#shared/domain/lists/kinds.ts';
import type { Kind } from '#shared/domain/lists/kinds.ts';
import { closedKinds, itemCounts, lastVersion, openProposal, recordsOf } from './rows.ts';
import type { Version } from './rows.ts';

export const kindsOf = (db: Database, station: number): Kind[] => kindsWith(recordsOf(db, 'listKinds', station));

/** By code, name or one of its words. Refuses `kindUnknown`. */
export function kindOf(db: Database, station: number, written: string): Kind {
  const kind = kindNamed(kindsOf(db, station), written);
  if (!kind) throw new Refusal('kindUnknown', { kind: written });
  return kind;
}

/** A kind's name by its code. */
export const kindNameOf = (db: Database, station: number, code: string): string =>
  kindsOf(db, station).find((k) => k.code === code)?.name ?? code;

/** A version as it travels. */
export function shownVersion(version: Version): Output<'lists.versions'>['versions'][number] {
  const { id, number, noticeNo, publishedOn, proposal, total, added, changed, removed, counts, sha256 } = version;
  return { id, number, noticeNo, publishedOn, proposal, total, added, changed, removed, counts, sha256 };
}

const shown = (kind: Kind) => ({ ...kind, words: [...kind.words], columns: [...kind.columns], checks: [...kind.checks] });

/** Kinds in use, and those that still have items; with `all` every one. */
export function kinds(db: Database, station: number, all = false): Output<'lists.kinds'> {
  const counts = itemCounts(db, station);
  const closed = closedKinds(db, station);
  return {
    kinds: kindsOf(db, station).flatMap((kind) => {
      const items = counts.get(kind.code) ?? 0;
      if (!all && !kind.active && items === 0) return [];
      const version = lastVersion(db, station, kind.code);
      const proposal = openProposal(db, station, kind.code);
      return {
        ...shown(kind),
        items,
        version: version && shownVersion(version),
        proposal: proposal ? { id: proposal.id, status: proposal['status'] as 'drafted', title: String(proposal['title']) } : null,
        editable: !closed.has(kind.code),
      };
    }),
  };
}
