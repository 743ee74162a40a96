/** What only the loopback host can close: it answers its own page, on this machine, with this start's token. */
import { readdirSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startLoopback, type Loopback } from './harness/browser.ts';
import { tempFolder } from './harness/places.ts';

let host: Loopback;
let port: number;
/** What the system gives a user for files in passage. */
const runtime = tempFolder();
beforeAll(async () => {
  host = await startLoopback(tempFolder(), { XDG_RUNTIME_DIR: runtime });
  port = Number(new URL(host.url).port);
});
afterAll(() => host.stop());

type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string; address?: string };

/** Node's own client: it lets a test set Host and leaves the path as it is. 0: no connection. */
function ask({
  method = 'GET',
  path = '/',
  headers = {},
  body,
  address = '127.0.0.1',
}: Sent): Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }> {
  return new Promise((resolve) => {
    const sent = request(
      { host: address, port, method, path, headers: { host: `127.0.0.1:${port}`, ...headers }, timeout: 3000 },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString(), headers: answer.headers }),
        );
      },
    );
    sent.on('error', () => resolve({ status: 0, text: '', headers: {} }));
    sent.on('timeout', () => sent.destroy());
    sent.end(body);
  });
}

type Offer = { token?: string; origin?: string | undefined; hostName?: string };

/** Opens a socket: what the host said, or 'open'. */
function socket({ token = host.token, origin = host.origin, hostName = `127.0.0.1:${port}` }: Offer): Promise<string> {
  return new Promise((resolve) => {
    const made = new WebSocket(`ws://127.0.0.1:${port}`, ['office.v1', `token.${token}`], {
      ...(origin !== '' && { origin }),
      headers: { host: hostName },
    });
    made.on('open', () => {
      resolve('open');
      made.close();
    });
    made.on('unexpected-response', (_request, answer) => resolve(String(answer.statusCode)));
    made.on('error', (error) => resolve(error.message));
  });
}

const own = () => ({ origin: host.origin, authorization: `Bearer ${host.token}` });

test('the right page with the right token is answered', async () => {
  expect(await socket({})).toBe('open');
});
test('a wrong token opens no socket', async () => {
  expect(await socket({ token: 'x'.repeat(43) })).toBe('401');
  expect(await socket({ token: '' })).not.toBe('open');
});
test('another page opens no socket', async () => {
  expect(await socket({ origin: 'http://elsewhere.invalid' })).toBe('403');
  expect(await socket({ origin: 'null' })).toBe('403');
});
test('a socket without an Origin is refused', async () => {
  expect(await socket({ origin: '' })).toBe('403');
});
test('a name that was rebound to this machine is refused', async () => {
  expect(await socket({ hostName: `elsewhere.invalid:${port}` })).toBe('421');
  for (const name of ['elsewhere.invalid', `localhost:${port}`, '127.0.0.1', `[::1]:${port}`])
    expect((await ask({ headers: { host: name } })).status).toBe(421);
});
test('another page gets no page', async () => {
  expect((await ask({ headers: { origin: 'http://elsewhere.invalid' } })).status).toBe(403);
});
test('it listens on 127.0.0.1 alone', async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of others) expect((await ask({ address })).status).toBe(0);
  expect((await ask({ address: '::1' })).status).toBe(0);
});
test('every page carries the policy', async () => {
  const { status, headers } = await ask({});
  expect(status).toBe(200);
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
});

const escapes = [
  '/../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/%2e%2e/package.json',
  '/..%5cpackage.json',
  '/assets/..%2f..%2f..%2fpackage.json',
  '//etc/passwd',
  '/%2fetc%2fpasswd',
  '/index.html%00',
  '/%',
  '/.built',
];
test.each(escapes)('pages do not leave their folder: %s', async (path) => {
  expect((await ask({ path })).status).not.toBe(200);
});

test('a file is taken from the right page only', async () => {
  const body = 'x';
  const path = '/files?name=a.csv';
  expect((await ask({ method: 'POST', path, body, headers: { origin: host.origin } })).status).toBe(401);
  expect((await ask({ method: 'POST', path, body, headers: { ...own(), origin: 'http://elsewhere.invalid' } })).status).toBe(403);
  expect((await ask({ method: 'POST', path, body, headers: { authorization: `Bearer ${host.token}` } })).status).toBe(403);
  expect((await ask({ method: 'POST', path, body, headers: own() })).status).toBe(200);
});
test('a file that is too large is refused before it is read', async () => {
  expect(
    (await ask({ method: 'POST', path: '/files?name=a.csv', headers: { ...own(), 'content-length': String(1024 ** 4) } })).status,
  ).toBe(413);
});
test("an uploaded file's name leads nowhere, and only its owner reads it", async () => {
  const { text } = await ask({
    method: 'POST',
    path: `/files?name=${encodeURIComponent('../../../evil\\..\\名单.csv')}`,
    body: 'x',
    headers: own(),
  });
  expect(JSON.parse(text)).toMatchObject({ name: '名单.csv', bytes: 1 });
  expect(text).not.toContain(runtime);
  const place = readdirSync(runtime).find((name) => name.startsWith(`street-ledger-${host.process.pid}-`));
  expect(statSync(join(runtime, place!)).mode & 0o077).toBe(0);
});
test('a written file is fetched once, with the token, and nothing else is', async () => {
  const { text } = await ask({ method: 'POST', path: '/files?name=once.csv', body: 'once', headers: own() });
  const { token } = JSON.parse(text) as { token: string };
  expect((await ask({ method: 'POST', path: `/files/${token}`, headers: { origin: host.origin } })).status).toBe(401);
  expect((await ask({ method: 'POST', path: '/files/unknown', headers: own() })).status).toBe(404);
  const links = JSON.parse((await ask({ method: 'POST', path: `/files/${token}`, headers: own() })).text) as { url: string }[];
  const path = links[0]?.url ?? '';
  expect(await ask({ path })).toMatchObject({ status: 200, text: 'once' });
  expect((await ask({ path })).status).toBe(404);
  expect((await ask({ path: '/fetch/x' })).status).toBe(404);
});
test.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is refused', async (method) => {
  expect((await ask({ method, headers: own() })).status).toBe(405);
});
test('its private folder is gone when it has ended, and a killed one is swept by the next', async () => {
  const start = () => startLoopback(tempFolder(), { XDG_RUNTIME_DIR: runtime });
  const folders = (pid: number | undefined): string[] => readdirSync(runtime).filter((name) => name.startsWith(`street-ledger-${pid}-`));
  const first = await start();
  expect(folders(first.process.pid)).toHaveLength(1);
  await first.stop();
  expect(folders(first.process.pid)).toEqual([]);
  const killed = await start();
  killed.process.kill('SIGKILL');
  await new Promise((done) => killed.process.once('exit', done));
  expect(folders(killed.process.pid)).toHaveLength(1);
  await (await start()).stop();
  expect(folders(killed.process.pid)).toEqual([]);
});
