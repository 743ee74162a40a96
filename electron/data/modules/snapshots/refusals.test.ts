import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Slip } from '#shared/contract/snapshots.ts';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { wholeEntry } from './archive.ts';
import { createStationKeys } from './keys.ts';
import { openSnapshot } from './open.ts';
import type { Opener } from './open.ts';
import { copy, fill, forge, keysOf, merge, outcome, pair, person, seal, token, writeCardOf } from '../../../../tests/support/snapshots.ts';
import type { Forgery, Loot } from '../../../../tests/support/snapshots.ts';

describe('a county refuses', () => {
  let street: TestStation;
  let stranger: TestStation;
  let county: TestStation;
  let folder: string;
  let first: Slip;
  let good: string;
  beforeAll(async () => {
    ({ street, county, folder } = await pair());
    stranger = await newStation('street', '520699009');
    await fill(street);
    first = await seal(street, folder);
    good = join(folder, first.file);
  });
  afterAll(async () => {
    // Whatever was refused left no trace: nothing was ever taken in, nothing lies about.
    expect((await county.ask('snapshots.streets', {})).streets).toMatchObject([{ code: '520699001', sequence: null, counts: {} }]);
    expect((await county.ask('registers.list', { register: 'workers', station: '520699001' })).total).toBe(0);
    expect(readdirSync(folder).filter((name) => /receipt|\.part/.test(name))).toEqual([]);
    for (const station of [street, stranger, county]) await discard(station);
  });

  const at = (name: string): string => join(folder, name);
  const forged = (change: (loot: Loot) => Forgery): Promise<string> => forge(street, county, good, at('forged.snapshot.age'), change);
  const answer = async (change: (loot: Loot) => Forgery) => (await merge(county, [await forged(change)]))[0]!.error;
  const openerOf = (): Opener => ({
    code: '520699',
    identity: keysOf(county).ageIdentity,
    streets: [{ code: '520699001', publicKey: keysOf(street).publicKey }],
  });
  /** The same without store and thread, where those have no part in it. */
  const opening = async (change: (loot: Loot) => Forgery): Promise<{ code: string; params: object }> =>
    openSnapshot(await forged(change), openerOf()).then(
      () => ({ code: 'opened', params: {} }),
      ({ code, params }: { code: string; params: object }) => ({ code, params }),
    );
  const rows = (loot: Loot, name: string, change: (rows: Record<string, unknown>[]) => unknown[]): Map<string, Buffer> => {
    const path = `registers/${name}.ndjson`;
    const lines = loot.entries.get(path)!.toString().trimEnd().split('\n').filter(Boolean);
    const changed = change(lines.map((line) => JSON.parse(line) as Record<string, unknown>));
    return new Map(loot.entries).set(
      path,
      Buffer.from(changed.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('')),
    );
  };

  it('what is no snapshot, or not there', async () => {
    writeFileSync(at('letter.snapshot.age'), '%PDF-1.4');
    writeFileSync(at('empty.snapshot.age'), '');
    expect(await outcome(county, at('letter.snapshot.age'))).toBe('snapshotNotOne');
    expect(await outcome(county, at('empty.snapshot.age'))).toBe('snapshotNotOne');
    expect(await outcome(county, at('missing.snapshot.age'))).toBe('fileNotFound');
  });

  it('what is cut off anywhere', async () => {
    const whole = readFileSync(good);
    for (const length of [30, 150, 300, 600, whole.length >> 1, whole.length - 1]) {
      writeFileSync(at('cut.snapshot.age'), whole.subarray(0, length));
      expect(['snapshotAltered', 'snapshotNotForUs'], `cut at ${length}`).toContain(await outcome(county, at('cut.snapshot.age')));
    }
    writeFileSync(at('cut.snapshot.age'), Buffer.concat([whole, Buffer.from([0])]));
    expect(await outcome(county, at('cut.snapshot.age'))).toBe('snapshotAltered');
  });

  it('a street that is not enrolled, and one that another key signed for', async () => {
    const bySelf = await forged(() => ({
      manifest: { station: { kind: 'street', code: '520699009', name: '示例县新街道' } },
      signer: stranger,
    }));
    expect((await merge(county, [bySelf]))[0]!.error).toEqual({ code: 'cardUnknown', params: { code: '520699009', name: '示例县新街道' } });
    expect(await answer(() => ({ signer: stranger }))).toMatchObject({
      code: 'snapshotStranger',
      params: { fingerprint: keysOf(stranger).fingerprint },
    });
  });

  it('what is sealed to another county, or passed on from one', async () => {
    const other = await createStationKeys();
    expect(await answer(() => ({ to: [other.ageRecipient] }))).toMatchObject({ code: 'snapshotNotForUs' });
    expect(await answer(() => ({ manifest: { to: { kind: 'county', code: '520698', name: '另一县' } } }))).toMatchObject({
      code: 'snapshotNotForUs',
    });
  });

  it('a newer format', async () => {
    expect(await answer(() => ({ manifest: { version: 2, anything: true } }))).toEqual({ code: 'snapshotNewer', params: { version: 2 } });
  });

  it('a manifest that was changed after signing', async () => {
    const { openArchive, joinEntries } = await import('./archive.ts');
    const { Decrypter } = await import('age-encryption');
    const open = new Decrypter();
    open.addIdentity(keysOf(county).ageIdentity);
    const files = await openArchive(await open.decrypt(readFileSync(good)));
    const changed = [...files].map(([path, content]) =>
      wholeEntry(path, path === 'manifest.json' ? Buffer.from(content.toString().replace('"sequence": 1', '"sequence": 7')) : content),
    );
    const close = new Encrypter();
    close.addRecipient(keysOf(county).ageRecipient);
    writeFileSync(at('changed.snapshot.age'), await close.encrypt(joinEntries(changed)));
    expect(await outcome(county, at('changed.snapshot.age'))).toBe('snapshotAltered');
  });

  it('a manifest and entries at odds', async () => {
    const altered = (loot: Loot) => rows(loot, 'items', (all) => all.slice(1));
    const cases: ((loot: Loot) => Forgery)[] = [
      (loot) => ({ entries: altered(loot), keepEntries: true }), // another content than signed
      (loot) => ({ entries: new Map([...loot.entries].slice(1)), keepEntries: true }), // one missing
      (loot) => ({ manifest: { entries: loot.manifest.entries.map((e) => ({ ...e, rows: e.rows && e.rows + 1 })) } }), // counts
      (loot) => ({ extra: [wholeEntry('registers/items.ndjson', Buffer.from(''))], entries: loot.entries }), // twice
      () => ({ manifest: { sequence: 2 } }), // a second one without a first
      () => ({ manifest: { previous: 'a'.repeat(64) } }),
      () => ({ manifest: { profile: 'without-pay' } }), // carries what its profile leaves out
      () => ({ manifest: { sequence: 'one' } }),
      () => ({ manifest: { surprise: 1 } }),
      () => ({ manifest: { createdAt: 'today' } }),
    ];
    for (const [index, change] of cases.entries()) expect((await opening(change)).code, `case ${index}`).toBe('snapshotInconsistent');
  });

  it('control totals that the rows do not come to', async () => {
    for (const wrong of [{ workers: { count: 4 } }, { payLines: { count: 1, total: 1 } }, { items: { count: 2, kind: { power: 2 } } }]) {
      expect((await answer((loot) => ({ manifest: { totals: { ...loot.manifest.totals, ...wrong } } })))?.code).toBe(
        'snapshotInconsistent',
      );
    }
  });

  it('a row that does not fit its register, naming register, row and field', async () => {
    const second = (patch: object) => (all: Record<string, unknown>[]) => all.map((row, i) => (i === 1 ? { ...row, ...patch } : row));
    const cases: [string, (all: Record<string, unknown>[]) => unknown[], number, string][] = [
      ['workers', second({ name: null }), 2, 'name'],
      ['workers', second({ name: 5 }), 2, 'name'],
      ['workers', second({ name: '长'.repeat(51) }), 2, 'name'],
      ['workers', second({ idNumber: '123' }), 2, 'idNumber'],
      ['workers', second({ birthDate: '2026-02-30' }), 2, 'birthDate'],
      ['workers', second({ sex: 'male' }), 2, 'sex'],
      ['workers', second({ salary: 1 }), 2, 'salary'],
      ['workers', second({ id: 1 }), 2, 'id'],
      ['workers', second({ id: 1.5 }), 2, 'id'],
      ['workers', second({ removedAt: 'yesterday' }), 2, 'removedAt'],
      ['workers', second({ community: 99 }), 2, 'community'],
      ['workers', (all) => [all[0], '{"id": 2,'], 2, ''],
      ['workers', (all) => [all[0], '[]'], 2, ''],
      ['workers', (all) => [all[0], ''], 2, ''],
      ['payLines', (all) => [{ ...all[0], total: 1.5 }], 1, 'total'],
      ['payRuns', (all) => [{ ...all[0], reverses: 9 }], 1, 'reverses'],
      ['payRuns', (all) => [{ ...all[0], period: '2026-13' }], 1, 'period'],
      ['itemLinks', (all) => [{ ...all[0], linkedItem: 3 }], 1, 'linkedItem'],
    ];
    for (const [register, change, row, field] of cases) {
      expect(await opening((loot) => ({ entries: rows(loot, register, change) })), `${register}.${field}`).toEqual({
        code: 'snapshotRowInvalid',
        params: { register, row, field },
      });
    }
  });

  it('two live people under one ID number, which no street lets happen', async () => {
    const error = await answer((loot) => ({
      entries: rows(loot, 'workers', (all) => all.map((row) => ({ ...row, idNumber: person(0).idNumber }))),
    }));
    expect(error?.code).toBe('snapshotInconsistent');
  });

  it('paths outside, files that have no place, and registers of a newer program', async () => {
    for (const path of ['../evil', '/tmp/evil', 'notes.txt', 'attachments/x', 'registers/../evil']) {
      expect((await opening((loot) => ({ extra: [wholeEntry(path, Buffer.from('hi'))], entries: loot.entries }))).code, path).toBe(
        'snapshotUnsafePath',
      );
    }
    const newer = await answer((loot) => ({ entries: new Map(loot.entries).set('registers/visits.ndjson', Buffer.from('{}\n')) }));
    expect(newer?.code).toBe('snapshotNewer');
  });

  it('one file of several, and takes the others', async () => {
    const other = await newStation('street', '520699003');
    await fill(other, 1);
    const card = await writeCardOf(other, at('third.station.json'));
    const countyOfItsOwn = await newStation('county');
    await countyOfItsOwn.ask('snapshots.enrol', { files: [token(countyOfItsOwn, card), token(countyOfItsOwn, at('street.station.json'))] });
    await other.ask('snapshots.enrol', { files: [token(other, await writeCardOf(countyOfItsOwn, at('own.station.json')))] });
    const slip = await seal(other, folder);
    mkdirSync(at('renamed'));
    const results = await merge(countyOfItsOwn, [copy(at(slip.file), at('renamed/a.age')), good, at('letter.snapshot.age')], at('renamed'));
    expect(results.map((r) => r.error?.code ?? r.outcome).sort()).toEqual(['merged', 'snapshotNotForUs', 'snapshotNotOne']);
    await discard(other);
    await discard(countyOfItsOwn);
  });

  it('a merge at a street, a seal at a county', async () => {
    await expect(merge(street, [good])).rejects.toThrow('countiesMerge');
    expect(await county.refusal('snapshots.export', { to: '520699', folder: token(county, folder) })).toBe('streetsSeal');
  });

  it('every file in which any one byte was flipped', async () => {
    // As small as one gets, so that every byte can have its turn: one register, both recipients.
    const only = (loot: Loot): Forgery => ({
      entries: new Map([...loot.entries].filter(([path]) => path === 'registers/itemLinks.ndjson' || path === 'registers/items.ndjson')),
      manifest: { totals: { items: loot.manifest.totals.items, itemLinks: loot.manifest.totals.itemLinks } },
      to: [keysOf(county).ageRecipient, keysOf(street).ageRecipient],
    });
    const whole = readFileSync(await forged(only));
    const opener = openerOf();
    await openSnapshot(at('forged.snapshot.age'), opener); // as it is, it opens
    const codes = new Set<string>();
    for (let i = 0; i < whole.length; i += 1) {
      const flipped = Buffer.from(whole);
      flipped[i]! ^= 1 << (i % 8);
      writeFileSync(at('flipped'), flipped);
      const code = await openSnapshot(at('flipped'), opener).then(
        () => 'opened',
        (error: { code?: string }) => error.code ?? String(error),
      );
      codes.add(code);
      if (code === 'opened') expect.fail(`byte ${i} of ${whole.length}`);
    }
    expect([...codes].sort()).toEqual(['snapshotAltered', 'snapshotNotForUs', 'snapshotNotOne']);
  }, 120_000);
});

