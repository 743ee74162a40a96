import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discard, newStation, stationAt } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { publish, publishFirst, takeWorkbook, withApprover } from './testing.ts';

const sample = join(import.meta.dirname, '../../../../tests/samples/权责清单.xlsx');
type Cells = (string | number | null)[][];
/** Next year's workbook: the sample with some cells changed. */
async function nextYear(folder: string, name: string, change: (power: Cells, duties: Cells) => void): Promise<string> {
  const { sheets } = await readXlsx(readFileSync(sample));
  const rows = sheets.map((s) => s.rows.map((row) => row.map((c) => (c as string | number | null) ?? null)));
  change(rows[0]!, rows[1]!);
  const path = join(folder, name);
  writeFileSync(
    path,
    await writeXlsx({
      sheets: sheets.map((s, i) => ({ name: s.name, rows: rows[i]!, merges: (s.merges ?? []).filter((m) => m.startRow < 4) })),
    }),
  );
  return path;
}
const titled = (rows: Cells, title: string): number => rows.findIndex((r) => r.includes(title));

describe('the sample workbook of lists', () => {
  let station: TestStation;
  const proposalOf: Record<string, number> = {};
  beforeAll(async () => {
    station = await newStation();
    await withApprover(station);
    await takeWorkbook(station, sample);
  });
  afterAll(() => discard(station));

  it('comes in as 170 + 340 items with types, sub-items and parsed bases', async () => {
    const at = await station.ask('lists.at', { kind: 'power' });
    expect(at).toMatchObject({ state: 'draft', total: 170 });
    expect(at.byType.map((t) => [t.label, t.count])).toEqual([
      ['行政许可', 8],
      ['行政处罚', 115],
      ['行政强制', 7],
      ['行政征收', 1],
      ['行政检查', 7],
      ['行政确认', 3],
      ['其他职权', 29],
    ]);
    const totals = await Promise.all(
      ['basic', 'support', 'withdrawn'].map((kind) => station.ask('lists.at', { kind }).then((l) => l.total)),
    );
    expect(totals).toEqual([117, 99, 124]);
    const subItems = await station.ask('registers.count', { register: 'items', by: ['subItem'], filters: { kind: { in: ['power'] } } });
    expect(subItems.groups.map((g) => g.values[0])).toEqual([null, '1.首次办理']);
    const { total: unparsed } = await station.ask('registers.list', { register: 'itemBases', filters: { understood: { in: [0] } } });
    expect(unparsed).toBe(0);
    const { statutes } = await station.ask('lists.statutes', {});
    expect(statutes.map((s) => [s.title, s.kind]).sort()).toEqual(
      [
        ['示例省城市管理条例', 'localRegulation'],
        ['物业管理条例', 'regulation'],
        ['戒毒条例', 'regulation'],
        ['禁毒法', 'law'],
        ['生产安全事故应急条例', 'regulation'],
      ]
        .concat(statutes.map((s) => [s.title, s.kind!]))
        .filter((pair, i, all) => all.findIndex((other) => other[0] === pair[0]) === i)
        .sort(),
    );
    const [first] = at.rows;
    const sheet = await station.ask('lists.item', { item: first!.id });
    expect(sheet.bases).toMatchObject([{ statute: '示例省城市管理条例', article: 18, paragraph: 2, understood: true, status: 'inForce' }]);
    expect(sheet.stages.map((s) => s.stage)).toEqual(['accept', 'examine', 'decide', 'deliver', 'supervise']);
    expect(sheet.cases).toHaveLength(3);
    expect(sheet.bodies).toEqual([{ role: 'implement', body: '红旗街道办事处', duty: null }]);
  });

  it('is searched by word, pinyin initials, body, and article however it is written', async () => {
    const total = async (search: string): Promise<number> => (await station.ask('lists.at', { kind: 'power', search })).total;
    expect(await total('占道经营 许可')).toBe(1);
    expect(await total('lszdjyxk')).toBe(1);
    expect(await total('红旗街道办事处')).toBe(170);
    const { rows } = await station.ask('lists.at', { kind: 'power', limit: 500 });
    const cited = rows.filter((r) => /《示例省城市管理条例》第十八条/.test(String(r['basis']))).length;
    expect(cited).toBeGreaterThan(1);
    expect(await total('示例省城市管理条例第18条')).toBe(cited);
    expect(await total('《城市管理条例》第十八条第二款')).toBeLessThanOrEqual(cited);
    expect(await total('示例省城市管理条例第99条')).toBe(0);
  });

  it('is published as version 1 of four lists', async () => {
    for (const [kind, total] of [
      ['power', 170],
      ['basic', 117],
      ['support', 99],
      ['withdrawn', 124],
    ] as const) {
      expect(await publishFirst(station, kind)).toMatchObject({ number: 1, total });
    }
  });

  it('is searched by article as a version too', async () => {
    const search = async (version?: number): Promise<number> =>
      (await station.ask('lists.at', { kind: 'power', search: '城市管理条例第18条', limit: 1, ...(version ? { version } : {}) })).total;
    expect(await search(1)).toBeGreaterThan(1);
    expect(await search()).toBe(await search(1));
  });

  it('says nothing new when it comes in again', async () => {
    expect(await takeWorkbook(station, sample)).toMatchObject({ step: null, proposals: [] });
  });

  it('of next year yields exactly the changes made', async () => {
    const path = await nextYear(station.folder, '权责清单2026.xlsx', (power, duties) => {
      power[titled(power, '临时占道经营许可')]![2] = '临时占用道路经营许可';
      power[titled(power, '临时占用绿地许可')]![4] = '《示例省城市管理条例》第二十四条第一款';
      power[titled(power, '临时张贴宣传品许可')]![7] = null;
      power.splice(titled(power, '临时饲养家禽家畜许可'), 1);
      power[0]![0] = '示例县红旗街道办事处权力清单和责任清单（2026年版）';
      power[1]![0] = '公布文号：示红办发〔2026〕3号   公布日期：2026年7月1日';
      power[4]![0] = '一、行政许可（8项）';
      power.splice(5, 0, [
        9,
        '行政许可',
        '示范公园夜间展演许可',
        null,
        '《示例省公园条例》第七条',
        '红旗街道办事处',
        '1.受理责任：公示材料。',
        '1.不予受理的。',
        null,
      ]);
      duties[titled(duties, '党的建设：组织开展随意倾倒生活垃圾治理（第1项）')]![1] = '民生服务';
    });
    const { proposals, step } = await takeWorkbook(station, path);
    expect(step).not.toBeNull();
    for (const p of proposals) if (p.proposal) proposalOf[p.kind] = p.proposal;
    expect(
      proposals.map(({ kind, matched, added, changed, missing, removed }) => [kind, matched, added, changed, missing, removed]),
    ).toEqual([
      ['power', 169, 1, 3, 1, 1],
      ['basic', 117, 0, 1, 0, 0],
      ['support', 99, 0, 0, 0, 0],
      ['withdrawn', 124, 0, 0, 0, 0],
    ]);
    const { changes } = await station.ask('lists.proposal', { proposal: proposalOf['power']! });
    expect(changes.map((c) => [c.change, c.title, c.fields.map((f) => f.field).filter((f) => f !== 'orderNo')])).toEqual([
      ['changed', '临时占道经营许可', ['title']],
      ['changed', '临时张贴宣传品许可', ['liability']],
      ['changed', '临时占用绿地许可', ['basis']],
      ['added', '示范公园夜间展演许可', ['type', 'title', 'basis', 'body', 'stages', 'liability']],
      ['removed', '临时饲养家禽家畜许可', expect.arrayContaining(['title', 'basis'])],
    ]);
    const items = await station.ask('registers.list', { register: 'items', filters: { kind: { in: ['power'] } }, limit: 1 });
    expect(items.total).toBe(170);
  });

  it('becomes version 2 and differs from version 1 in just that', async () => {
    const proposal = proposalOf['power']!;
    await station.ask('lists.reason', { proposal, reason: 'statute', basisText: '《示例省城市管理条例》修改' });
    expect(await publish(station, proposal, '示红办发〔2026〕3号', '2026-07-01')).toMatchObject({
      number: 2,
      total: 170,
      added: 1,
      changed: 3,
      removed: 1,
    });
    const diff = await station.ask('lists.diff', { kind: '权力清单', from: '2025-12-31', to: '2026-12-31' });
    expect(diff.changed.map((c) => c.title).sort()).toEqual(['临时占用道路经营许可', '临时占用绿地许可', '临时张贴宣传品许可'].sort());
    expect([diff.added.map((c) => c.title), diff.removed.map((c) => c.title)]).toEqual([
      ['示范公园夜间展演许可'],
      ['临时饲养家禽家畜许可'],
    ]);
    expect((await station.ask('lists.at', { kind: 'power', on: '2025-07-01' })).total).toBe(170);
  });

  it('of a few items only adds to the list, and is taken back as one step', async () => {
    const path = await nextYear(station.folder, '补充.xlsx', (power, duties) => {
      power.splice(5, power.length, [
        1,
        '行政许可',
        '示范公园水面活动许可',
        null,
        '《示例省公园条例》第八条',
        '红旗街道办事处',
        '受理责任：公示材料。',
        null,
        null,
      ]);
      power[4]![0] = null;
      duties.splice(0, duties.length);
    });
    const { proposals } = await takeWorkbook(station, path);
    expect(proposals).toMatchObject([{ kind: 'power', matched: 0, added: 1, missing: 170, removed: 0 }]);
    await station.ask('registers.undo', {});
    expect((await station.ask('lists.proposals', { kind: 'power', status: 'drafted' })).total).toBe(0);
  });

  it('is kept under a new kind of the office’s own without code', async () => {
    const kind = { code: '民生服务清单', name: '民生服务清单', words: '民生清单', checks: JSON.stringify(['sameTitle']) };
    await station.ask('registers.save', { register: 'listKinds', values: kind });
    const path = join(station.folder, '民生.xlsx');
    const rows = [
      ['红旗街道民生服务清单'],
      ['序号', '事项名称', '责任部门'],
      [1, '社区食堂用餐补助发放', '县民政局'],
      [2, '独居老人定期探访', '县民政局'],
    ];
    writeFileSync(path, await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] }));
    expect((await takeWorkbook(station, path)).tables).toMatchObject([{ added: 2 }]);
    expect((await station.ask('lists.at', { kind: '民生服务清单' })).rows.map((r) => r['title'])).toEqual([
      '社区食堂用餐补助发放',
      '独居老人定期探访',
    ]);
    expect(await station.refusal('registers.save', { register: 'items', values: { kind: '没有的清单', title: '某事' } })).toBe(
      'recordInvalid',
    );
  });

  it('survives a restart with its versions', async () => {
    await station.close();
    const again = stationAt(station.folder);
    await again.ask('station.signIn', { account: '管理员', passphrase: 'correct horse 电池' });
    expect((await again.ask('lists.versions', { kind: 'power' })).versions.map((v) => v.number)).toEqual([2, 1]);
    await again.close();
  });
});
