/** 物业管理条例第19条: a search that names an article finds what cites it, in whatever way it is written there. */
import { parseBasis, statuteKey } from './basis.ts';
import type { Reference } from './basis.ts';

export type Citation = {
  /** Words that stand in every basis that names the statute itself, to be looked for first; a basis that says 同上 is not found. */
  words: string;
  /** Whether a basis cites all that was asked for; an article asked for without paragraph is cited by any of its paragraphs. */
  citedBy(basis: unknown): boolean;
};

const places = ['article', 'articleBranch', 'paragraph', 'subParagraph', 'point'] as const;
const covers = (wanted: Reference, cited: Reference): boolean =>
  statuteKey(cited.statute ?? '').includes(statuteKey(wanted.statute ?? '')) &&
  places.every((at) => wanted[at] === null || wanted[at] === cited[at]);

/** Null for a search that is anything else than articles of statutes. */
export function citationIn(search: string | undefined): Citation | null {
  const wanted = parseBasis(search?.trim());
  if (wanted.length === 0 || wanted.some((r) => !r.understood || r.article === null)) return null;
  return {
    words: statuteKey(wanted[0]!.statute ?? ''),
    citedBy(basis) {
      const cited = parseBasis(typeof basis === 'string' ? basis : null);
      return wanted.every((w) => cited.some((c) => covers(w, c)));
    },
  };
}
