/**
 * node tests/packaged/linux/journey.ts ROOT USER yes|no: a clerk's first days with the installed program. `no`: users may make no user
 * namespaces. Sets a station up, takes four workbooks in, closes, starts again and finds them. Ends with 0 when all is as it should be.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { goTo, importWorkbook, passphrase, redFlag, setUp } from '../../e2e/stations.ts';
import { openInstalled, type InstalledApp, type Start } from './installed.ts';

const [root = '', user = '', namespaces = 'yes'] = process.argv.slice(2);
const started = Date.now();
const step = (text: string): void => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}`);
const start: Start = { root, user, namespaces: namespaces === 'yes', port: await freePort() };

const first = await openInstalled(start);
checkSandbox(first);
await setUp(first, redFlag);
step('a station set up');
const books = ['社区工作者花名册.xlsx', '兼职委员名册.ods', '权责清单.xlsx'];
for (const book of books) {
  await importWorkbook(first, book);
  step(`${book} taken in`);
}
await expectWorkers(first);
assert.deepEqual(first.complaints, []);
await first.close();
step('closed');

const second = await openInstalled(start);
checkSandbox(second);
await second.page.locator('input[type=password]').fill(passphrase);
await second.page.keyboard.press('Enter');
await expectWorkers(second);
assert.deepEqual(second.complaints, []);
await second.close();
step('started again: the workers are there');
process.exit(0);

async function expectWorkers({ page }: InstalledApp): Promise<void> {
  await goTo(page, '社区工作者');
  await page.getByText('姚军洋').first().waitFor();
}

/** Seccomp 2: the page's process is held by a filter of system calls; NSpid: it is in a process namespace of its own. */
function checkSandbox(app: InstalledApp): void {
  const pages = app.renderers();
  assert.ok(pages.length > 0, 'no process of a page found');
  for (const pid of pages) {
    const status = Object.fromEntries(
      readFileSync(`/proc/${pid}/status`, 'utf8')
        .split('\n')
        .map((line) => line.split(/:\s*/) as [string, string]),
    );
    assert.equal(status['Seccomp'], '2', `page process ${pid} is not in the sandbox`);
    assert.notEqual(status['Uid']!.split('\t')[0], '0', `page process ${pid} runs as root`);
    assert.ok(status['NSpid']!.split('\t').length >= 3, `page process ${pid} has no process namespace of its own`);
  }
  step(`sandboxed: ${pages.length} page process(es) with Seccomp 2, not root`);
}

function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  return new Promise((resolve) =>
    server.once('listening', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    }),
  );
}