describe('a chain', () => {
  it('refuses a fork: the same sequence with another content, or the next after another past', async () => {
    const { street, county, folder } = await pair();
    await fill(street, 1);
    const slips = [await seal(street, folder), await seal(street, folder)];
    const [one, two] = slips.map((s) => join(folder, s.file)) as [string, string];
    const fork = await forge(street, county, one, join(folder, 'fork.age'), (loot) => ({
      manifest: { createdAt: '2026-01-01T00:00:00.000Z' },
      entries: loot.entries,
    }));
    expect(await outcome(county, one)).toBe('merged');
    expect(await outcome(county, fork)).toBe('snapshotForked');
    const otherPast = await forge(street, county, two, join(folder, 'past.age'), (loot) => ({
      manifest: { previous: 'b'.repeat(64) },
      entries: loot.entries,
    }));
    expect(await outcome(county, otherPast)).toBe('snapshotForked');
    expect(await outcome(county, two)).toBe('merged');
    await discard(street);
    await discard(county);
  });

  it('begins anew when the street was set up anew and its new card enrolled in place of the old', async () => {
    const { street, county, folder } = await pair();
    await fill(street, 2);
    expect(await outcome(county, join(folder, (await seal(street, folder)).file))).toBe('merged');
    await discard(street);
    const again = await newStation('street', '520699001');
    const stick = join(again.folder, 'stick');
    mkdirSync(stick);
    const card = await writeCardOf(again, join(stick, 'again.station.json'));
    await again.ask('snapshots.enrol', { files: [token(again, await writeCardOf(county, join(stick, 'county.station.json')))] });
    await fill(again, 1);
    const slip = await seal(again, stick);
    expect(await outcome(county, join(stick, slip.file))).toBe('snapshotStranger');
    expect(await county.refusal('snapshots.enrol', { files: [token(county, card)] })).toBe('cardChanged');
    expect((await county.ask('snapshots.readCards', { files: [token(county, card)] })).peers).toMatchObject([
      { known: 'changed', confirmed: false },
    ]);
    await county.ask('snapshots.enrol', { files: [token(county, card)], replace: true });
    const [result] = await merge(county, [join(stick, slip.file)]);
    expect(result).toMatchObject({ outcome: 'merged', sequence: 1, gap: [] });
    expect(result!.changes['workers']).toEqual({ added: 0, changed: 0, removed: 1, count: 1 });
    await discard(again);
    await discard(county);
  });
});

