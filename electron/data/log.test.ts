/** What the log holds when calls fail that were given personal data: the number their user sees, and nothing of the data. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLog } from '#shared/shell/log.ts';
import { noShell } from './entry/cli/noShell.ts';
import { createHost } from './router.ts';
import { temporaryFolder } from '../../tests/support/station.ts';

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'logs', 'street-ledger.log');

const personal = { name: '曾华', idNumber: '520699197005164601', phone: '13985551234' };

test('an error of the program is found by its number, without what was typed', async () => {
  const router = createHost({
    folder: join(folder, 'station'),
    shell: noShell,
    version: '9.9.9',
    workerFile: '',
    emit: () => undefined,
    log: openLog(fs, file, 'host', '9.9.9'),
  });
  fs.mkdirSync(join(folder, 'station'));
  const made = await router.call('station.create', {
    kind: 'street',
    code: '520699001',
    name: '示例县红旗街道',
    account: '曾华',
    passphrase: 'correct horse 电池',
  });
  expect(made.ok).toBe(true);
  // The store ends under the program's feet: whatever is asked now fails in a way that nobody has foreseen.
  await router.host.open().store.close();
  const refs: string[] = [];
  for (const [name, input] of [
    ['registers.save', { register: 'workers', values: personal }],
    ['registers.list', { register: 'workers', search: personal.idNumber }],
    ['files.show', { token: personal.name }],
  ] as const) {
    const answer = await router.call(name, input);
    if (!answer.ok && answer.error.code === 'internal') refs.push(answer.error.ref);
  }
  const page = await router.call('machine.pageError', {
    name: personal.name,
    stack: `Error: ${personal.idNumber}\n    at x (out/renderer/a.js:1:1)`,
  });
  if (page.ok) refs.push((page.value as { ref: string }).ref);

  const text = fs.readFileSync(file, 'utf8');
  expect(refs.length).toBeGreaterThan(1);
  for (const ref of refs) expect(text).toMatch(new RegExp(`9\\.9\\.9 host \\[${ref}\\] \\S+: \\w+\\n {4}at `));
  for (const value of [...Object.values(personal), '红旗', '电池']) expect(text).not.toContain(value);
});
