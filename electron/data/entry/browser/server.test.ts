/** Issue 13 (16): nobody without the token stops the browser host. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleLog } from '../../answers.ts';
import { startBrowserHost } from './host.ts';
import type { BrowserHost } from './host.ts';
import { tempPlace } from './place.ts';

let host: BrowserHost;
let port: number;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'));
  host = await startBrowserHost({
    place: {
      folder,
      fixed: 'environment',
      choiceFile: join(folder, 'place.json'),
      logFile: join(folder, 'street-ledger.log'),
      chosen: false,
    },
    version: '0',
    log: consoleLog,
    workerFile: '',
    sendPage: (_request, response) => void response.writeHead(404).end(),
  });
  port = Number(new URL(host.url).port);
});
afterAll(() => host.stop());

const raw = (text: string, reset = false): Promise<string> =>
  new Promise((resolve) => {
    let got = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text);
      if (reset) setTimeout(() => socket.resetAndDestroy(), 2);
    });
    socket.on('data', (chunk) => (got += chunk.toString())).on('error', () => undefined);
    socket.on('close', () => resolve(got.split('\r\n')[0] ?? ''));
    setTimeout(() => socket.destroy(), 1000);
  });

describe('(16) the browser host', () => {
  it.each(['//', '//[', 'http://[', '//a:b@', '*', '//x:99999999/'])('answers GET %s of any Host and goes on', async (target) => {
    expect(await raw(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)).toMatch(/ 400 /);
    expect(await raw(`GET ${target} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)).toMatch(/ 421 /);
    expect(await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)).toMatch(/ 404 /);
  });

  it('goes on when refused upgrades are reset', async () => {
    const upgrade =
      'GET / HTTP/1.1\r\nHost: evil\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';
    for (let i = 0; i < 60; i++) await raw(upgrade + 'x'.repeat(i % 2 ? 70_000 : 0), true);
    expect(await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)).toMatch(/ 404 /);
  });
});

describe('(16) the temporary folder', () => {
  it('is the user’s own, and a leftover of somebody else’s stops no start', () => {
    const runtime = mkdtempSync(join(tmpdir(), 'runtime-'));
    const before = process.env['XDG_RUNTIME_DIR'];
    try {
      process.env['XDG_RUNTIME_DIR'] = runtime;
      mkdirSync(join(runtime, 'street-ledger-999999-trap'));
      const place = tempPlace();
      expect(place.root.startsWith(runtime)).toBe(true);
      expect(readdirSync(runtime)).toEqual([place.root.slice(runtime.length + 1)]);
      // A directory that others can write to is not trusted.
      chmodSync(runtime, 0o777);
      expect(tempPlace().root.startsWith(runtime)).toBe(false);
    } finally {
      if (before === undefined) delete process.env['XDG_RUNTIME_DIR'];
      else process.env['XDG_RUNTIME_DIR'] = before;
    }
    expect(() => writeFileSync(tempPlace().file('x'), '')).not.toThrow();
  });
});
