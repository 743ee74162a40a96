/** The data host's process by itself, under Node: its parent is this test. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Electron's utility process warns of a rejection that nobody handles, and goes on. */
const asElectron = ['--unhandled-rejections=warn', '--disable-warning=ExperimentalWarning'];
const rejectSoon = `--import=data:text/javascript,setTimeout(() => void Promise.reject(new Error('forgotten')), 200)`;

test('a rejection that nobody handles ends it', async () => {
  const child = fork(join(import.meta.dirname, 'utility.ts'), { execArgv: [...asElectron, rejectSoon], stdio: 'pipe' });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  expect(await once(child, 'exit')).toEqual([1, null]);
  clearTimeout(late);
  expect(said).toContain('forgotten');
});
