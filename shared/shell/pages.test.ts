import { expect, test } from 'vitest';
import { pageHeaders, pageSteps } from './pages.ts';

test('pages of the built window are found', () => {
  expect(pageSteps('/')).toEqual(['index.html']);
  expect(pageSteps('/assets/index-B_k.9-x.js')).toEqual(['assets', 'index-B_k.9-x.js']);
  expect(pageSteps('/assets/_plugin-vue_export-helper.js')).toEqual(['assets', '_plugin-vue_export-helper.js']);
});

test.each([
  '/..',
  '/../x',
  '/a/../x',
  '/%2e%2e/x',
  '/..%2fx',
  '/..%5cx',
  '//etc/passwd',
  '/%2fetc',
  '/a%00.js',
  '/%',
  '/.hidden',
  '/a//b',
  '/a/',
  'x',
])('a path that would leave is no page: %s', (path) => expect(pageSteps(path)).toBeNull());

test('every page carries the policy, and no kind of file is guessed', () => {
  expect(pageHeaders('index.html')).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' });
  expect(pageHeaders('index.html')?.['content-security-policy']).not.toMatch(/unsafe-eval|script-src [^;]*unsafe-inline|\*|https?:/);
  expect(pageHeaders('store.sqlite')).toBeNull();
  expect(pageHeaders('noending')).toBeNull();
});
