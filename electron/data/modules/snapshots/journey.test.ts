import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPath } from '../../../../build/tasks/programs.ts';
import type { Slip } from '#shared/contract/snapshots.ts';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { fill, keysOf, loot, merge, outcome, pair, person, seal, token, writeCardOf } from '../../../../tests/support/snapshots.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('from street to county and back', () => {
  let street: TestStation;
  let county: TestStation;
  let folder: string;
  let first: Slip;
  beforeAll(async () => {
    ({ street, county, folder } = await pair());
    await fill(street);
    first = await seal(street, folder);
  });
  afterAll(async () => {
    await discard(street);
    await discard(county);
  });
  const at = (name: string): string => join(folder, name);

  it('is sealed under its name, with a slip that fits the file', () => {
    expect(first.file).toMatch(/^520699001-\d{8}-000001\.snapshot\.age$/);
    const bytes = readFileSync(at(first.file));
    expect(first).toMatchObject({
      bytes: bytes.length,
      sha256: sha256(bytes),
      sequence: 1,
      profile: 'full',
      to: { code: '520699' },
      receivedAt: null,
    });
    expect(first.entries.find((e) => e.register === 'workers')).toEqual({ register: 'workers', label: '社区工作者', rows: 3 });
    expect(first.totals).toMatchObject({
      items: { count: 2, kind: { power: 1, responsibility: 1 } },
      workers: { count: 3, postClass: { staff: 3 } },
      payLines: { count: 1, total: 345678 },
    });
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it.skipIf(!onPath('age') || !onPath('ssh-keygen'))(
    'opens with age, tar and ssh-keygen alone, for the county and for the street itself',
    () => {
      for (const [name, station] of [
        ['county', county],
        ['street', street],
      ] as const) {
        writeFileSync(at(`${name}.key`), `${keysOf(station).ageIdentity}\n`);
        const archive = execFileSync('age', ['-d', '-i', at(`${name}.key`), at(first.file)]);
        writeFileSync(at('archive.tar.gz'), archive);
        const names = execFileSync('tar', ['tzf', at('archive.tar.gz')], { encoding: 'utf8' })
          .trim()
          .split('\n');
        expect(names.slice(0, 3)).toEqual(['manifest.json', 'manifest.json.sig', 'registers/items.ndjson']);
        expect(names).toContain('schemas/workers.json');
      }
      mkdirSync(at('open'));
      execFileSync('tar', ['xzf', at('archive.tar.gz'), '-C', at('open')]);
      const manifest = readFileSync(at('open/manifest.json'));
      writeFileSync(at('allowed'), `520699001 ${keysOf(street).publicKey}\n`);
      const verify = [
        '-Y',
        'verify',
        '-f',
        at('allowed'),
        '-I',
        '520699001',
        '-n',
        'street-ledger-snapshot',
        '-s',
        at('open/manifest.json.sig'),
      ];
      expect(execFileSync('ssh-keygen', verify, { input: manifest, encoding: 'utf8' })).toContain('Good');
      expect(sha256(manifest)).toBe(first.manifestSha256);
      const { entries } = JSON.parse(manifest.toString()) as { entries: { path: string; bytes: number; sha256: string; rows: number }[] };
      for (const entry of entries) {
        const content = readFileSync(at(`open/${entry.path}`));
        expect([content.length, sha256(content)], entry.path).toEqual([entry.bytes, entry.sha256]);
      }
      const worker = JSON.parse(readFileSync(at('open/registers/workers.ndjson'), 'utf8').split('\n')[0]!) as object;
      expect(worker).toMatchObject({ id: 1, name: person(0).name, idNumber: person(0).idNumber, community: 1, removedAt: null });
    },
  );

  it('is taken in, and the receipt comes back', async () => {
    const [result] = await merge(county, [at(first.file)], folder);
    expect(result).toMatchObject({
      outcome: 'merged',
      error: null,
      sequence: 1,
      gap: [],
      street: { code: '520699001', name: '示例县红旗街道' },
    });
    expect(result!.changes['workers']).toEqual({ added: 3, changed: 0, removed: 0, count: 3 });
    const receipt = at(result!.receipt!);
    const taken = await street.ask('snapshots.receipt', { file: token(street, receipt) });
    expect(taken).toMatchObject({ sequence: 1, county: { code: '520699' } });
    const { slips } = await street.ask('snapshots.sealed', {});
    expect(slips).toMatchObject([{ sequence: 1, receivedAt: taken.receivedAt }]);
  });

  it('shows the street read-only, masked, searchable by initials', async () => {
    const { rows, total } = await county.ask('registers.list', { register: 'workers', station: '520699001', search: 'zyj' });
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ name: '张一甲', communityTitle: '团山社区', masked: ['idNumber', 'phone'] });
    const report = await county.ask('station.report', {});
    expect(report.streets).toMatchObject([
      { code: '520699001', sequence: 1, registers: { workers: { count: 3 }, payLines: { count: 1, totals: { total: 345678 } } } },
    ]);
    const own = await street.ask('station.report', {});
    expect(report.streets[0]!.registers).toEqual(own.streets[0]!.registers);
  });

  it('lists every record of a first snapshot as added', async () => {
    const { changes, total } = await county.ask('snapshots.changes', { street: '520699001', register: 'workers' });
    expect(total).toBe(3);
    expect(changes[0]).toMatchObject({ id: 1, kind: 'added', title: person(0).name });
    expect(JSON.stringify(changes)).not.toContain(person(0).idNumber);
  });

  it('changes nothing when the same file comes again, but writes the receipt again', async () => {
    const trail = await county.ask('audit.list', {});
    const [again] = await merge(county, [at(first.file)], folder);
    expect(again).toMatchObject({ outcome: 'unchanged', sequence: 1, changes: {} });
    expect(existsSync(at(again!.receipt!))).toBe(true);
    expect((await county.ask('audit.list', {})).total).toBe(trail.total);
  });

  it('tells by record what a later one changed', async () => {
    const second = (await street.ask('registers.list', { register: 'workers' })).rows.find((r) => r.id === 2)!;
    await street.ask('registers.save', {
      register: 'workers',
      id: 2,
      revision: second.revision,
      values: { name: '张改名', phone: '13900139000' },
    });
    await street.ask('registers.save', { register: 'workers', values: person(7) });
    await street.ask('registers.remove', { register: 'workers', ids: [3] });
    const slip = await seal(street, folder);
    expect(slip.sequence).toBe(2);
    const [result] = await merge(county, [at(slip.file)]);
    expect(result!.changes['workers']).toEqual({ added: 1, changed: 1, removed: 1, count: 3 });
    expect(result!.changes['items']).toEqual({ added: 0, changed: 0, removed: 0, count: 2 });
    const { changes } = await county.ask('snapshots.changes', { street: '520699001', register: 'workers' });
    expect(changes.map((c) => [c.id, c.kind])).toEqual([
      [2, 'changed'],
      [3, 'removed'],
      [4, 'added'],
    ]);
    expect(changes[0]!.fields).toEqual([
      { field: 'name', label: '姓名', before: person(1).name, after: '张改名' },
      { field: 'phone', label: '联系电话', before: '138****00', after: '139****00' },
    ]);
    const { rows } = await county.ask('registers.list', { register: 'workers', station: '520699001' });
    expect(rows.map((r) => r.id)).toEqual([1, 2, 4]);
    expect((await county.ask('snapshots.streets', {})).streets).toMatchObject([{ sequence: 2, counts: { workers: 3 } }]);
    expect((await loot(county, at(slip.file))).manifest.previous).toBe(first.manifestSha256);
  });

  it('takes a swap of unique values', async () => {
    const rows = (await street.ask('registers.list', { register: 'workers' })).rows.filter((r) => r.id !== 2);
    const save = (i: number, values: object) =>
      street.ask('registers.save', { register: 'workers', id: rows[i]!.id, values: values as never });
    await save(0, { ...person(11), name: '甲' });
    await save(1, { ...person(0), name: '乙' });
    await save(0, { ...person(7), name: '甲' });
    expect(await outcome(county, at((await seal(street, folder)).file))).toBe('merged');
  });

  it('shows a gap, takes several at once in their order, and refuses what comes late or twice', async () => {
    const fourth = await seal(street, folder);
    const fifth = await seal(street, folder);
    const sixth = await seal(street, folder);
    const results = await merge(county, [at(sixth.file), at(fifth.file)]);
    expect(results.map((r) => [r.sequence, r.outcome, r.gap])).toEqual([
      [5, 'merged', [4]],
      [6, 'merged', []],
    ]);
    expect(await outcome(county, at(fourth.file))).toBe('snapshotOutOfOrder');
    expect(await outcome(county, at(first.file))).toBe('snapshotReplayed');
    expect(await outcome(county, at(sixth.file))).toBe('unchanged');
  });

  it('leaves pay out, or all that is sensitive, as the profile says; what was received before stays', async () => {
    const without = await seal(street, folder, 'without-pay');
    const carried = await loot(county, at(without.file));
    expect([...carried.entries.keys()].filter((path) => path.includes('pay') || path.includes('gradeEvents'))).toEqual([]);
    const statistics = await seal(street, folder, 'statistics');
    const bare = await loot(county, at(statistics.file));
    const everything = [...bare.entries.values()].map(String).join('') + JSON.stringify(bare.manifest);
    for (const secret of [person(7).idNumber, '13800138000', '345678']) expect(everything).not.toContain(secret);
    expect((await merge(county, [at(without.file), at(statistics.file)])).map((r) => r.outcome)).toEqual(['merged', 'merged']);
    const { values } = await county.ask('registers.reveal', { register: 'workers', station: '520699001', ids: [1], field: 'idNumber' });
    expect(values).toEqual([{ id: 1, value: person(7).idNumber }]);
  });

  it('takes a street in whose first snapshot is bare', async () => {
    const other = await newStation('street', '520699002');
    await fill(other);
    await county.ask('snapshots.enrol', { files: [token(county, await writeCardOf(other, at('other.station.json')))] });
    await other.ask('snapshots.enrol', { files: [token(other, at('county.station.json'))] });
    expect(await outcome(county, at((await seal(other, folder, 'statistics')).file))).toBe('merged');
    expect((await county.ask('registers.list', { register: 'workers', station: '520699002' })).total).toBe(3);
    expect(await outcome(county, at((await seal(other, folder)).file))).toBe('merged');
    const { values } = await county.ask('registers.reveal', { register: 'workers', station: '520699002', ids: [1], field: 'idNumber' });
    expect(values).toEqual([{ id: 1, value: person(0).idNumber }]);
    await discard(other);
  });

  it('leaves nothing behind when cancelled', async () => {
    const before = readdirSync(folder).sort();
    const { job } = await street.ask('snapshots.export', { to: '520699', folder: token(street, folder) });
    await street.ask('jobs.cancel', { job });
    expect((await street.ask('jobs.wait', { job })).status).toBe('cancelled');
    expect(readdirSync(folder).sort()).toEqual(before);
    const next = await seal(street, folder);
    expect(next.sequence).toBe((await street.ask('snapshots.sealed', {})).slips[1]!.sequence + 1);
  });

  it('finishes what a crash cut off between the commit and the name', async () => {
    const slip = await seal(street, folder);
    const { store } = street.router.host.open();
    renameSync(at(slip.file), at(`${slip.file}.part`));
    expect(store.reader.prepare('SELECT part_path FROM sealed_snapshots ORDER BY sequence DESC').pluck().get()).toBe(
      at(`${slip.file}.part`),
    );
    const next = await seal(street, folder);
    expect(statSync(at(slip.file)).size).toBe(slip.bytes);
    expect(next.sequence).toBe(slip.sequence + 1);
    expect((await merge(county, [at(slip.file), at(next.file)])).map((r) => r.outcome)).toEqual(['merged', 'merged']);
  });

  it('clears away what a crash left before the commit', async () => {
    writeFileSync(at('520699001-20260101-000099.snapshot.age.part'), 'half');
    await seal(street, folder);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('says what is wrong with the folder or the county before any work', async () => {
    const file = token(street, folder);
    expect(await street.refusal('snapshots.export', { to: '520698', folder: file })).toBe('cardUnknown');
    await expect(street.finish('snapshots.export', { to: '520699', folder: token(street, at('nowhere')) })).rejects.toThrow(
      'folderMissing',
    );
    await expect(merge(county, [at(first.file)], at('nowhere'))).rejects.toThrow('folderMissing');
    // Root may write everywhere, and Windows knows no such mark on folders.
    if (process.platform !== 'win32' && process.getuid?.() !== 0) {
      mkdirSync(at('locked'));
      chmodSync(at('locked'), 0o500);
      await expect(street.finish('snapshots.export', { to: '520699', folder: token(street, at('locked')) })).rejects.toThrow(
        'fileNotWritable',
      );
    }
  });
});
