/** Issue 13, part A: a store must not be lost. Each test is named after the number of its finding. */
import { chmodSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { discard, newStation, passphrase, stationAt, temporaryFolder } from '../../../tests/support/station.ts';
import type { TestStation } from '../../../tests/support/station.ts';
import { backupsOf, surplus } from './backup.ts';
import { unlock } from './unlock.ts';
import { waitSeconds } from './attempts.ts';

const open: TestStation[] = [];
afterEach(async () => {
  for (const station of open.splice(0)) await discard(station);
});
async function street(): Promise<TestStation> {
  const station = await newStation();
  open.push(station);
  return station;
}
const by = { account: '管理员', passphrase };
const other = '另一句只有他知道的话';
const add = (station: TestStation, name: string): Promise<{ id: number }> =>
  station.ask('accounts.add', { name, role: 'listClerk', passphrase: other });
const communities = async (station: TestStation): Promise<number> =>
  (await station.ask('registers.list', { register: 'communities' })).total;
const save = (station: TestStation, name: string): Promise<unknown> =>
  station.ask('registers.save', { register: 'communities', values: { name } });

describe('(1) a new store key', () => {
  it('leaves a store that opens wherever it is cut off', async () => {
    const station = await street();
    const { id } = await add(station, '小王');
    const file = join(station.folder, 'store.db');
    // The states of a disk between two steps of the change, as a crash leaves them.
    const states: string[] = [];
    const { store } = station.router.host.open();
    const keep = (name: string): void => {
      const to = join(temporaryFolder(), name);
      cpSync(station.folder, to, { recursive: true });
      states.push(to);
    };
    const { rekey } = store;
    store.rekey = (next, keys) =>
      rekey(next, {
        prepare() {
          keep('before the keys');
          keys.prepare();
          keep('both keys in the key file');
        },
        settle() {
          keep('the new file in place');
          const moved = states.at(-1)!;
          const half = join(temporaryFolder(), 'between the renames');
          cpSync(moved, half, { recursive: true });
          renameSync(join(half, 'store.db'), join(half, 'store.db.rekeyed'));
          states.push(half);
          const broken = join(temporaryFolder(), 'the new file does not open');
          cpSync(moved, broken, { recursive: true });
          writeFileSync(join(broken, 'store.db'), 'cut off');
          for (const end of ['-wal', '-shm']) rmSync(join(broken, `store.db${end}`), { force: true });
          states.push(broken);
          keys.settle();
          keep('settled');
        },
        withdraw: () => keys.withdraw(),
      });
    await station.ask('accounts.remove', { id, newKey: true });
    await station.close();
    expect(states).toHaveLength(6);
    for (const folder of [...states, station.folder]) {
      rmSync(join(folder, 'lock.db'), { force: true });
      const again = stationAt(folder);
      expect(await again.refusal('station.signIn', by), folder).toBe(null);
      expect((await again.ask('station.verify', {})).ok, folder).toBe(true);
      await again.close();
      expect(
        readdirSync(folder).filter((n) => /before$|rekeyed/.test(n)),
        folder,
      ).toEqual([]);
      expect(readFileSync(join(folder, 'keys.json'), 'utf8'), folder).not.toContain('nextStoreKey');
    }
    expect(existsSync(file)).toBe(true);
  });

  it('is refused while somebody reads the file, and nothing has changed', async () => {
    const station = await street();
    const { id } = await add(station, '小王');
    const { store } = station.router.host.open();
    const reader = store.openReader();
    const { key } = store;
    await expect(store.rekey(Buffer.alloc(32, 7), { prepare() {}, settle() {}, withdraw() {} })).rejects.toThrow('busy');
    reader.close();
    expect(store.key).toBe(key);
    await station.ask('accounts.remove', { id, newKey: true });
  });
});

describe('(2) account calls at once', () => {
  it('run one after another, beside wrong pass phrases of other processes: everybody and the sheet still open', async () => {
    const rounds = Number(process.env['INTERLEAVINGS'] ?? 3);
    const station = stationAt(temporaryFolder());
    open.push(station);
    const { sheet } = await station.ask('station.create', { kind: 'street', code: '520699001', name: '示例县红旗街道', ...by });
    for (let round = 0; round < rounds; round++) {
      const { id } = await add(station, `走${round}`);
      const guess = unlock(station.folder, '管理员', 'wrong wrong').catch((e: { code: string }) => e.code);
      const answers = await Promise.all([
        station.refusal('accounts.remove', { id, newKey: round % 2 === 0 }),
        station.refusal('accounts.add', { name: `甲${round}`, role: 'auditor', passphrase: other }),
        station.refusal('accounts.add', { name: `乙${round}`, role: 'auditor', passphrase: other }),
        station.refusal('accounts.resetPassphrase', { id: 1, passphrase }),
      ]);
      expect(answers, `round ${round}`).toEqual([null, null, null, null]);
      await guess;
      rmSync(join(station.folder, 'attempts.json'), { force: true });
    }
    const active = (await station.ask('accounts.list', {})).accounts.filter((a) => a.active).map((a) => a.name);
    await station.close();
    const keys = JSON.parse(readFileSync(join(station.folder, 'keys.json'), 'utf8')) as { accounts: { name: string }[] };
    expect(keys.accounts.map((a) => a.name).sort()).toEqual(active.sort());
    await station.ask('station.signIn', by);
    await station.ask('station.signIn', { account: `乙${rounds - 1}`, passphrase: other });
    await station.close();
    await station.ask('station.recover', { ...by, recoveryKey: sheet.recoveryKey });
  });
});

describe('(3) the key file is lost', () => {
  it('a backup folder and the recovery sheet alone restore on a bare computer; so does a pass phrase of its time', async () => {
    const station = stationAt(temporaryFolder());
    open.push(station);
    const { sheet } = await station.ask('station.create', { kind: 'street', code: '520699001', name: '示例县红旗街道', ...by });
    await save(station, '团山社区');
    const stick = temporaryFolder();
    const { secondPlace } = await station.ask('backups.setSecondPlace', { folder: station.router.host.files.give(stick).token });
    expect(secondPlace).toMatchObject({ problem: null, at: expect.any(String) as string });
    await station.close();
    for (const how of [{ ...by, recoveryKey: sheet.recoveryKey }, by]) {
      const bare = stationAt(temporaryFolder());
      open.push(bare);
      const files = [bare.router.host.files.give(stick).token];
      expect(await bare.ask('backups.holders', { files })).toMatchObject({ accounts: ['管理员'], station: { code: '520699001' } });
      expect(await bare.refusal('station.restore', { files, account: '管理员', passphrase: 'wrong wrong wrong' })).toBe('wrongPassphrase');
      expect((await bare.ask('station.state', {})).state).toBe('none');
      await bare.ask('station.restore', { files, ...how });
      expect(await communities(bare)).toBe(1);
      expect((await bare.ask('station.verify', {})).ok).toBe(true);
      await bare.close();
      await bare.ask('station.signIn', by);
    }
  });

  it('over a damaged store its backup comes back and the damaged files are kept; a store that opens is not replaced', async () => {
    const station = await street();
    await save(station, '团山社区');
    const { name } = await station.ask('backups.make', {});
    await station.close();
    expect(await station.refusal('station.restore', { backup: name, ...by })).toBe('alreadyAStation');
    writeFileSync(join(station.folder, 'store.db'), Buffer.alloc(65_536, 1));
    expect(await station.refusal('station.signIn', by)).toBe('storeDamaged');
    expect((await station.ask('backups.offered', {})).backups.map((b) => b.name)).toContain(name);
    await station.ask('station.restore', { backup: name, ...by });
    expect(await communities(station)).toBe(1);
    const aside = readdirSync(station.folder).find((n) => n.startsWith('before-restore-'))!;
    expect(readdirSync(join(station.folder, aside))).toEqual(expect.arrayContaining(['keys.json', 'store.db']));
  });
});

describe('(4) backups', () => {
  it('the oldest of three of a day is restored and is still there', async () => {
    const station = await street();
    const { name } = await station.ask('backups.make', {});
    await station.ask('backups.make', {});
    await station.ask('backups.make', {});
    await station.ask('backups.restore', { name });
    expect(readdirSync(backupsOf(station.folder))).toContain(name);
    await station.ask('station.signIn', by);
  });

  it('from before a new key can be restored, one is made at once, and who was removed stays out (19: it is a step of the trail)', async () => {
    const station = await street();
    const { id } = await add(station, '小王');
    const { name } = await station.ask('backups.make', {});
    await save(station, '后来的社区');
    await station.ask('accounts.remove', { id, newKey: true });
    expect((await station.ask('backups.list', {})).backups[0]).toMatchObject({ reason: 'newKey', keys: true });
    const { kept } = await station.ask('backups.restore', { name });
    expect(await station.refusal('station.signIn', { account: '小王', passphrase: other })).toBe('unknownAccount');
    await station.ask('station.signIn', by);
    expect(await communities(station)).toBe(0);
    expect((await station.ask('accounts.list', {})).accounts.find((a) => a.name === '小王')?.active).toBe(false);
    const [step] = (await station.ask('audit.list', { command: 'backups.restore' })).steps;
    expect(step!.summary).toMatchObject({ name, kept, replacedHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    await station.ask('backups.restore', { name: kept });
    await station.ask('station.signIn', by);
    expect(await communities(station)).toBe(1);
  });

  it('that were cut off are not listed, and one of another day by a wrong clock pushes none out (22)', async () => {
    const station = await street();
    await station.ask('backups.make', {});
    const place = backupsOf(station.folder);
    const today = new Date().toISOString().slice(0, 10);
    writeFileSync(join(place, `${today}T00-00-00.000Z-daily.db.part`), 'half');
    expect((await station.ask('backups.list', {})).backups).toHaveLength(1);
    const future = Array.from({ length: 20 }, (_, i) => ({
      name: `f${i}`,
      at: `2099-01-${String(i + 1).padStart(2, '0')}`,
      bytes: 1,
      reason: 'daily' as const,
      keys: true,
    })).reverse();
    const right = { name: 'right', at: '2026-11-20T08:00:00.000Z', bytes: 1, reason: 'daily' as const, keys: true };
    expect(surplus([...future, right], '2026-12-01')).toEqual([]);
  });
});

it('(6) a damaged page is named by verify', async () => {
  const station = await street();
  for (let i = 0; i < 60; i++) await save(station, `社区${i}${'长'.repeat(50)}`);
  await station.close();
  const file = join(station.folder, 'store.db');
  const bytes = readFileSync(file);
  bytes.fill(0x5a, bytes.length - 8192 * 2, bytes.length - 8192);
  writeFileSync(file, bytes);
  const refused = await station.refusal('station.signIn', by);
  if (refused === null) {
    const found = await station.ask('station.verify', {});
    expect(found.ok).toBe(false);
    expect((await station.ask('station.overview', {})).due.map((d) => d.kind)).toContain('storeDamaged');
  } else expect(refused).toBe('storeDamaged');
});

describe('(7) the key file edited', () => {
  it('does not make a clerk the administrator, nor a street a county; the recovery sheet puts it right', async () => {
    const station = stationAt(temporaryFolder());
    open.push(station);
    const { sheet } = await station.ask('station.create', { kind: 'street', code: '520699001', name: '示例县红旗街道', ...by });
    await add(station, '小王');
    await station.close();
    const path = join(station.folder, 'keys.json');
    const whole = readFileSync(path, 'utf8');
    type Keys = { station: { kind: string }; accounts: { id: number; name: string }[] };
    const edit = (change: (keys: Keys) => void): void => {
      const keys = JSON.parse(whole) as Keys;
      change(keys);
      writeFileSync(path, JSON.stringify(keys));
    };
    const clerk = { account: '小王', passphrase: other };
    edit((k) => ([k.accounts[0]!.id, k.accounts[1]!.id] = [k.accounts[1]!.id, k.accounts[0]!.id]));
    expect(await station.refusal('station.signIn', clerk)).toBe('keyFileAltered');
    edit((k) => {
      [k.accounts[0]!.id, k.accounts[1]!.id] = [k.accounts[1]!.id, k.accounts[0]!.id];
      [k.accounts[0]!.name, k.accounts[1]!.name] = [k.accounts[1]!.name, k.accounts[0]!.name];
    });
    expect(await station.refusal('station.signIn', { account: '管理员', passphrase: other })).toBe('keyFileAltered');
    edit((k) => (k.station.kind = 'county'));
    expect(await station.refusal('station.signIn', by)).toBe('keyFileAltered');
    await station.ask('station.recover', { ...by, recoveryKey: sheet.recoveryKey });
    expect((await station.ask('station.state', {})).station?.kind).toBe('street');
  });
});

describe('(8) pass phrases', () => {
  it('that are short, common, a name or pinyin with digits are refused', async () => {
    const station = await street();
    for (const weak of [
      '123456',
      '1234567890',
      'woaini1314',
      'zhangwei1990',
      'jiedaoban2026',
      '马到成功2026',
      'Password123!',
      '示例县红旗街道',
    ])
      expect(await station.refusal('accounts.add', { name: '小王', role: 'auditor', passphrase: weak }), weak).toBe('weakPassphrase');
  });

  it('twelve guesses at once are twelve, whatever the clock says, and the next sign-in tells of them', async () => {
    const station = await street();
    await station.close();
    const codes = await Promise.all(
      Array.from({ length: 12 }, () => station.refusal('station.signIn', { account: '管理员', passphrase: 'wrong wrong' })),
    );
    expect(codes.filter((c) => c === 'wrongPassphrase')).toHaveLength(5);
    expect(codes.filter((c) => c === 'tooManyAttempts')).toHaveLength(7);
    const path = join(station.folder, 'attempts.json');
    const attempts = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { at: string; uptime: number; failures: number }>;
    // A clock that was set shows in `at`, which is not reckoned with.
    for (const at of ['2099-01-01T00:00:00.000Z', '1999-01-01T00:00:00.000Z']) {
      writeFileSync(path, JSON.stringify({ 1: { ...attempts['1'], at, uptime: attempts['1']!.uptime + 5 } }));
      writeFileSync(path, JSON.stringify({ 1: { ...attempts['1'], at } }));
    }
    expect(waitSeconds(5)).toBe(2);
    writeFileSync(path, JSON.stringify({ 1: { ...attempts['1'], uptime: attempts['1']!.uptime - 600 } }));
    const session = await station.ask('station.signIn', by);
    expect(session.failedTries).toMatchObject({ count: 5 });
    const [step] = (await station.ask('audit.list', { command: 'station.signIn' })).steps;
    expect(step!.summary).toMatchObject({ failedTries: 5 });
  });
});

it('(14) nobody else can read keys, store and backups', async () => {
  const station = await street();
  await station.ask('backups.make', {});
  const modes = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((n) => `${n} ${(statSync(join(folder, n)).mode & 0o077).toString(8)}`);
  expect(modes(station.folder).filter((m) => !m.endsWith(' 0'))).toEqual([]);
  await station.close();
  chmodSync(join(station.folder, 'store.db'), 0o644);
  await station.ask('station.signIn', by);
  expect(statSync(join(station.folder, 'store.db')).mode & 0o077).toBe(0);
});
