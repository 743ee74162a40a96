import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FoundTable, TableResult } from '#shared/contract/spreadsheets.ts';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { xlsx } from '../spreadsheets/testing.ts';
import { as, publish, saveItems, withApprover } from '../lists/testing.ts';

const steps = [
  { title: '提出申请', kind: 'start' as const, who: '申请人', limit: null, next: null },
  { title: '是否齐全', kind: 'decision' as const, who: '便民服务中心', limit: '1个工作日', next: '齐全→3；不齐→1' },
  { title: '办结', kind: 'end' as const, who: null, limit: null, next: null },
];
const whole = {
  kind: 'power',
  type: 'confirmation',
  basis: '《示例县救助办法》第五条、第六条第二款',
  body: '红旗街道办事处',
  stages: '1.受理责任：公示材料。2.决定责任：作出决定。',
  liability: '1.不予受理的；2.收取费用的。',
  supervision: '0000-12345678',
};

describe('flow charts and instruction sheets', () => {
  let station: TestStation;
  let ids: number[];
  beforeAll(async () => {
    station = await newStation();
    await withApprover(station);
    ids = await saveItems(station, [
      { ...whole, title: '救助对象认定', orderNo: 1, promisedLimit: '20个工作日', code: 'XK-1' },
      { ...whole, title: '救助金发放', orderNo: 2, supervision: null },
      { kind: 'territorial', title: '违法建设巡查', leadBody: '县自然资源局', leadDuty: '负责查处', supportDuty: '开展巡查' },
    ]);
  });
  afterAll(() => discard(station));
  const read = (item: number) => station.ask('flows.read', { item });

  it('offers a draft of what is not drawn yet', async () => {
    const flow = await read(ids[0]!);
    expect(flow).toMatchObject({ item: { title: '救助对象认定', kindName: '权力清单', promised: '20个工作日' }, steps: [], stamp: 'none' });
    expect(flow.draft.map((s) => s.title)).toContain('是否受理');
    expect((await read(ids[2]!)).draft.map((s) => s.who)).toContain('县自然资源局');
  });

  it('keeps a flow as it is written, in one step of the trail that can be taken back', async () => {
    const saved = await station.ask('flows.save', { item: ids[0]!, stamp: 'none', steps });
    expect(saved.changed).toBe(3);
    expect((await read(ids[0]!)).steps).toEqual(steps.map((s, i) => ({ no: i + 1, ...s })));
    const again = await station.ask('flows.save', {
      item: ids[0]!,
      stamp: saved.stamp,
      steps: [steps[0]!, { ...steps[1]!, next: '3' }, steps[2]!],
    });
    expect(again.changed).toBe(1);
    const less = await station.ask('flows.save', { item: ids[0]!, stamp: again.stamp, steps: [steps[0]!, steps[2]!] });
    expect(less.changed).toBe(2);
    expect((await read(ids[0]!)).steps.map((s) => s.title)).toEqual(['提出申请', '办结']);
    await station.ask('registers.undo', {});
    await station.ask('registers.undo', {});
    expect((await read(ids[0]!)).steps.map((s) => s.next)).toEqual([null, '齐全→3；不齐→1', null]);
  });

  it('refuses what somebody else changed meanwhile, and a step without a name, and keeps what was', async () => {
    const { stamp } = await read(ids[0]!);
    expect(await station.refusal('flows.save', { item: ids[0], stamp: 'none', steps })).toBe('revisionConflict');
    const nameless = steps.map((s, i) => (i === 1 ? { ...s, title: ' ' } : s));
    expect(await station.refusalParams('flows.save', { item: ids[0], stamp, steps: nameless })).toMatchObject({
      register: 'flowSteps',
      row: 2,
    });
    expect(await station.refusal('flows.save', { item: 9999, stamp: 'none', steps })).toBe('recordNotFound');
    expect((await read(ids[0]!)).stamp).toBe(stamp);
  });

  it('counts by kind what is drawn and complete, and names what is missing', async () => {
    expect(await station.ask('flows.coverage', {})).toEqual({
      kinds: [
        { code: 'power', name: '权力清单', items: 2, withFlow: 1, faulty: 0, complete: 1 },
        { code: 'territorial', name: '属地管理事项', items: 1, withFlow: 0, faulty: 0, complete: 0 },
      ],
    });
    const missing = await station.ask('flows.missing', { kind: '权力清单' });
    expect(missing).toMatchObject({ items: 2, complete: 1, counts: { flow: 1, supervision: 1 }, total: 1 });
    expect(missing.rows).toEqual([{ item: ids[1], orderNo: 2, title: '救助金发放', lacks: ['supervision', 'flow'], faults: 0 }]);
    await station.ask('flows.save', { item: ids[1]!, stamp: 'none', steps: [steps[0]!, { ...steps[2]!, kind: 'step' }] });
    expect((await station.ask('flows.coverage', {})).kinds[0]).toMatchObject({ withFlow: 2, faulty: 1, complete: 1 });
    expect((await station.ask('flows.missing', { kind: 'power', lacks: 'faulty' })).rows).toMatchObject([{ item: ids[1], faults: 2 }]);
    expect((await station.ask('flows.missing', { kind: 'power', lacks: 'flow' })).total).toBe(0);
  });

  it('composes the sheet of an item from its own facts', async () => {
    await station.ask('registers.save', {
      register: 'itemLinks',
      values: { item: ids[0]!, relation: 'supports', linkedItem: ids[2]! },
    });
    const { sheets, kindName, total } = await station.ask('flows.sheets', { kind: 'power' });
    expect([kindName, total]).toEqual(['权力清单', 2]);
    const [sheet] = sheets;
    expect(sheet!.head).toEqual([
      { label: '清单类别', text: '权力清单' },
      { label: '职权类型', text: '行政确认' },
      { label: '事项编码', text: 'XK-1' },
    ]);
    const part = (heading: string) => sheet!.parts.find((p) => p.heading === heading)?.lines;
    expect(part('设定依据')!.map((l) => l.text)).toEqual(['《示例县救助办法》第五条', '《示例县救助办法》第六条第二款']);
    expect(part('办理要求')).toEqual([
      { lead: '受理责任', text: '公示材料。' },
      { lead: '决定责任', text: '作出决定。' },
    ]);
    expect(part('办理时限')).toEqual([{ lead: '承诺时限', text: '20个工作日' }]);
    expect(part('追责情形')!.map((l) => l.text)).toEqual(['不予受理的', '收取费用的']);
    expect(part('关联事项')).toEqual([{ lead: '配合牵头事项', text: '违法建设巡查' }]);
    expect(sheet!.steps).toHaveLength(3);
    expect((await station.ask('flows.sheets', { item: ids[2]! })).sheets[0]!.parts[0]).toMatchObject({
      heading: '责任分工',
      lines: [
        { lead: '主体责任（县自然资源局）', text: '负责查处' },
        { lead: '配合责任（本街道）', text: '开展巡查' },
      ],
    });
    expect((await station.ask('flows.sheets', { kind: 'power', offset: 1, limit: 1 })).sheets.map((s) => s.title)).toEqual(['救助金发放']);
  });

  it('takes a workbook of steps in, and again changes only what differs', async () => {
    const path = join(station.folder, 'steps.xlsx');
    const rows = [
      ['事项', '步骤号', '环节名称', '环节类型', '承办单位', '环节时限', '下一步'],
      ['违法建设巡查', 1, '巡查发现', '开始', '社区网格员', '', ''],
      ['违法建设巡查', 2, '是否改正', '判断', '街道', '即时', '改正→4；不改→3'],
      ['违法建设巡查', 3, '移送查处', '环节', '县自然资源局', '7个工作日', ''],
      ['违法建设巡查', 4, '归档', '结束', '', '', ''],
    ];
    const take = async (given: (string | number)[][]): Promise<number[]> => {
      writeFileSync(path, await xlsx({ name: '流程', rows: given }));
      const { token } = station.router.host.files.give(path);
      const opened = await station.finish<{ plan: string; tables: FoundTable[] }>('spreadsheets.open', {
        file: token,
        register: 'flowSteps',
      });
      const tables = opened.tables.map(({ id, register, context, columns }) => ({ id, register, context, columns }));
      await station.finish('spreadsheets.check', { plan: opened.plan, tables });
      const {
        tables: [done],
      } = await station.finish<{ tables: TableResult[] }>('spreadsheets.apply', { plan: opened.plan });
      return [done!.added, done!.changed, done!.unchanged];
    };
    expect(await take(rows)).toEqual([4, 0, 0]);
    expect((await read(ids[2]!)).steps.map((s) => [s.no, s.kind, s.limit, s.next])).toEqual([
      [1, 'start', null, null],
      [2, 'decision', '即时', '改正→4；不改→3'],
      [3, 'step', '7个工作日', null],
      [4, 'end', null, null],
    ]);
    expect(await take(rows.map((row, i) => (i === 3 ? [...row.slice(0, 2), '移送县局查处', ...row.slice(3)] : row)))).toEqual([0, 1, 3]);
  });

  it('draws on after the list is published, without a proposal, and only for those who may write', async () => {
    await publish(station, (await station.ask('lists.open', { kind: 'power' })).proposal, '示〔1〕号', '2026-06-01');
    const { stamp } = await read(ids[1]!);
    await station.ask('flows.save', { item: ids[1]!, stamp, steps });
    expect((await station.ask('flows.coverage', {})).kinds[0]).toMatchObject({ withFlow: 2, faulty: 0 });
    await as(station, '王审');
    expect(await station.refusal('flows.save', { item: ids[1], stamp: (await read(ids[1]!)).stamp, steps })).toBe('notPermitted');
    expect((await read(ids[1]!)).steps).toHaveLength(3);
    await as(station, '管理员');
  });
});
