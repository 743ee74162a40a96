import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discard } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { as } from '../lists/testing.ts';
import { request, stationWithLists } from './testing.ts';

let station: TestStation;
beforeAll(async () => {
  station = await stationWithLists();
});
afterAll(() => discard(station));

const problems = async (input: unknown): Promise<string[]> => {
  const params = await station.refusalParams('registers.save', input);
  return ((params?.['errors'] ?? []) as { field: string; code: string }[]).map((e) => `${e.field}:${e.code}`);
};
const place = '不应开具证明清单第 2 版（示红办发〔2026〕3号，2026-03-01 公布）第 1 项“亲属关系证明”';

describe('a certificate that must not be issued', () => {
  it('is refused with the item, version and notice of its day as the reason', async () => {
    const row = await station.ask('registers.save', request({}));
    expect(row).toMatchObject({
      outcome: 'refused',
      standing: 'prohibited',
      listKind: 'certificateRefused',
      itemTitle: '亲属关系证明',
      itemNo: 1,
      listVersion: 2,
      noticeNo: '示红办发〔2026〕3号',
      reason: `列入${place}，不应开具。依据：示民发〔2020〕20号。`,
      goTo: '请联系公安派出所办理。凭户口簿、结婚证、出生医学证明等核实。',
      number: `2026-${String(row.id).padStart(4, '0')}`,
    });
  });

  it('cannot be issued, by adding or by changing, and the list is named', async () => {
    expect(await problems(request({ outcome: 'issued' }))).toEqual(['outcome:certificateProhibited']);
    const params = await station.refusalParams('registers.save', request({ outcome: 'issued' }));
    expect(params).toMatchObject({ errors: [{ params: { place } }] });
    const row = await station.ask('registers.save', request({}));
    expect(await problems({ register: 'certificateRequests', id: row.id, values: { outcome: 'issued' } })).toEqual([
      'outcome:certificateProhibited',
    ]);
  });

  it('is told by the list of its own day', async () => {
    const before = await station.ask('registers.save', request({ requestedOn: '2025-12-31', matter: '健在证明' }));
    expect(before).toMatchObject({ standing: 'prohibited', outcome: 'refused', listVersion: 1 });
    expect(before['reason']).toContain('示红办发〔2025〕18号');
    const after = await station.ask('registers.save', request({ matter: '健在证明', outcome: 'issued', legalBasis: '示例县办法第三条' }));
    expect(after).toMatchObject({ standing: 'unlisted', item: null, listVersion: null });
    const earlier = await station.ask('registers.save', request({ requestedOn: '2025-06-30', outcome: 'issued' }));
    expect(earlier).toMatchObject({ standing: 'noList', item: null });
  });

  it('stays as it was known while day and matter stay', async () => {
    const row = await station.ask('registers.save', request({}));
    const again = await station.ask('registers.save', {
      register: 'certificateRequests',
      id: row.id,
      values: { phone: '13166131860', listVersion: 7, standing: 'listed' },
    });
    expect(again).toMatchObject({ standing: 'prohibited', listVersion: 2, reason: row['reason'] });
    const moved = await station.ask('registers.save', {
      register: 'certificateRequests',
      id: row.id,
      values: { matter: '居住情况证明', outcome: 'issued' },
    });
    expect(moved).toMatchObject({ standing: 'listed', itemTitle: '居住情况证明', listKind: 'certificateAllowed' });
  });
});

describe('other certificates', () => {
  it('of the list are issued, and one of them is refused only with a reason', async () => {
    const row = await station.ask('registers.save', request({ matter: '居住情况证明' }));
    expect(row).toMatchObject({ outcome: 'issued', standing: 'listed', reason: null });
    expect(row['legalBasis']).toBe(
      '可开具证明清单第 1 版（示红办发〔2025〕18号，2025-07-01 公布）第 1 项“居住情况证明”；示例县证明事项目录',
    );
    expect(await problems(request({ matter: '居住情况证明', outcome: 'refused' }))).toEqual(['reason:requiredMissing']);
  });

  it('of neither list need a basis in writing', async () => {
    expect(await problems(request({ matter: '养殖证明', outcome: 'issued' }))).toEqual(['legalBasis:offListBasisMissing']);
    expect(await problems(request({ matter: '养殖证明' }))).toEqual(['outcome:requiredMissing']);
    const row = await station.ask('registers.save', request({ matter: '养殖证明', outcome: 'issued', legalBasis: '示农发〔2026〕8号' }));
    expect(row).toMatchObject({ standing: 'unlisted', outcome: 'issued' });
  });
});

