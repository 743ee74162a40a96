import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loot, merge, pair, seal } from '../../../../tests/support/snapshots.ts';
import { discard, passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { publish, publishFirst, takeWorkbook, withApprover } from './testing.ts';

const root = join(import.meta.dirname, '../../../..');
const sample = join(root, 'tests/samples/权责清单.xlsx');

describe('published lists at the county and on the command line', () => {
  let street: TestStation;
  let county: TestStation;
  let folder: string;
  let changed: number;
  let waiting: number;
  const station = '520699001';
  beforeAll(async () => {
    ({ street, county, folder } = await pair());
    await withApprover(street);
    await takeWorkbook(street, sample);
    await publishFirst(street, 'power');
    changed = (await street.ask('lists.at', { kind: 'power', limit: 1 })).rows[0]!.id;
    const { proposal } = await street.ask('lists.propose', {
      kind: 'power',
      changes: [{ change: 'changed', item: changed, values: { note: '限中心城区' }, reason: 'wording' }],
    });
    await publish(street, proposal, '示红办发〔2026〕3号', '2026-07-01');
    waiting = (await street.ask('lists.open', { kind: 'basic' })).proposal;
  });
  afterAll(async () => {
    await discard(street);
    await discard(county);
  });

  it('travel with their versions, so that the county sees what differs and why', async () => {
    const slip = await seal(street, folder);
    const { entries } = await loot(county, join(folder, slip.file));
    const bytes = (name: string): number => entries.get(`registers/${name}.ndjson`)!.length;
    // 171 versions of items of 170: no more than the items themselves.
    expect(bytes('itemVersions') / bytes('items')).toBeLessThan(1);
    expect((await merge(county, [join(folder, slip.file)]))[0]).toMatchObject({ outcome: 'merged', error: null });
    const here = await county.ask('lists.versions', { kind: 'power', station });
    expect(here).toEqual(await street.ask('lists.versions', { kind: 'power' }));
    const asked = { kind: 'power', from: '2025-12-31', to: '2026-12-31' };
    const diff = await county.ask('lists.diff', { ...asked, station });
    expect(diff).toEqual(await street.ask('lists.diff', asked));
    expect(diff.changed.map((c) => [c.item, c.fields.map((f) => [f.field, f.after])])).toEqual([[changed, [['note', '限中心城区']]]]);
    expect((await county.ask('lists.item', { item: changed, station })).history.map((h) => h.reason)).toEqual(['wording', null]);
    expect((await county.ask('lists.check', { station, kind: 'power' })).counts).toEqual(
      (await street.ask('lists.check', { kind: 'power' })).counts,
    );
    expect(await county.refusal('lists.open', { kind: 'power' })).toBe('readOnlyStation');
  });

  it('are asked, compared, checked and published from the command line', async () => {
    for (const step of ['review', 'legality'] as const) await street.ask('lists.step', { proposal: waiting, step });
    await street.ask('station.signIn', { account: '王审', passphrase });
    await street.ask('lists.step', { proposal: waiting, step: 'approve' });
    await street.close();
    const env = { ...process.env, STREET_LEDGER_PASSPHRASE: passphrase, STREET_LEDGER_USER: '管理员' };
    const run = async (command: string, ...args: string[]): Promise<Record<string, unknown>> => {
      const argv = [join(root, 'electron/data/entry/cli.ts'), command, street.folder, ...args];
      const { stdout } = await promisify(execFile)(process.execPath, argv, { env, maxBuffer: 64e6 }).catch((e: { stdout: string }) => e);
      return JSON.parse(stdout) as Record<string, unknown>;
    };
    const before = await run('lists', '--kind', '权力清单', '--on', '2025-08-01');
    expect(before).toMatchObject({ state: 'published', total: 170, version: { number: 1, noticeNo: '示红办发〔2025〕7号' } });
    expect(before['rows']).toHaveLength(170);
    expect((await run('diff', '--kind', 'power', '--from', '2025-08-01', '--to', '2026-08-01'))['changed']).toHaveLength(1);
    expect(Object.keys(await run('check'))).toEqual(['findings', 'counts']);
    const published = await run('publish', String(waiting), '--notice', '示红办发〔2026〕5号', '--date', '2026-08-01');
    expect(published).toMatchObject({ version: { number: 1, total: 117 } });
    expect(await run('publish', String(waiting), '--notice', 'x', '--date', '2026-08-02')).toMatchObject({
      ok: false,
      error: { code: 'wrongStep' },
    });
    const out = join(street.folder, 'pack');
    const packed = await run('pack', '--kind', '基本履职', '--on', '2026-09-01', '--out', out);
    expect(packed).toMatchObject({ name: '基本履职事项清单（第1版）公布材料' });
    expect(readdirSync(join(out, String(packed['name'])))).toHaveLength(3);
    expect(await run('pack', '--kind', '基本履职', '--on', '2026-07-01', '--out', out)).toMatchObject({
      error: { code: 'recordNotFound' },
    });
    expect(await run('lists', '--kind', '没有的清单')).toMatchObject({ error: { code: 'kindUnknown' } });
  });
});
