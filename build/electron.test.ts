/** Electron's zip over mirrors of this machine: one that has it, one with another file under its name, one that is dead, one that stalls. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { downloadElectron, electronSources } from './electron.ts';

const zip = Buffer.alloc(200_000, 'electron');
const version = '45.4.1';
const file = `electron-v${version}-${process.platform}-${process.arch}.zip`;
const checksums = { [file]: createHash('sha256').update(zip).digest('hex') };
const limits = { stalled: 400, whole: 5_000 };

const servers: Server[] = [];
/** The address of a mirror that answers so. */
async function mirror(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
const whole = (): Promise<string> =>
  mirror(({ url }, response) => {
    if (url !== `/v${version}/${file}`) response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': zip.length }).end(zip);
  });
const stalling = (): Promise<string> =>
  mirror((_request, response) => void response.writeHead(200, { 'content-length': zip.length }).write(zip.subarray(0, 100_000)));
const altered = (): Promise<string> => mirror((_request, response) => response.end(Buffer.alloc(200_000, 'another!')));
const dead = 'http://127.0.0.1:9/';

describe('the Electron of package.json', () => {
  let cacheRoot: string;
  const said: string[] = [];
  const download = (sources: string[]): Promise<string | null> => downloadElectron(sources, { version, checksums, limits, cacheRoot });

  beforeEach(() => {
    cacheRoot = mkdtempSync(join(tmpdir(), 'electron-cache-'));
    said.length = 0;
    // They win over every mirror that a caller names.
    for (const name of ['ELECTRON_MIRROR', 'npm_config_electron_mirror']) vi.stubEnv(name, undefined);
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    for (const server of servers.splice(0)) server.closeAllConnections();
    rmSync(cacheRoot, { recursive: true });
  });

  it('comes from the first mirror that has it', async () => {
    const good = await whole();
    expect(await download([good])).toBe(good);
    expect(said.join('')).toMatch(/fetching Electron from 127\.0\.0\.1:\d+/);
  });

  it('is refused when the file is another, and the next mirror is asked', async () => {
    const [bad, good] = [await altered(), await whole()];
    expect(await download([bad])).toBeNull();
    expect(said.join('')).toContain(`no Electron from ${bad}: the file is not the one that was released`);
    expect(await download([bad, good])).toBe(good);
  });

  it('comes from the next mirror when one is dead or sends nothing more', async () => {
    const [stalled, good] = [await stalling(), await whole()];
    const started = Date.now();
    expect(await download([dead, stalled, good])).toBe(good);
    expect(Date.now() - started).toBeLessThan(limits.whole);
    expect(said.join('')).toContain(`no Electron from ${dead}:`);
    expect(said.join('')).toContain(`no Electron from ${stalled}: nothing came for 0.4 seconds`);
  });

  it('is looked for where ELECTRON_MIRROR says, else at the release host and then at npmmirror', () => {
    expect(electronSources({ ELECTRON_MIRROR: 'http://10.0.0.1/electron' })).toEqual(['http://10.0.0.1/electron/']);
    expect(electronSources({}).map((source) => new URL(source).host)).toEqual(['github.com', 'npmmirror.com']);
  });
});
