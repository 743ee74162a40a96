import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { canonicalScheme, readDraft, schemeDocument } from './index.ts';
import { shipped, steps, variant } from '../../../tests/support/schemes.ts';

it('an option that came later changes no fingerprint taken before', () => {
  const sha256 = createHash('sha256').update(canonicalScheme(shipped.example)).digest('hex');
  expect(sha256).toBe('ad0c6f73bd27244b2b18598c865483dfe82f1578738d6b20891fc92bf1328411');
});

it('and stands in the text where the scheme uses it', () => {
  const longer = variant(steps({ firstStep: 5 }));
  expect(canonicalScheme(longer)).toContain('"firstStep":5');
  expect(schemeDocument.parse(JSON.parse(canonicalScheme(longer)))).toEqual(longer);
});

it('a value that may differ by post is a leaf that is not typed yet, a table is none', () => {
  const base = { ...shipped.example.base!, values: [{ from: '2025-01-01', value: null, source: null }] };
  expect(readDraft({ ...shipped.example, base })).toMatchObject({ document: null, at: null, problems: [{ code: 'valueMissing' }] });
  const coefficients = [{ from: '2025-01-01', value: null, source: null }];
  expect(readDraft({ ...shipped.example, coefficients }).at).toBe('coefficients.0.value');
});