describe('what the form is told', () => {
  it('says how the matter stands and what to fill in, and writes nothing', async () => {
    const values = { requestedOn: '2026-05-06', matter: '亲属关系证明' };
    const told = await station.ask('listUse.judge', { register: 'certificateRequests', values });
    expect(told).toMatchObject({ standing: 'prohibited', place, says: [{ kind: 'caution' }], fills: { outcome: 'refused' } });
    const wrong = await station.ask('listUse.judge', { register: 'certificateRequests', values: { ...values, outcome: 'issued' } });
    expect(wrong.says).toEqual([{ kind: 'danger', text: `${place}：不应开具，不能登记为“已开具”。` }]);
    expect(await station.ask('listUse.judge', { register: 'certificateRequests', values: { matter: '亲属关系证明' } })).toMatchObject({
      standing: null,
      says: [],
    });
  });

  it('offers items of both lists by words and initials, as of the day', async () => {
    const found = async (search: string, on = '2026-05-06') =>
      (await station.ask('listUse.offer', { register: 'certificateRequests', on, search })).items.map((i) => i.title);
    expect(await found('亲属')).toEqual(['亲属关系证明']);
    expect(await found('jzqk')).toEqual(['居住情况证明']);
    expect(await found('健在')).toEqual([]);
    expect(await found('健在', '2025-12-31')).toEqual(['健在证明']);
    expect((await station.ask('listUse.offer', { register: 'certificateRequests', on: '2024-01-01' })).looked).toBe(0);
  });

  it('finds what speaks for or against work handed down, by the words of the letter', async () => {
    const { items } = await station.ask('listUse.offer', {
      register: 'handedTasks',
      search: '关于做好全县养犬登记、年检和管理工作的通知',
    });
    expect(items[0]).toMatchObject({ title: '养犬登记管理', standing: 'withdrawn', body: '县公安局' });
    expect(items.map((i) => i.title)).not.toContain('辖区防汛抗旱日常巡查');
  });
});

describe('work handed down', () => {
  const task = (values: Record<string, string | number | null>) => ({
    register: 'handedTasks' as const,
    values: { receivedOn: '2026-05-06', department: '县公安局', matter: '开展犬只办证年检', ...values },
  });
  const withdrawn = async (): Promise<number> =>
    (await station.ask('listUse.offer', { register: 'handedTasks', search: '养犬' })).items[0]!.item;

  it('is refused with the list as its reason', async () => {
    const row = await station.ask('registers.save', task({ item: await withdrawn(), decision: 'refused' }));
    expect(row).toMatchObject({ standing: 'withdrawn', listKind: 'withdrawn', itemTitle: '养犬登记管理' });
    expect(row['reason']).toContain(
      '上级部门收回事项清单第 1 版（示红办发〔2025〕9号，2025-07-01 公布）第 1 项“养犬登记管理”已明确由县公安局承接',
    );
    const off = await station.ask('registers.save', task({ decision: 'refused' }));
    expect(off['standing']).toBe('unlisted');
    expect(off['reason']).toMatch(/^基本履职事项清单第 1 版（.*）、配合履职事项清单第 1 版（.*）中没有这一事项，未经准入不予承接。$/);
  });

  it('is accepted with money and people, and one is told where both are missing', async () => {
    const row = await station.ask(
      'registers.save',
      task({ decision: 'accepted', funds: 1_250_000, people: 2, from: '2026-06-01', until: '2026-12-31' }),
    );
    expect(row).toMatchObject({ funds: 1_250_000, people: 2, reason: null });
    const told = (values: Record<string, string | number>) =>
      station.ask('listUse.judge', { register: 'handedTasks', values: { receivedOn: '2026-05-06', matter: '犬只办证', ...values } });
    expect((await told({ decision: 'accepted' })).says.at(-1)!.text).toContain('费随事转');
    expect((await told({ decision: 'accepted', funds: 1 })).says.map((s) => s.kind)).toEqual(['info']);
    expect((await told({ decision: 'pending', matter: '辖区防汛抗旱日常巡查' })).says[0]!.text).toContain('应当办理');
  });
});

