/**
 * node judge.ts SUITE ROOT REPORT...: holds vitest's JSON reports of a run under Wine against `known.txt`. Fails when a test has failed that
 * is not on the list, or a file could not be loaded; says which tests of the list have passed. Of a test in several reports the last counts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Report = {
  testResults: { name: string; status: string; message: string; assertionResults: { fullName: string; status: string }[] }[];
};

const [suite = '', root = '', ...reports] = process.argv.slice(2);
const known = new Map<string, string>();
for (const line of readFileSync(join(import.meta.dirname, 'known.txt'), 'utf8').split(/\r?\n/)) {
  if (line === '' || line.startsWith('#')) continue;
  const [of, test, reason] = line.split(' | ');
  if (!test || !reason) throw new Error(`known.txt: not "suite | test | reason": ${line}`);
  if (of === suite) known.set(test, reason);
}

const outcomes = new Map<string, string>();
for (const path of reports) {
  const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report;
  for (const { name, status, assertionResults } of testResults) {
    const file = name
      .replaceAll('\\', '/')
      .replace(/^[A-Z]:/, '')
      .replace(`${root}/`, '');
    if (status === 'failed' && assertionResults.length === 0) outcomes.set(`${file} > (the file itself)`, 'failed');
    for (const { fullName, status: outcome } of assertionResults) outcomes.set(`${file} > ${fullName}`, outcome);
  }
}

const having = (status: string): string[] => [...outcomes].filter(([, outcome]) => outcome === status).map(([test]) => test);
const failed = having('failed');
const unknown = failed.filter((test) => !known.has(test));
for (const test of failed) console.log(`${known.has(test) ? `known (${known.get(test)})` : 'FAILED'}: ${test}`);
for (const test of having('passed').filter((each) => known.has(each))) console.log(`passes, though on the list: ${test}`);
console.log(`${suite}: ${having('passed').length} passed, ${failed.length - unknown.length} failed as known, ${unknown.length} failed`);
process.exitCode = unknown.length > 0 || outcomes.size === 0 ? 1 : 0;
