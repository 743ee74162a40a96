/** The text of a scheme that its fingerprint is taken of, and its file: the same scheme gives the same text, whoever wrote it down. */
import * as z from 'zod';
import { schemeDocument } from './document.ts';
import type { SchemeDocument } from './document.ts';

export const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
};

/**
 * Options that came after the first documents, with what they are where a document says nothing of them: there they are left out of the text, so that
 * a fingerprint taken before there was the option stays right. `*` goes through a list.
 */
const later: readonly (readonly [path: string, unsaid: unknown])[] = [
  ['base.unit', null],
  ['parts.*.only', []],
  ['parts.*.assessed', true],
  ['parts.*.amount.portion', 10_000],
  ['highestOf', []],
  ['limits', []],
  ['steps.firstStep', null],
  ['steps.byPost', []],
  ['steps.of', 'service'],
  ['lifts.education.*.form', 'any'],
  ['lifts.education.*.only', []],
  ['lifts.certificate.*.years', 0],
  ['lifts.certificate.*.only', []],
  ['lifts.honours.*.validYears', null],
  ['lifts.honours.*.only', []],
  ['lifts.assessments', []],
  ['lifts.mostOfBoth', null],
  ['lifts.honoursTogether', 'sum'],
  ['probation.ends', 'atOnce'],
  ['probation.of', 'basic'],
  ['probation.fixed', []],
  ['rounding.way', 'halfUp'],
];

function without(value: unknown, [step, ...rest]: readonly string[], unsaid: string): unknown {
  if (typeof value !== 'object' || value === null || step === undefined) return value;
  if (Array.isArray(value)) return step === '*' ? value.map((entry) => without(entry, rest, unsaid)) : value;
  const { [step]: at, ...others } = value as Record<string, unknown>;
  if (at === undefined || (rest.length === 0 && JSON.stringify(at) === unsaid)) return others;
  return rest.length === 0 ? value : { ...others, [step]: without(at, rest, unsaid) };
}
/** What a draft of an earlier day does not say yet is put into it, so that a form can show it. The draft is changed. */
export function filled<D extends object>(draft: D): D {
  const put = (value: unknown, [step, ...rest]: readonly string[], unsaid: unknown): void => {
    if (typeof value !== 'object' || value === null || step === undefined) return;
    if (Array.isArray(value)) for (const entry of value) put(entry, rest, unsaid);
    else if (rest.length > 0) put((value as Record<string, unknown>)[step], rest, unsaid);
    else (value as Record<string, unknown>)[step] ??= structuredClone(unsaid);
  };
  // Not every way of reckoning has a portion.
  for (const [path, unsaid] of later) if (!path.endsWith('portion')) put(draft, path.split('.'), unsaid);
  return draft;
}
const said = (document: SchemeDocument): unknown =>
  later.reduce<unknown>((value, [path, unsaid]) => without(value, path.split('.'), JSON.stringify(unsaid)), document);

/** What the document says, keys in order, no spaces. SHA-256 over its UTF-8 is the fingerprint. */
export const canonicalScheme = (document: SchemeDocument): string => JSON.stringify(sorted(said(document)));

/** A `.scheme.json` file: the document and its fingerprint. Written in canonical form. */
export const schemeFile = z.strictObject({
  format: z.literal('street-ledger-scheme'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  scheme: schemeDocument,
});
export const schemeFileText = (document: SchemeDocument, sha256: string): string =>
  `${JSON.stringify(sorted({ format: 'street-ledger-scheme', sha256, scheme: said(document) }), null, 2)}\n`;