describe('seals and powers', () => {
  it('a seal outside the list is told and counted, not refused', async () => {
    const use = (matter: string) => ({
      register: 'sealUses' as const,
      values: { usedOn: '2026-05-06', matter, document: '低保申请表', copies: 3, seal: '街道办事处公章', applicant: '民政办小陈' },
    });
    expect(await station.ask('registers.save', use('低保申请材料盖章'))).toMatchObject({ standing: 'listed', itemNo: 1 });
    expect(await station.ask('registers.save', use('借款合同盖章'))).toMatchObject({ standing: 'unlisted', item: null });
    const told = await station.ask('listUse.judge', { register: 'sealUses', values: { usedOn: '2026-05-06', matter: '借款合同盖章' } });
    expect(told.says).toMatchObject([{ kind: 'caution' }]);
  });

  it('a letter whose day has come is on the first page until it is answered', async () => {
    const soon = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const later = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
    const letter = (subject: string, dueOn: string | null) =>
      station.ask('registers.save', {
        register: 'powerUses',
        values: { askedOn: '2026-05-06', subject, power: 'planning', matter: '规划编制参与权', department: '县自然资源局', dueOn },
      });
    const row = await letter('红旗片区控规征求意见', soon);
    expect(row).toMatchObject({ standing: 'listed', listVersion: null, noticeNo: '示办发〔2024〕9号' });
    await letter('停车场选址征求意见', later);
    await letter('没有期限的来文', null);
    const due = async () => (await station.ask('station.overview', {})).due.filter((d) => d.register === 'powerUses');
    expect(await due()).toEqual([
      { kind: 'answerDue', register: 'powerUses', id: row.id, title: '红旗片区控规征求意见（县自然资源局）', on: soon },
    ]);
    await station.ask('registers.save', { register: 'powerUses', id: row.id, values: { repliedOn: '2026-05-08', outcome: 'agreed' } });
    expect(await due()).toEqual([]);
  });
});

describe('the note of a refusal', () => {
  it('says what was asked, by whom demanded, why not, and where to go', async () => {
    const row = await station.ask('registers.save', request({ purpose: '办理贷款', handler: '清单小李' }));
    expect(await station.ask('listUse.note', { id: row.id })).toMatchObject({
      outcome: 'refused',
      applicant: '张丽君',
      matter: '亲属关系证明',
      purpose: '办理贷款',
      demandedBy: '示例县农村信用社',
      reason: row['reason'],
      goTo: '请联系公安派出所办理。凭户口簿、结婚证、出生医学证明等核实。',
      place,
    });
    const bare = await station.ask('registers.save', request({ matter: '婚姻状况证明' }));
    expect((await station.ask('listUse.note', { id: bare.id })).goTo).toContain('请持本告知单向示例县农村信用社说明');
    expect(await station.refusal('listUse.note', { id: 9_999 })).toBe('recordNotFound');
  });
});

describe('counts', () => {
  const period = { register: 'certificateRequests' as const, from: '2023-01-01', until: '2023-12-31' };
  beforeAll(async () => {
    const many: [string, string, string, string][] = [
      ['2023-01-05', '亲属关系证明', '县农村信用社', 'refused'],
      ['2023-01-09', '健在证明', '县社保局', 'refused'],
      ['2023-02-01', '亲属关系证明', '县农村信用社', 'refused'],
      ['2023-02-03', '居住情况证明', '县教育局', 'issued'],
    ];
    for (const [requestedOn, matter, demandedBy, outcome] of many)
      await station.ask(
        'registers.save',
        request({ requestedOn, matter, demandedBy, outcome, reason: outcome === 'refused' ? '示例理由' : null }),
      );
  });

  it('agree by department, item, both and month', async () => {
    const by = async (name: 'item' | 'department' | 'departmentItem' | 'month') => {
      const counts = await station.ask('listUse.counts', { ...period, by: name });
      const at = ['issued', 'refused'].map((column) => counts.columns.findIndex((c) => c.name === column));
      expect([counts.records, ...at.map((i) => counts.sum[i])]).toEqual([4, 1, 3]);
      return counts.rows.map((r) => [...r.labels, ...at.map((i) => r.counts[i])]);
    };
    expect(await by('department')).toEqual([
      ['县农村信用社', 0, 2],
      ['县教育局', 1, 0],
      ['县社保局', 0, 1],
    ]);
    expect(await by('item')).toHaveLength(3);
    expect((await by('departmentItem'))[0]).toEqual(['县农村信用社', '亲属关系证明', 0, 2]);
    expect(await by('month')).toEqual([
      ['2023-01', 0, 2],
      ['2023-02', 1, 1],
    ]);
  });

  it('leave removed records out', async () => {
    const whole = () => station.ask('listUse.counts', { register: 'sealUses', by: 'item' });
    const before = await whole();
    const values = { usedOn: '2026-05-06', matter: '其他', document: '错登', copies: 5, seal: '公章', applicant: '陈' };
    const { id } = await station.ask('registers.save', { register: 'sealUses', values });
    expect((await whole()).records).toBe(before.records + 1);
    await station.ask('registers.remove', { register: 'sealUses', ids: [id] });
    expect(await whole()).toEqual(before);
  });

  it('go out as a workbook of four sheets', async () => {
    const path = join(station.folder, 'counts.xlsx');
    await station.finish('listUse.countsWorkbook', { ...period, file: station.router.host.files.give(path).token });
    const { sheets } = await readXlsx(readFileSync(path));
    expect(sheets.map((s) => s.name)).toEqual(['按部门', '按事项', '按部门和事项', '按月份']);
    expect(sheets[0]!.rows[3]!.slice(0, 3)).toEqual(['县农村信用社', 0, 2]);
    expect(sheets[3]!.rows.at(-1)!.slice(0, 3)).toEqual(['合计', 1, 3]);
  });
});

