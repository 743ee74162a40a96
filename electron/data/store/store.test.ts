import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registers, columnOf } from '#shared/registers/index.ts';
import { discard, newStation, passphrase, stationAt, temporaryFolder } from '../../../tests/support/station.ts';
import type { TestStation } from '../../../tests/support/station.ts';
import { verifyTrail } from './audit.ts';
import { surplus } from './backup.ts';
import type { Backup } from './backup.ts';
import { openHandle } from './handle.ts';
import { schemaVersion } from './migrations/index.ts';
import { expectedSchema } from './open-store.ts';
import { printRecoveryKey, readRecoveryKey } from './recovery-key.ts';

const worker = { name: '欧阳青', idNumber: '11010519491231002X', birthDate: '1949-12-31', sex: '2' };

describe('the store at rest', () => {
  let station: TestStation;
  beforeAll(async () => {
    station = await newStation();
    await station.ask('registers.save', { register: 'workers', values: worker });
    await station.close();
  });
  afterAll(() => discard(station));

  it('holds neither a name nor an ID number in plain bytes, in any file', () => {
    for (const name of readdirSync(station.folder, { recursive: true }) as string[]) {
      const path = join(station.folder, name);
      if (!statSync(path).isFile()) continue;
      const bytes = readFileSync(path);
      expect(bytes.includes(worker.name), name).toBe(false);
      expect(bytes.includes(worker.idNumber), name).toBe(false);
      expect(bytes.subarray(0, 15).toString('latin1') === 'SQLite format 3', name).toBe(false);
    }
  });

  it('opens nowhere without its key', () => {
    const copy = join(temporaryFolder(), 'copy.db');
    copyFileSync(join(station.folder, 'store.db'), copy);
    expect(() => new Database(copy).prepare('SELECT count(*) FROM sqlite_master').get()).toThrow(/not a database/);
    expect(() => openHandle(copy, Buffer.alloc(32, 7))).toThrow(/not a database/);
  });

  it('opens with the pass phrase, and not with another', async () => {
    const again = stationAt(station.folder);
    expect(await again.refusal('station.signIn', { account: '管理员', passphrase: 'wrong' })).toBe('wrongPassphrase');
    await again.ask('station.signIn', { account: '管理员', passphrase });
    expect((await again.ask('registers.list', { register: 'workers' })).total).toBe(1);
    await again.close();
  });
});

describe('a start that goes wrong changes nothing', () => {
  it('refuses a newer store and names both versions', async () => {
    const station = await newStation();
    const { key } = station.router.host.open().store;
    await station.close();
    const db = openHandle(join(station.folder, 'store.db'), key);
    db.pragma(`user_version=${schemaVersion + 1}`);
    db.close();
    const answer = await station.router.call('station.signIn', { account: '管理员', passphrase });
    expect(answer).toMatchObject({ ok: false, error: { code: 'storeNewer', params: { file: schemaVersion + 1, program: schemaVersion } } });
    await discard(station);
  });

  it('refuses a damaged store and leaves its bytes alone', async () => {
    const station = await newStation();
    await station.close();
    const file = join(station.folder, 'store.db');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 0, 8192);
    writeFileSync(file, bytes);
    expect(await station.refusal('station.signIn', { account: '管理员', passphrase })).toBe('storeDamaged');
    expect(readFileSync(file).equals(bytes)).toBe(true);
    // Emptied by a copy that failed: not taken for a new one.
    writeFileSync(file, '');
    expect(await station.refusal('station.signIn', { account: '管理员', passphrase })).toBe('storeDamaged');
    expect(readFileSync(file)).toHaveLength(0);
    await discard(station);
  });

  it('refuses a second instance', async () => {
    const station = await newStation();
    const second = stationAt(station.folder);
    expect(await second.refusal('station.signIn', { account: '管理员', passphrase })).toBe('storeInUse');
    await discard(station);
  });

  it('refuses to make a station over another, or over a store whose key file is lost', async () => {
    const station = await newStation();
    await station.close();
    const input = { kind: 'street', code: '520699001', name: '示例县红旗街道', account: '管理员', passphrase };
    expect(await station.refusal('station.create', input)).toBe('alreadyAStation');
    rmSync(join(station.folder, 'keys.json'));
    expect(await station.refusal('station.create', input)).toBe('alreadyAStation');
    expect(existsSync(join(station.folder, 'store.db'))).toBe(true);
    await discard(station);
  });

  it('refuses a key file that is not one', async () => {
    const station = await newStation();
    await station.close();
    writeFileSync(join(station.folder, 'keys.json'), '{"format":"something else"}');
    expect(await station.refusal('station.signIn', { account: '管理员', passphrase })).toBe('keyFileDamaged');
    await discard(station);
  });
});

