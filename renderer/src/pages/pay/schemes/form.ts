/** A scheme while it is edited: the document itself, in which what has not been typed yet is null, and back to a document. */
import { filled, readDraft, schemeDocument } from '#shared/domain/pay/index.ts';
import type { SchemeDocument } from '#shared/domain/pay/index.ts';
import { schemeProblemWords } from '../../../words/schemes.ts';
import type { Node } from './declare.ts';
import { wordsAt } from './words.ts';

export type SchemeForm = Node & Pick<SchemeDocument, 'posts' | 'grades' | 'effectiveFrom'>;

export const toForm = (document: SchemeDocument | Node): SchemeForm => filled(structuredClone(document)) as SchemeForm;

/** `at`: the path in the document. A `warning` lets the scheme be published. */
export type Finding = { at: string; sentence: string; warning: boolean };
export type Reading = { document: SchemeDocument | null; findings: Finding[] };

/** The document that a form stands for, null while something is missing, with everything there is to say about it. */
export function toDocument(form: Node): Reading {
  const { document, problems } = readDraft(form);
  const kindAt = (at: string): string => wordsAt(form as SchemeForm, at).field.kind;
  return {
    document,
    findings: problems.map(({ at, code, params, warning }) => ({
      at,
      sentence: schemeProblemWords({ code, params: code === 'valueWrong' ? { ...params, kind: kindAt(at) } : params }),
      warning,
    })),
  };
}

/** An empty scheme: 18 grades and the one thing that every scheme needs first, its day. */
export const blank = (name: string, effectiveFrom: string): SchemeDocument =>
  schemeDocument.parse({ format: 1, name, effectiveFrom, grades: 18 });

/** A scheme that was made before its first day was known: the first value of each kind that has none holds from that day, once it is typed. */
export function beginOn(node: unknown, day: string): void {
  if (typeof node !== 'object' || node === null) return;
  const [first] = Array.isArray(node) ? (node as unknown[]) : [];
  if (typeof first === 'object' && first !== null && 'from' in first && 'source' in first) (first as { from: unknown }).from ??= day;
  for (const value of Object.values(node)) beginOn(value, day);
}

/** What stands at a path, undefined where nothing does. */
export function valueAt(root: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined), root);
}
