/** A scheme while it is edited: the document itself, in which what has not been typed yet is null, and back to a document. */
import { schemeDocument, schemeProblems } from '#shared/domain/pay/index.ts';
import type { SchemeDocument, SchemeProblem } from '#shared/domain/pay/index.ts';
import { schemeProblemWords } from '../../../words/schemes.ts';
import type { Node } from './declare.ts';

export type SchemeForm = Node & Pick<SchemeDocument, 'posts' | 'grades' | 'effectiveFrom'>;

export const toForm = (document: SchemeDocument): SchemeForm => structuredClone(document);

/** `at`: the path in the document. A `warning` lets the scheme be published; what is `unsaid` keeps it from being saved. */
export type Finding = { at: string; sentence: string; warning: boolean; unsaid: boolean };
export type Reading = { document: SchemeDocument | null; findings: Finding[] };

const issueWords = (code: string): string =>
  code === 'invalid_type' || code === 'invalid_union' || code === 'too_small' ? '还没有填，或填得太小。' : '填得不对。请照提示改正。';

/** The document that a form stands for, null while something is missing, with everything there is to say about it. */
export function toDocument(form: Node): Reading {
  const read = schemeDocument.safeParse(form);
  if (read.success) return { document: read.data, findings: schemeProblems(read.data).map(findingOf) };
  const findings = read.error.issues.map(({ path, code }) => ({
    at: path.join('.'),
    sentence: issueWords(code),
    warning: false,
    unsaid: true,
  }));
  return { document: null, findings };
}
export const findingOf = (p: SchemeProblem): Finding => ({ at: p.at, sentence: schemeProblemWords(p), warning: p.warning, unsaid: false });

/** An empty scheme: 18 grades and the one thing that every scheme needs first, its day. */
export const blank = (name: string, effectiveFrom: string): SchemeDocument =>
  schemeDocument.parse({ format: 1, name, effectiveFrom, grades: 18 });

/** What stands at a path, undefined where nothing does. */
export function valueAt(root: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined), root);
}