describe('the key', () => {
  it('slows the next try down after five wrong pass phrases, across starts', async () => {
    const station = await newStation();
    await station.close();
    for (let i = 0; i < 5; i++)
      expect(await station.refusal('station.signIn', { account: '管理员', passphrase: 'wrong' })).toBe('wrongPassphrase');
    const later = stationAt(station.folder);
    expect(await later.refusal('station.signIn', { account: '管理员', passphrase })).toBe('tooManyAttempts');
    await discard(station);
  });

  it('comes back from paper, and the old pass phrase no longer opens', async () => {
    const station = stationAt(temporaryFolder());
    const { sheet } = await station.ask('station.create', {
      kind: 'street',
      code: '520699001',
      name: '示例县红旗街道',
      account: '管理员',
      passphrase,
    });
    await station.ask('registers.save', { register: 'workers', values: worker });
    expect(await station.refusal('station.confirmRecovery', { lastGroup: 'ZZZZ' })).toBe('recoveryNotConfirmed');
    await station.ask('station.confirmRecovery', { lastGroup: sheet.recoveryKey.slice(-4) });
    await station.close();
    expect(
      await station.refusal('station.recover', {
        recoveryKey: sheet.recoveryKey.replace(/^./, (c) => (c === '0' ? '1' : '0')),
        account: '管理员',
        passphrase: 'a new phrase',
      }),
    ).toBe('wrongRecoveryKey');
    await station.ask('station.recover', {
      recoveryKey: sheet.recoveryKey.toLowerCase().replaceAll('-', ' '),
      account: '管理员',
      passphrase: 'a new phrase',
    });
    expect((await station.ask('registers.list', { register: 'workers' })).total).toBe(1);
    await station.close();
    expect(await station.refusal('station.signIn', { account: '管理员', passphrase })).toBe('wrongPassphrase');
    await station.ask('station.signIn', { account: '管理员', passphrase: 'a new phrase' });
    await discard(station);
  });

  it('on paper can be made anew: the old sheet opens nothing, the new one has to be confirmed again', async () => {
    const station = await newStation();
    const first = await station.ask('station.renewRecovery', {});
    await station.ask('station.confirmRecovery', { lastGroup: first.recoveryKey.slice(-4) });
    const second = await station.ask('station.renewRecovery', {});
    expect(second.signingFingerprint).toMatch(/^SHA256:/);
    const due = async (): Promise<string[]> => (await station.ask('station.overview', {})).due.map((d) => d.kind);
    expect(await due()).toContain('recoveryNotConfirmed');
    expect(await station.refusal('station.confirmRecovery', { lastGroup: first.recoveryKey.slice(-4) })).toBe('recoveryNotConfirmed');
    await station.ask('station.confirmRecovery', { lastGroup: second.recoveryKey.slice(-4) });
    expect(await due()).not.toContain('recoveryNotConfirmed');
    expect((await station.ask('audit.list', { command: 'station.renewRecovery' })).total).toBe(2);
    await station.close();
    const by = { account: '管理员', passphrase: 'a new phrase' };
    expect(await station.refusal('station.recover', { recoveryKey: first.recoveryKey, ...by })).toBe('wrongRecoveryKey');
    await station.ask('station.recover', { recoveryKey: second.recoveryKey, ...by });
    await discard(station);
  });

  it('is a new one after an account was removed with newKey; everyone else still signs in, the recovery key still opens', async () => {
    const station = stationAt(temporaryFolder());
    const { sheet } = await station.ask('station.create', {
      kind: 'street',
      code: '520699001',
      name: '示例县红旗街道',
      account: '管理员',
      passphrase,
    });
    const before = station.router.host.open().store.key;
    const { id } = await station.ask('accounts.add', { name: '小王', role: 'listClerk', passphrase: '小王的口令-一二' });
    await station.ask('accounts.add', { name: '小李', role: 'personnelClerk', passphrase: '小李的口令-一二' });
    await station.ask('accounts.remove', { id, newKey: true });
    await station.ask('registers.save', { register: 'workers', values: worker });
    await station.close();
    expect(() => openHandle(join(station.folder, 'store.db'), before)).toThrow(/not a database/);
    expect(await station.refusal('station.signIn', { account: '小王', passphrase: '小王的口令-一二' })).toBe('unknownAccount');
    await station.ask('station.signIn', { account: '小李', passphrase: '小李的口令-一二' });
    await station.close();
    await station.ask('station.recover', { recoveryKey: sheet.recoveryKey, account: '管理员', passphrase });
    expect((await station.ask('station.verify', {})).ok).toBe(true);
    await discard(station);
  });

  it('reads back what it prints, and notices one wrong character', () => {
    const bytes = Buffer.from(Array.from({ length: 32 }, (_, i) => 255 - i));
    const printed = printRecoveryKey(bytes);
    expect(printed.split('-')).toHaveLength(14);
    expect(readRecoveryKey(printed)?.equals(bytes)).toBe(true);
    for (let i = 0; i < printed.length; i++) {
      if (printed[i] === '-') continue;
      const wrong = printed.slice(0, i) + (printed[i] === '7' ? '8' : '7') + printed.slice(i + 1);
      expect(readRecoveryKey(wrong)?.equals(bytes) ?? false, `character ${i}`).toBe(false);
    }
  });
});

