/** A scheme while it is entered: the document, in which what has not been typed yet is null and what cannot be read stays as typed. */
import type * as z from 'zod';
import { sorted } from './canonical.ts';
import { schemeDocument } from './document.ts';
import type { SchemeDocument } from './document.ts';
import { schemeProblems } from './problems.ts';
import type { SchemeProblem } from './problems.ts';

/** The parts are in their places (lists, groups, tables), the values may be missing. */
export type SchemeDraft = Record<string, unknown>;

/** `at`: the first place where something is that the form has no input for. */
export type DraftReading = { document: SchemeDocument | null; problems: SchemeProblem[]; at: string | null };

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined), root);
const isMade = (value: unknown): boolean => typeof value === 'object' && value !== null;

const takesLeaf = (ways: readonly z.core.$ZodIssue[]): boolean =>
  ways.some((w) => w.path.length === 0 && !(w.code === 'invalid_type' && ['array', 'object', 'record'].includes(w.expected)));

/** Whether a part is not what the form draws: a list where none may be, a way of reckoning that there is not. What is merely untyped is a leaf. */
function foreign(issue: z.core.$ZodIssue, value: unknown): boolean {
  if (issue.code === 'unrecognized_keys' || issue.code === 'invalid_key') return true;
  // A table by grade is a list or a list for each post, a value one or one for each post; what else is a union is told apart by a tag, unknown here.
  if (issue.code === 'invalid_union')
    return isMade(value)
      ? !Object.values(value as object).every((v) => v === null || typeof v !== 'object' || Array.isArray(v))
      : !issue.errors.some(takesLeaf);
  if (issue.code !== 'invalid_type') return false;
  const made = issue.expected === 'array' || issue.expected === 'object' || issue.expected === 'record';
  return made || isMade(value);
}

/** The document that a draft stands for, null while something is missing, with everything there is to say about it. */
export function readDraft(draft: unknown): DraftReading {
  const read = schemeDocument.safeParse(draft);
  if (read.success) return { document: read.data, problems: schemeProblems(read.data), at: null };
  const { issues } = read.error;
  const odd = issues.find((issue) => foreign(issue, valueAt(draft, issue.path)));
  const problems = issues.map((issue): SchemeProblem => {
    const value = valueAt(draft, issue.path);
    const code =
      value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? 'valueMissing' : 'valueWrong';
    return { code, at: issue.path.join('.'), params: {}, warning: false };
  });
  return { document: null, problems, at: odd ? odd.path.join('.') : null };
}

/** As it is kept: keys in order, no spaces. */
export const canonicalDraft = (draft: SchemeDraft): string => JSON.stringify(sorted(draft));
