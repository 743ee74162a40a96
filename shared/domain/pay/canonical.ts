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

/** Every part of the document, keys in order, no spaces. SHA-256 over its UTF-8 is the fingerprint. */
export const canonicalScheme = (document: SchemeDocument): string => JSON.stringify(sorted(document));

/** A `.scheme.json` file: the document and its fingerprint. Written in canonical form. */
export const schemeFile = z.strictObject({
  format: z.literal('street-ledger-scheme'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  scheme: schemeDocument,
});
export const schemeFileText = (document: SchemeDocument, sha256: string): string =>
  `${JSON.stringify(sorted({ format: 'street-ledger-scheme', sha256, scheme: document }), null, 2)}\n`;