it('takes an old book in as it happened, and counts what should not have been', async () => {
  const path = join(station.folder, '证明开具登记.csv');
  const lines = [
    '申请日期,姓名,证明名称,要求单位,理由,清单核对',
    '2025-08-01,张三,亲属关系证明,县社保局,,清单内',
    '2025-08-02,李四,健在证明,县社保局,清单不允许,清单内',
    '2025-08-03,王五,居住情况证明,县教育局,,不应开具',
  ];
  writeFileSync(path, lines.join('\n'));
  const opened = await station.finish<{
    plan: string;
    tables: { id: string; register: string; context: object; columns: { heading: string; field: string | null }[] }[];
  }>('spreadsheets.open', { file: station.router.host.files.give(path).token, register: 'certificateRequests' });
  const tables = opened.tables.map(({ id, register, context, columns }) => ({ id, register, context, columns }));
  expect(tables.map((t) => t.register)).toEqual(['certificateRequests']);
  // What the program looks up itself is not taken from a workbook.
  expect(tables[0]!.columns.find((c) => c.heading === '清单核对')!.field).toBeNull();
  await station.finish('spreadsheets.check', { plan: opened.plan, tables });
  await station.finish('spreadsheets.apply', { plan: opened.plan });
  const { rows } = await station.ask('registers.list', {
    register: 'certificateRequests',
    filters: { requestedOn: { from: '2025-08-01', until: '2025-08-31' } },
    sort: { field: 'requestedOn' },
  });
  expect(rows.map((r) => [r['applicant'], r['standing'], r['outcome'], r['listVersion']])).toEqual([
    ['张三', 'prohibited', 'issued', 1],
    ['李四', 'prohibited', 'refused', 1],
    ['王五', 'listed', 'issued', 1],
  ]);
  const counts = await station.ask('listUse.counts', {
    register: 'certificateRequests',
    by: 'month',
    from: '2025-08-01',
    until: '2025-08-31',
  });
  expect(counts.sum[counts.columns.findIndex((c) => c.name === 'prohibitedIssued')]).toBe(1);
  // A telephone is put right without a word about the old decision.
  await station.ask('registers.save', { register: 'certificateRequests', id: rows[0]!.id, values: { phone: '13166131860' } });
});

it('is taken back as any step, and comes back as it was', async () => {
  await as(station, '清单小李');
  const row = await station.ask('registers.save', request({}));
  await station.ask('registers.save', {
    register: 'certificateRequests',
    id: row.id,
    values: { matter: '居住情况证明', outcome: 'issued' },
  });
  await station.ask('registers.undo', {});
  const back = await station.ask('registers.read', { register: 'certificateRequests', id: row.id });
  expect(back).toMatchObject({ matter: '亲属关系证明', standing: 'prohibited', outcome: 'refused', listVersion: 2, reason: row['reason'] });
  await as(station, '管理员');
});
