import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesToOpen, sending, sentFiles } from './openedFiles.ts';

describe('files to open', () => {
  it('takes snapshots, cards and receipts of a command line, in its order and once', () => {
    const argv = [
      '/opt/street-ledger/street-ledger',
      '--no-sandbox',
      '/media/U 盘/520699001-20261122-000001.snapshot.age',
      '示例县.STATION.JSON',
      '/media/U 盘/520699001-20261122-000001.snapshot.age',
      '回执/520699001.receipt.json',
    ];
    expect(filesToOpen(argv, '/home/office')).toEqual([
      resolve('/media/U 盘/520699001-20261122-000001.snapshot.age'),
      resolve('/home/office/示例县.STATION.JSON'),
      resolve('/home/office/回执/520699001.receipt.json'),
    ]);
  });

  it('leaves switches and other files', () => {
    expect(filesToOpen(['electron', '.', '--load=x.age', 'roster.xlsx', 'package.json', 'age'], '/')).toEqual([]);
  });

  it('takes from a second start what it can use', () => {
    expect(sentFiles(sending(['/U 盘/100%.age', '/b.exe']))).toEqual([resolve('/U 盘/100%.age')]);
    expect(sentFiles({ opened: ['/a.age', 7, '%'] })).toEqual([resolve('/a.age')]);
    for (const odd of [null, undefined, 'x', {}, { opened: 'x' }]) expect(sentFiles(odd)).toEqual([]);
  });
});
