/** What only the Electron shell can close. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp } from './harness/app.ts';
import type { DesktopApp } from './harness/desktop.ts';

let app: DesktopApp;
let home: string;
let hits = 0;
const elsewhere = createServer((_request, response) => {
  hits += 1;
  response.end('reached');
});
let address: string;

beforeAll(async () => {
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
  app = (await openApp()) as DesktopApp;
  home = app.page.url();
});
afterAll(async () => {
  await app.close();
  elsewhere.close();
});

async function tryTo(script: string): Promise<unknown> {
  const result: unknown = await app.page.evaluate(script);
  await app.page.waitForTimeout(300);
  return result;
}
const windows = (): Promise<number> => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test('the bridge exposes exactly call and subscribe', async () => {
  expect(await tryTo('Object.keys(window.bridge).sort()')).toEqual(['call', 'subscribe']);
  const own = await tryTo(
    `Object.getOwnPropertyNames(window).filter((name) => /electron|ipc|node|bridge/i.test(name) && typeof window[name] !== 'function')`,
  );
  expect(own).toEqual(['bridge']);
});

test('the bridge refuses a call that is not in the contract', async () => {
  expect(JSON.parse((await tryTo(`window.bridge.call('store.sql', '{}')`)) as string)).toMatchObject({
    ok: false,
    error: { code: 'unknownCall' },
  });
});

test('the bridge survives input that is no text', async () => {
  expect(
    JSON.parse((await tryTo(`window.bridge.call('station.state', { toString: () => 'x' })`).catch(() => '{"ok":false}')) as string).ok,
  ).toBe(false);
  expect(JSON.parse((await tryTo(`window.bridge.call('station.state', '{}')`)) as string)).toMatchObject({
    ok: true,
    value: { host: 'window' },
  });
});

test('navigation to another origin is refused', async () => {
  await tryTo(`void (location.href = '${address}')`);
  expect(app.page.url()).toBe(home);
  expect(hits).toBe(0);
});

test('navigation to a look-alike origin is refused', async () => {
  for (const url of ['app://office.elsewhere/', 'app://elsewhere/', 'app://office@elsewhere/'])
    await tryTo(`void (location.href = '${url}')`);
  expect(app.page.url()).toBe(home);
});

test('window.open opens no window', async () => {
  expect(await tryTo(`window.open('${address}') === null`)).toBe(true);
  expect(await tryTo(`window.open('about:blank') === null`)).toBe(true);
  expect(await windows()).toBe(1);
});

test('a link to a new window opens none', async () => {
  await tryTo(
    `(() => { const link = document.createElement('a'); link.href = '${address}'; link.target = '_blank'; document.body.append(link); link.click(); })()`,
  );
  expect(await windows()).toBe(1);
  expect(hits).toBe(0);
});

test.each(['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'])('permission %s is denied', async (name) => {
  expect(await tryTo(`navigator.permissions.query({ name: '${name}' }).then(({ state }) => state, () => 'denied')`)).toBe('denied');
});

test('the camera is refused when asked for', async () => {
  expect(await tryTo(`navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', (error) => error.name)`)).toBe(
    'NotAllowedError',
  );
});

test('the network is closed to the whole session', async () => {
  const outcome = await app.electron.evaluate(
    ({ session }, url) =>
      session.defaultSession.fetch(url).then(
        () => 'answered',
        (error: Error) => error.message,
      ),
    address,
  );
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(hits).toBe(0);
});

const escapes = [
  'app://office/../package.json',
  'app://office/..%2fpackage.json',
  'app://office/%2e%2e/%2e%2e/package.json',
  'app://office/..%5c..%5cpackage.json',
  'app://office/assets/..%2f..%2f..%2fpackage.json',
  'app://office//etc/passwd',
  'app://office/%2fetc%2fpasswd',
  'app://office/index.html%00.js',
  'app://office/%',
  'app://elsewhere/index.html',
];
test.each(escapes)('app:// does not leave its folder: %s', async (url) => {
  const status = await app.electron.evaluate(
    ({ session }, target) =>
      session.defaultSession.fetch(target).then(
        (answer) => answer.status,
        () => 0,
      ),
    url,
  );
  expect(status).not.toBe(200);
});

test('app:// answers GET only', async () => {
  expect(await tryTo(`fetch('app://office/index.html', { method: 'POST' }).then((answer) => answer.status, () => 0)`)).not.toBe(200);
  expect(await tryTo(`fetch('app://office/index.html').then((answer) => answer.status)`)).toBe(200);
});

test('the page is sandboxed and isolated', async () => {
  const kept = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity };
  });
  expect(kept).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, webSecurity: true });
});

test('a message from another page gets no port', async () => {
  const given = await app.electron.evaluate(async ({ BrowserWindow, app: shell }) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${shell.getAppPath()}/out/preload/index.cjs`, sandbox: true },
    });
    await stranger.loadURL('data:text/html,x');
    const answer: unknown = await Promise.race([
      stranger.webContents.executeJavaScript(`window.bridge.call('station.state', '{}')`),
      new Promise((done) => setTimeout(() => done('no answer'), 1500)),
    ]);
    stranger.destroy();
    return answer;
  });
  expect(given).toBe('no answer');
});
