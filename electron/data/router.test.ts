import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { CallName } from '#shared/contract/index.ts';
import { permissions } from '#shared/domain/permissions.ts';
import { discard, newStation } from '../../tests/support/station.ts';
import type { TestStation } from '../../tests/support/station.ts';
import { handlers } from './router.ts';

const names = Object.keys(contract) as CallName[];

describe('the contract', () => {
  it('has a handler, a permission and both schemas for every call, and no handler beyond', () => {
    expect(Object.keys(handlers).sort()).toEqual([...names].sort());
    for (const name of names) {
      const { kind, permission, input, output } = contract[name];
      expect(['read', 'write'], name).toContain(kind);
      if (typeof permission === 'string') expect(permissions, name).toContain(permission);
      else expect(permission, name).toBeTypeOf('function');
      expect(typeof input.safeParse, name).toBe('function');
      expect(typeof output.safeParse, name).toBe('function');
    }
  });

  it('lets nobody in before sign-in but where the contract says so', () => {
    const open = names.filter((name) => contract[name].permission === 'public');
    expect(open.sort()).toEqual([
      'backups.holders',
      'backups.offered',
      'machine.pageError',
      'station.choosePlace',
      'station.create',
      'station.place',
      'station.recover',
      'station.restore',
      'station.signIn',
      'station.state',
    ]);
  });
});

describe('the router', () => {
  let station: TestStation;
  beforeAll(async () => {
    station = await newStation();
  });
  afterAll(() => discard(station));

  it.each([
    ['no such call', {}, 'unknownCall'],
    ['constructor', {}, 'unknownCall'],
    ['registers.list', undefined, 'invalidInput'],
    ['registers.list', { register: 'sqlite_master' }, 'invalidInput'],
    ['registers.list', { register: 'workers', limit: 100_000 }, 'invalidInput'],
    ['registers.read', { register: 'workers', id: '1 OR 1=1' }, 'invalidInput'],
    ['spreadsheets.open', { file: '/etc/passwd' }, 'fileUnknown'],
    ['backups.restore', { name: '../../keys.json' }, 'fileNotFound'],
  ])('answers %s %j with %s', async (name, input, code) => {
    const answer = await station.router.call(name, input);
    expect(answer).toMatchObject({ ok: false, error: { code, ref: expect.stringMatching(/^[0-9a-f]{8}$/) as string } });
    expect(JSON.stringify(answer)).not.toMatch(/node:|\.ts:\d/);
  });

  it('answers as the contract declares', async () => {
    for (const name of [
      'station.state',
      'station.overview',
      'station.report',
      'station.verify',
      'audit.list',
      'accounts.list',
      'backups.list',
      'registers.undoable',
      'pay.matrix',
      'pay.roster',
    ] as const) {
      const value = await station.ask(name, {});
      expect(contract[name].output.safeParse(value).error?.message, name).toBeUndefined();
    }
  });
});
