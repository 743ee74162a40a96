import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import type { TarHeader } from 'modern-tar';
import { afterAll, describe, expect, it } from 'vitest';
import { joinEntries, openArchive, startEntry, wholeEntry } from './archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'archive-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sample = async (): Promise<Buffer> => {
  const rows = startEntry('registers/workers.ndjson');
  for (let i = 0; i < 300; i += 1) await rows.write(Buffer.from(`{"id":${i},"name":"张三${'丰'.repeat(i)}"}\n`), 1);
  return joinEntries([
    wholeEntry('manifest.json', Buffer.from('{}')),
    await rows.end(),
    wholeEntry('schemas/workers.json', Buffer.alloc(512, 32)),
  ]);
};
const tarOf = async (header: TarHeader, body?: string): Promise<Buffer> => gzipSync(await packTar([{ header, body }]));
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('archive', () => {
  it('is what tar and gunzip know', async () => {
    const file = join(folder, 'a.tar.gz');
    writeFileSync(file, await sample());
    expect(execFileSync('tar', ['tzf', file], { encoding: 'utf8' }).trim().split('\n')).toEqual([
      'manifest.json',
      'registers/workers.ndjson',
      'schemas/workers.json',
    ]);
    expect(execFileSync('tar', ['xzOf', file, 'registers/workers.ndjson'], { encoding: 'utf8' }).split('\n')).toHaveLength(301);
  });

  it('comes back as it went in, with counts and hashes', async () => {
    const files = await openArchive(await sample());
    expect([...files.keys()]).toEqual(['manifest.json', 'registers/workers.ndjson', 'schemas/workers.json']);
    expect(files.get('registers/workers.ndjson')!.toString().split('\n')).toHaveLength(301);
    expect(files.get('schemas/workers.json')).toHaveLength(512);
  });

  it.each(['--format=gnu', '--format=ustar', '--format=posix'])('reads what GNU tar writes with %s', async (format) => {
    execFileSync(
      'sh',
      [
        '-c',
        `mkdir -p x/registers && echo '{}' > x/manifest.json && echo 1 > x/registers/items.ndjson && tar -C x ${format} -czf x.tar.gz .`,
      ],
      { cwd: folder },
    );
    const { readFileSync } = await import('node:fs');
    expect([...(await openArchive(readFileSync(join(folder, 'x.tar.gz')))).keys()].sort()).toEqual([
      'manifest.json',
      'registers/items.ndjson',
    ]);
  });

  it.each(['../evil', '/etc/passwd', 'registers/../../evil', 'registers\\evil', 'C:evil', 'a//b', '.hidden', 'registers/..'])(
    'refuses the path %s',
    async (name) => {
      expect(await codeOf(openArchive(await tarOf({ name, size: 2, type: 'file' }, 'hi')))).toBe('snapshotUnsafePath');
    },
  );

  it.each(['symlink', 'link', 'fifo', 'character-device'] as const)('refuses an entry that is a %s', async (type) => {
    const header: TarHeader = { name: 'registers/a', size: 0, type, linkname: '/etc/passwd' };
    expect(await codeOf(openArchive(await tarOf(header)))).toBe('snapshotUnsafePath');
  });

  it('refuses the same path twice, and anything after the end', async () => {
    const twice = joinEntries([wholeEntry('manifest.json', Buffer.from('{}')), wholeEntry('manifest.json', Buffer.from('[]'))]);
    expect(await codeOf(openArchive(twice))).toBe('snapshotInconsistent');
    const whole = await sample();
    expect(await codeOf(openArchive(Buffer.concat([whole, Buffer.from('more')])))).toBe('snapshotAltered');
    expect(await codeOf(openArchive(whole.subarray(0, whole.length - 30)))).toBe('snapshotAltered');
    expect(await codeOf(openArchive(Buffer.from('not gzip at all')))).toBe('snapshotAltered');
  });

  it('stops a bomb at the limit', async () => {
    const bomb = joinEntries([wholeEntry('registers/items.ndjson', Buffer.alloc(30_000_000))]);
    expect(bomb.length).toBeLessThan(200_000);
    expect(await codeOf(openArchive(bomb, 10_000_000))).toBe('snapshotTooLarge');
  });
});