describe('cards and receipts', () => {
  it('refuses a card that is none, of the wrong kind, or a receipt that is not the county’s word', async () => {
    const { street, county, folder } = await pair();
    await fill(street, 1);
    const at = (name: string): string => join(folder, name);
    const card = JSON.parse(readFileSync(at('street.station.json'), 'utf8')) as Record<string, unknown>;
    const wrong = [
      { ...card, code: '52069900' },
      { ...card, publicKey: 'ssh-rsa AAAA' },
      { ...card, recipient: 'age1x' },
      { ...card, extra: 1 },
      { ...card, version: 2 },
      { ...card, name: '' },
      [],
      'text',
    ];
    for (const content of wrong) {
      writeFileSync(at('wrong.station.json'), JSON.stringify(content));
      expect(await county.refusal('snapshots.enrol', { files: [token(county, at('wrong.station.json'))] }), JSON.stringify(content)).toBe(
        'cardInvalid',
      );
    }
    expect(await street.refusal('snapshots.enrol', { files: [token(street, at('street.station.json'))] })).toBe('cardWrongKind');
    const slip = await seal(street, folder);
    const [result] = await merge(county, [at(slip.file)], folder);
    const receipt = JSON.parse(readFileSync(at(result!.receipt!), 'utf8')) as { receipt: string; signature: string };
    const taken = async (content: unknown): Promise<string | null> => {
      writeFileSync(at('r.json'), JSON.stringify(content));
      return street.refusal('snapshots.receipt', { file: token(street, at('r.json')) });
    };
    expect(await taken({ ...receipt, receipt: receipt.receipt.replace('"sequence":1', '"sequence":2') })).toBe('receiptInvalid');
    expect(await taken({ ...receipt, signature: '' })).toBe('receiptInvalid');
    expect(await taken({})).toBe('receiptInvalid');
    expect(await taken({ ...receipt, receipt: receipt.receipt.replace('"code":"520699"', '"code":"520698"') })).toBe('cardUnknown');
    expect((await street.ask('snapshots.sealed', {})).slips[0]!.receivedAt).toBeNull();
    expect(await taken(receipt)).toBeNull();
    expect(await taken(receipt)).toBeNull();
    await discard(street);
    await discard(county);
  });
});
