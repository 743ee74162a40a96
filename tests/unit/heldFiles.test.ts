/**
 * Files that another program has open, as Windows knows it and Linux does not: others may read them, but nobody can write, delete or
 * replace them. HOLD_PROGRAM is the program that holds one (tests/packaged/wine/hold.c); tests/packaged/windows.sh sets it.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { renameOverSync } from '../../electron/data/renaming.ts';
import { writeWhole } from '../../electron/data/wholeFile.ts';
import { readWorkbook } from '../../electron/data/modules/spreadsheets/read/reader.ts';
import { writeKeyFile, readKeyFile, newKeyFile } from '../../electron/data/store/key-file.ts';
import { tempPlace } from '../../electron/data/entry/browser/place.ts';

const program = process.env['HOLD_PROGRAM'];
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** Resolves when the file is held; it is for `seconds`, or to the end of the test. */
async function hold(path: string, seconds = 60): Promise<void> {
  const child = spawn(program!, [path, String(seconds)], { stdio: 'ignore' });
  ends.push(() => child.kill());
  for (let wait = 0; !existsSync(`${path}.held`); wait += 1) {
    if (wait === 200) throw new Error('nobody holds the file');
    await new Promise((done) => setTimeout(done, 50));
  }
}
const makeFolder = (): string => mkdtempSync(join(tmpdir(), 'held-'));
const station = { kind: 'street', code: '520699001', name: '示例县红旗街道' } as const;

describe.skipIf(!program)('a file that another program has open', () => {
  it('is not replaced, said by its name, and what was to replace it is gone', async () => {
    const folder = makeFolder();
    const path = join(folder, '社区工作者.xlsx');
    writeFileSync(path, 'as it is in Excel');
    await hold(path);
    await expect(writeWhole(path, 'new')).rejects.toMatchObject({ code: 'fileNotWritable', params: { name: '社区工作者.xlsx' } });
    expect(readFileSync(path, 'utf8')).toBe('as it is in Excel');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is replaced when it is let go in time, as by a virus scanner', async () => {
    const path = join(makeFolder(), '快照.age');
    writeFileSync(path, 'old');
    await hold(path, 1);
    await writeWhole(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('does not keep the key file from being written', async () => {
    const folder = makeFolder();
    writeKeyFile(folder, newKeyFile(station, Buffer.alloc(32, 1), Buffer.alloc(32, 2)));
    await hold(join(folder, 'keys.json'), 1);
    writeKeyFile(folder, newKeyFile({ ...station, name: '示例县东风街道' }, Buffer.alloc(32, 1), Buffer.alloc(32, 2)));
    expect(readKeyFile(folder).station.name).toBe('示例县东风街道');
  });

  it('stays refused under its own code', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'a'), 'a');
    writeFileSync(join(folder, 'b'), 'b');
    await hold(join(folder, 'b'));
    expect(() => renameOverSync(join(folder, 'a'), join(folder, 'b'))).toThrow(/EPERM|EACCES|EBUSY/);
  });

  it('is read as any other', async () => {
    const path = join(makeFolder(), '花名册.csv');
    writeFileSync(path, '姓名,性别\n王一,男\n');
    await hold(path);
    expect((await readWorkbook(path)).sheets[0]!.rows[1]!.cells).toEqual(['王一', '男']);
  });

  it('left by a host that was killed does not keep the next from starting', async () => {
    const left = join(tmpdir(), 'street-ledger-99999999-abcdef');
    mkdirSync(left);
    writeFileSync(join(left, 'upload.xlsx'), 'x');
    await hold(join(left, 'upload.xlsx'));
    const place = tempPlace();
    expect(existsSync(place.root)).toBe(true);
    place.remove();
  });
});
