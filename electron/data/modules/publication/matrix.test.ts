import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { publish, publishFirst, saveItems, withApprover } from '../lists/testing.ts';

let station: TestStation;
const matter = (title: string, orderNo: number, more: object) => ({ kind: 'territorial', field: '城市管理', title, orderNo, ...more });
beforeAll(async () => {
  station = await newStation();
  await withApprover(station);
  const [first] = await saveItems(station, [
    matter('违法建设治理', 7, {
      leadBody: '县住建局',
      leadDuty: '组织查处。',
      supportBody: '县公安局、红旗街道',
      supportDuty: '县公安局：维护秩序。红旗街道：日常巡查。',
    }),
    matter('犬只管理', 9, { leadBody: '县公安局', leadDuty: '办理登记。', supportBody: '红旗街道' }),
    { kind: 'support', field: '平安法治', title: '矛盾调解', leadBody: '县公安局', leadDuty: '牵头。', supportDuty: '配合。' },
  ]);
  await publishFirst(station, 'territorial');
  const change = await station.ask('lists.propose', {
    kind: 'territorial',
    changes: [{ change: 'changed', item: first!, values: { leadBody: '县综合行政执法局' }, reason: 'functions' }],
  });
  await publish(station, change.proposal, '示红办发〔2026〕3号', '2026-03-01');
});
afterAll(() => discard(station));

it('says who leads and supports on any day, numbered as the list is printed', async () => {
  const now = await station.ask('matrix.read', { kind: '属地管理' });
  expect(now).toMatchObject({ kind: 'territorial', state: 'published', version: { number: 2 } });
  expect(now.rows.map((r) => [r.no, r.title, Object.entries(r.marks).map(([at, role]) => [now.bodies[Number(at)]!.body, role])])).toEqual([
    [
      1,
      '违法建设治理',
      expect.arrayContaining([
        ['县综合行政执法局', 'lead'],
        ['县公安局', 'support'],
        ['红旗街道', 'support'],
      ]),
    ],
    [
      2,
      '犬只管理',
      expect.arrayContaining([
        ['县公安局', 'lead'],
        ['红旗街道', 'support'],
      ]),
    ],
  ]);
  const then = await station.ask('matrix.read', { kind: 'territorial', on: '2025-12-31' });
  expect(then.bodies.map((b) => b.body)).toContain('县住建局');
  expect((await station.ask('matrix.read', { kind: 'territorial', on: '2025-01-01' })).state).toBe('none');
  expect(await station.ask('matrix.read', { kind: 'support' })).toMatchObject({ state: 'draft', rows: [{ no: 1, title: '矛盾调解' }] });
});

it("gathers a department's share of every list, each item with the department's own duty", async () => {
  const { lists } = await station.ask('matrix.share', { body: '县公安局' });
  expect(lists.map((l) => [l.kind, l.lead.map((i) => i.title), l.support.map((i) => [i.title, i.duty, i.others])])).toEqual([
    ['territorial', ['犬只管理'], [['违法建设治理', '维护秩序。', ['县综合行政执法局']]]],
    ['support', ['矛盾调解'], []],
  ]);
  expect((await station.ask('matrix.share', { body: '县公安局', kind: 'support' })).lists).toHaveLength(1);
  expect(await station.refusal('matrix.share', { body: '县住建局' })).toBe('recordNotFound');
  expect((await station.ask('matrix.share', { body: '县住建局', on: '2025-08-01' })).lists).toHaveLength(1);
});

it('writes it as a workbook', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'share-')), '分工.xlsx');
  await station.finish('matrix.shareWorkbook', { body: '县公安局', file: station.router.host.files.give(path).token });
  const { sheets } = await readXlsx(readFileSync(path));
  expect(sheets[0]!.rows[0]![0]).toBe('县公安局在示例县红旗街道清单中的分工');
  expect(sheets[0]!.rows.slice(2).map((row) => row.slice(0, 6))).toEqual([
    ['属地管理事项', 2, '犬只管理', '牵头', '办理登记。', '红旗街道'],
    ['属地管理事项', 1, '违法建设治理', '配合', '维护秩序。', '县综合行政执法局'],
    ['配合履职事项', 1, '矛盾调解', '牵头', '牵头。', '本街道'],
  ]);
});