describe('the trail', () => {
  it('cannot be changed or deleted, and shows where it was forced', async () => {
    const station = await newStation();
    await station.ask('registers.save', { register: 'workers', values: worker });
    const { key } = station.router.host.open().store;
    await station.close();
    const db = openHandle(join(station.folder, 'store.db'), key);
    expect(() => db.exec(`UPDATE audit_steps SET account_name = '别人'`)).toThrow(/trail/);
    expect(() => db.exec('DELETE FROM audit_changes')).toThrow(/trail/);
    expect(verifyTrail(db, { changes: true })).toMatchObject({ ok: true });
    db.exec(
      `DROP TRIGGER audit_changes_kept_update; UPDATE audit_changes SET after = replace(after, '欧阳青', '欧阳红') WHERE register = 'workers'`,
    );
    const broken = verifyTrail(db, { changes: true });
    expect(broken.ok).toBe(false);
    expect(broken.brokenAt).toBeGreaterThan(1);
    db.close();
    await discard(station);
  });
});

describe('a gradual write', () => {
  let station: TestStation;
  beforeAll(async () => void (station = await newStation()));
  afterAll(() => discard(station));
  const command = { name: 'test', account: { id: 1, name: '管理员' } };
  const change = (id: number, note: string) =>
    ({ register: 'workers', station: 1, id, kind: 'changed', before: { note: null }, after: { note } }) as const;

  it('leaves every change in its order, those that were written on the way and those that waited for the end', async () => {
    const { store } = station.router.host.open();
    const notes = ['a', 'b'.repeat(70_000), 'c', 'd'];
    const step = await store.write(
      command,
      async (tx) => {
        for (const [i, note] of notes.entries()) {
          tx.record(change(i + 1, note));
          await new Promise((turn) => setImmediate(turn));
        }
        return tx.step;
      },
      'gradual',
    );
    const kept = store.reader.prepare('SELECT after FROM audit_changes WHERE step = ? ORDER BY seq').pluck().all(step) as string[];
    expect(kept).toEqual(notes.map((note) => JSON.stringify({ note })));
    expect(verifyTrail(store.reader, { changes: true }).ok).toBe(true);
  });

  it('that fails leaves nothing, and the next one goes through', async () => {
    const { store } = station.router.host.open();
    const steps = (): number => store.reader.prepare('SELECT count(*) FROM audit_steps').pluck().get() as number;
    const before = steps();
    const failing = store.write(
      command,
      async (tx) => {
        tx.record(change(1, 'b'.repeat(70_000)));
        await new Promise((turn) => setTimeout(turn, 300));
        throw new Error('stopped');
      },
      'gradual',
    );
    await expect(failing).rejects.toThrow('stopped');
    expect(steps()).toBe(before);
    await store.write(command, (tx) => tx.record(change(1, 'after')), 'gradual');
    expect(steps()).toBe(before + 1);
  });
});

describe('backups', () => {
  it('keep 3 of today, one a day for 14 days, one a month for 12 months', () => {
    const backups: Backup[] = [];
    for (let day = 0; day < 500; day++) {
      for (let hour = 20; hour >= 8; hour -= 4) {
        const at = new Date(Date.UTC(2026, 10, 22, hour) - day * 86_400_000).toISOString();
        backups.push({ name: at, at, bytes: 1, reason: 'daily', keys: true });
      }
    }
    const kept = backups.length - surplus(backups, '2026-11-22').length;
    expect(kept).toBe(3 + 14 + 11); // the newest month's one is among the 14 days
  });

  it('come back, and the store as it was is kept', async () => {
    const station = await newStation();
    const { name } = await station.ask('backups.make', {});
    await station.ask('registers.save', { register: 'workers', values: worker });
    const { kept } = await station.ask('backups.restore', { name });
    expect(await station.refusal('registers.list', { register: 'workers' })).toBe('notSignedIn');
    await station.ask('station.signIn', { account: '管理员', passphrase });
    expect((await station.ask('registers.list', { register: 'workers' })).total).toBe(0);
    await station.ask('backups.restore', { name: kept });
    await station.ask('station.signIn', { account: '管理员', passphrase });
    expect((await station.ask('registers.list', { register: 'workers' })).total).toBe(1);
    await discard(station);
  });
});

describe('the schema', () => {
  it('has a column for every declared field, of its type, and nothing else', () => {
    const db = expectedSchema();
    const fixed = ['station', 'id', 'pinyin', 'search', 'revision', 'created_at', 'updated_at', 'removed_at'];
    for (const r of registers) {
      const columns = db.pragma(`table_info(${r.table})`) as { name: string; type: string; notnull: number }[];
      expect(columns.map((c) => c.name).sort(), r.name).toEqual([...fixed, ...r.fields.map((f) => columnOf(f.name))].sort());
      for (const field of r.fields) {
        const column = columns.find((c) => c.name === columnOf(field.name))!;
        expect(column.type, `${r.name}.${field.name}`).toBe(
          ['integer', 'fen', 'ratio', 'boolean', 'link'].includes(field.type) ? 'INTEGER' : 'TEXT',
        );
        expect(column.notnull === 1, `${r.name}.${field.name}`).toBe(field.required === true);
      }
    }
  });
});
