/** The shell around the data host, in either of its two ways: it comes back after a death, tells what it lost, gives up in time, closes in order. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openApp, type AppOptions } from './harness/app.ts';
import type { DesktopApp } from './harness/desktop.ts';
import { tempFolder } from './harness/places.ts';
import { hasOldNode } from './harness/program.ts';

/** Offices have the utility process; an Electron whose own Node is below 22 can have a separate one. */
type Way = 'utility process' | 'separate Node';
const ways: { way: Way; options: AppOptions }[] = [{ way: 'utility process', options: {} }];
if (hasOldNode()) ways.push({ way: 'separate Node', options: { env: { STREET_LEDGER_NODE: process.execPath } } });

let app: DesktopApp | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});
async function open(options?: AppOptions): Promise<DesktopApp> {
  return (app = (await openApp(options)) as DesktopApp);
}

/** The data host: the one child of the shell that is Electron's service for Node, or runs `data/utility.js` on a Node of its own. */
function hostOf({ electron }: DesktopApp): { pid: number; way: Way | null } {
  const lines = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  for (const line of lines) {
    const [pid, parent, state, ...args] = line.trim().split(/\s+/);
    if (Number(parent) !== electron.process().pid || state?.startsWith('Z')) continue;
    if (args.some((arg) => arg.endsWith('node.mojom.NodeService'))) return { pid: Number(pid), way: 'utility process' };
    if (args.some((arg) => arg.endsWith('data/utility.js'))) return { pid: Number(pid), way: 'separate Node' };
  }
  return { pid: 0, way: null };
}
const hostPid = (opened: DesktopApp): number => hostOf(opened).pid;

async function nextHost(opened: DesktopApp, before: number): Promise<number> {
  for (let wait = 0; wait < 100; wait += 1) {
    const pid = hostPid(opened);
    if (pid !== 0 && pid !== before) return pid;
    await opened.page.waitForTimeout(50);
  }
  throw new Error('the data host did not come back');
}
const state = ({ page }: DesktopApp): Promise<string> => page.evaluate(`window.bridge.call('station.state', '{}')`);

