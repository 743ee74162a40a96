import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { errorEntry, largestLog, openLog } from './log.ts';

const folder = fs.mkdtempSync(join(tmpdir(), 'log-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function withStack(message: string, ...frames: string[]): Error {
  const error = new TypeError(message);
  error.stack = [`TypeError: ${message}`, ...frames].join('\n');
  return error;
}

describe('an entry', () => {
  it('has the number, the call, the code and the frames, from the program folder on', () => {
    const error = withStack(
      '曾华 520699197005164601',
      '    at save (file:///C:/Users/%E6%9B%BE%E5%8D%8E/AppData/Local/Programs/street-ledger/resources/app.asar/out/main/data/utility.js:10:2)',
      '    at C:\\Users\\曾华\\AppData\\Local\\Programs\\street-ledger\\resources\\app.asar\\out\\main\\index.js:1:2',
      '    at async Object.run [as x] (/home/曾华/street-ledger/electron/data/router.ts:3:4)',
      '    at read (/home/曾华/花名册.js:1:1)',
      '    at new Promise (<anonymous>)',
      '    at node:internal/process/task_queues:95:5',
    );
    expect(errorEntry('ab12cd34', 'registers.save', error)).toBe(
      [
        '[ab12cd34] registers.save: TypeError',
        '    at save (out/main/data/utility.js:10:2)',
        '    at out/main/index.js:1:2',
        '    at async Object.run [as x] (electron/data/router.ts:3:4)',
        '    at read (花名册.js:1:1)',
        '    at new Promise (<anonymous>)',
        '    at node:internal/process/task_queues:95:5',
      ].join('\n'),
    );
  });

  it('takes nothing from a message, however it looks', () => {
    const text = '曾华\n    at 曾华 (520699197005164601:1:1)';
    const entry = errorEntry('1', 'x', withStack(text, '    at save (out/main/a.js:1:1)'));
    expect(entry).not.toMatch(/曾华|5206/);
    expect(entry).toContain('out/main/a.js:1:1');
    expect(errorEntry('1', 'x', { code: '曾华', name: '520699197005164601 ', stack: 7 })).toBe('[1] x: Error');
    expect(errorEntry('1', 'x', '曾华')).toBe('[1] x: Error');
    expect(errorEntry('1', 'x', null)).toBe('[1] x: Error');
  });
});

describe('the file', () => {
  it('is made with its folder, says the version, and is bounded', () => {
    const file = join(folder, 'logs', 'street-ledger.log');
    const log = openLog(fs, file, 'host', '0.2.0');
    log.note('started');
    log.error('ab12cd34', 'registers.save', new Error('曾华'));
    expect(fs.readFileSync(file, 'utf8')).toMatch(
      /^\d{4}-\S+Z 0\.2\.0 host started\n\S+ 0\.2\.0 host \[ab12cd34\] registers\.save: Error\n {4}at /,
    );
    for (let i = 0; i < 40; i += 1) log.note('x'.repeat(largestLog / 16));
    const sizes = fs.readdirSync(join(folder, 'logs')).map((name) => fs.statSync(join(folder, 'logs', name)).size);
    expect(sizes).toHaveLength(2);
    expect(Math.max(...sizes)).toBeLessThan(largestLog * 1.2);
  });

  it('that cannot be written stops nobody', () => {
    fs.writeFileSync(join(folder, 'file'), '');
    openLog(fs, join(folder, 'file', 'street-ledger.log'), 'host', '1').note('x');
  });
});