describe.each(ways)('on the $way', ({ way, options }) => {
  test('it is what the shell has started', async () => {
    expect(hostOf(await open(options)).way).toBe(way);
  });

  test('calls are answered again after the data host was killed', async () => {
    const opened = await open(options);
    const before = hostPid(opened);
    expect(before).toBeGreaterThan(0);
    process.kill(before, 'SIGKILL');
    await nextHost(opened, before);
    expect(JSON.parse(await state(opened))).toMatchObject({ ok: true });
  });

  test('a call that was sent when the data host died is told so', async () => {
    const opened = await open(options);
    const pid = hostPid(opened);
    process.kill(pid, 'SIGSTOP');
    // It has left the page when this returns, however busy the machine is.
    await opened.page.evaluate(`void (window.sent = window.bridge.call('station.state', '{}'))`);
    process.kill(pid, 'SIGKILL');
    expect(JSON.parse(await opened.page.evaluate<string>('window.sent'))).toMatchObject({ ok: false, error: { code: 'hostLost' } });
  });

  test('a host that dies again and again is given up, and comes back when asked to', async () => {
    const opened = await open(options);
    await opened.electron.evaluate(({ dialog }) => {
      const shell = globalThis as unknown as { asked: string[]; retry: () => void };
      shell.asked = [];
      dialog.showMessageBox = ((options: { message: string }) => {
        shell.asked.push(options.message);
        return new Promise((done) => (shell.retry = () => done({ response: 0, checkboxChecked: false })));
      }) as typeof dialog.showMessageBox;
    });
    let last = hostPid(opened);
    for (let death = 0; death < 3; death += 1) {
      process.kill(last, 'SIGKILL');
      if (death < 2) last = await nextHost(opened, last);
    }
    await opened.page.waitForTimeout(500);
    expect(hostPid(opened)).toBe(0);
    expect(JSON.parse(await state(opened))).toMatchObject({ ok: false, error: { code: 'hostLost' } });
    expect(await opened.electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)).toHaveLength(1);
    await opened.electron.evaluate(() => (globalThis as unknown as { retry: () => void }).retry());
    await nextHost(opened, last);
    // Until the new host has said that it is there, the window goes on saying that there is none.
    await expect.poll(async () => JSON.parse(await state(opened)) as unknown, { timeout: 20_000 }).toMatchObject({ ok: true });
  });

  test('a reloaded page is answered', async () => {
    const opened = await open(options);
    await opened.page.reload();
    expect(JSON.parse(await state(opened))).toMatchObject({ ok: true });
  });

  test('the program ends with its data host, and remembers its window', async () => {
    const opened = await open(options);
    const pid = hostPid(opened);
    const data = await opened.electron.evaluate(({ app: shell }) => shell.getPath('userData'));
    await opened.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1100, height: 660 }),
    );
    await opened.page.waitForTimeout(200);
    await opened.close();
    app = null;
    expect(existsSync(`/proc/${pid}/status`) && !readFileSync(`/proc/${pid}/status`, 'utf8').includes('(zombie)')).toBe(false);
    expect(JSON.parse(readFileSync(join(data, 'shell.json'), 'utf8'))).toMatchObject({
      window: { width: 1100, height: 660, maximized: false },
    });
  });

  test('the data host ends when the shell is killed', async () => {
    const opened = await open(options);
    const pid = hostPid(opened);
    opened.electron.process().kill('SIGKILL');
    app = null;
    const ended = (): boolean => !existsSync(`/proc/${pid}/status`) || readFileSync(`/proc/${pid}/status`, 'utf8').includes('(zombie)');
    for (let wait = 0; !ended() && wait < 100; wait += 1) await new Promise((done) => setTimeout(done, 50));
    expect(ended()).toBe(true);
  });
});

test('what V8 says of a data host that it ends is no exception of the shell', async () => {
  const opened = await open();
  const before = hostPid(opened);
  await opened.electron.evaluate(({ utilityProcess }) => {
    const shell = globalThis as unknown as { child: Electron.UtilityProcess; exceptions: string[] };
    shell.exceptions = [];
    process.on('uncaughtException', (error) => shell.exceptions.push(String(error)));
    const { fork } = utilityProcess;
    utilityProcess.fork = (...args) => (shell.child = fork(...args));
  });
  process.kill(before, 'SIGKILL');
  const next = await nextHost(opened, before);
  const exceptions = await opened.electron.evaluate(() => {
    const shell = globalThis as unknown as { child: Electron.UtilityProcess; exceptions: string[] };
    // Sent in Electron's place: not every version that these tests run on does.
    shell.child.emit('error', 'FatalError', 'CALL_AND_RETRY_LAST', '{}');
    return shell.exceptions;
  });
  expect(exceptions).toEqual([]);
  process.kill(next, 'SIGKILL');
  await nextHost(opened, next);
  expect(JSON.parse(await state(opened))).toMatchObject({ ok: true });
});

test('a second start of the same user ends at once', async () => {
  const opened = await open();
  const home = opened.home;
  const second = execFileSync(
    await opened.electron.evaluate(({ app: shell }) => shell.getPath('exe')),
    ['--no-sandbox', await opened.electron.evaluate(({ app: shell }) => shell.getAppPath())],
    {
      env: {
        ...process.env,
        HOME: home,
        XDG_CONFIG_HOME: join(home, 'config'),
        XDG_DATA_HOME: join(home, 'data'),
        STREET_LEDGER_FOLDER: tempFolder(),
      },
      timeout: 20_000,
      encoding: 'utf8',
    },
  );
  expect(second).toBe('');
  expect(JSON.parse(await state(opened))).toMatchObject({ ok: true });
});
