import { describe, expect, it } from 'vitest';
import { headRows, printedGroups } from './layout.ts';
import { matrixOf, partsIn } from './matrix.ts';
import { noticeText, noticeTitle } from './words.ts';

const columns = (...fields: string[]) => fields.map((field) => ({ field, heading: field }));
const item = (title: string, type: string | null, field: string | null = null) => ({ title, type, field });
const shown = (numbering: string, fields: string[], items: ReturnType<typeof item>[]) =>
  printedGroups({ numbering, columns: columns(...fields) }, items).map((g) => [
    g.heading,
    g.rows.map((r) => `${r.no}${r.item.title}`).join(' '),
  ]);

describe('rows of a printed list', () => {
  const mixed = [item('甲', 'penalty'), item('乙', 'licence'), item('丙', 'penalty')];

  it('are numbered throughout under headings where each type stands together', () => {
    expect(shown('continuous', ['type'], [item('甲', 'licence'), item('乙', 'penalty'), item('丙', 'penalty')])).toEqual([
      ['一、行政许可（1项）', '1甲'],
      ['二、行政处罚（2项）', '2乙 3丙'],
    ]);
  });

  it('keep their order without headings where types are mixed, or where one has none', () => {
    expect(shown('continuous', ['type'], mixed)).toEqual([[null, '1甲 2乙 3丙']]);
    expect(shown('continuous', ['type'], [item('甲', 'licence'), item('乙', null)])).toEqual([[null, '1甲 2乙']]);
    expect(shown('continuous', ['title'], mixed)).toEqual([[null, '1甲 2乙 3丙']]);
  });

  it('are brought together and counted from one by type in official order, by field as fields first come', () => {
    expect(shown('byType', ['type'], mixed)).toEqual([
      ['一、行政许可（1项）', '1乙'],
      ['二、行政处罚（2项）', '1甲 2丙'],
    ]);
    expect(shown('byField', ['title'], [item('甲', null, '平安'), item('乙', null, '党建'), item('丙', null, '平安')])).toEqual([
      ['一、平安（2项）', '1甲 2丙'],
      ['二、党建（1项）', '1乙'],
    ]);
  });
});

it('heads stand in two rows where columns share one', () => {
  const over = [
    { field: 'orderNo', heading: '序号' },
    { field: 'title', heading: '项目', over: '名称' },
    { field: 'subItem', heading: '子项', over: '名称' },
  ];
  expect(headRows(over)).toEqual([
    [
      { text: '序号', column: 0, wide: 1, high: 2 },
      { text: '名称', column: 1, wide: 2, high: 1 },
    ],
    [
      { text: '项目', column: 1, wide: 1, high: 1 },
      { text: '子项', column: 2, wide: 1, high: 1 },
    ],
  ]);
  expect(headRows(over.slice(0, 1))).toEqual([[{ text: '序号', column: 0, wide: 1, high: 1 }]]);
});

it('a notice says what changed, and nothing of a version before the first', () => {
  const version = {
    number: 1,
    noticeNo: 'x',
    publishedOn: '2026-03-01',
    total: 3,
    added: 3,
    changed: 0,
    removed: 0,
    counts: { penalty: 3 },
  };
  expect(noticeTitle('红旗街道', '权力清单', version)).toBe('红旗街道关于公布《权力清单》的公告');
  expect(noticeText('红旗街道', '权力清单', version).split('\n')).toEqual([
    '《红旗街道权力清单》已经审核、合法性审查并批准，现予公布。',
    '清单共 3 项，其中行政处罚 3 项。',
    '本清单自公布之日起施行。',
  ]);
  const second = { ...version, number: 2, added: 1, changed: 2, removed: 1, counts: { '': 3 } };
  expect(noticeText('红旗街道', '用印事项', second)).toContain('本次在第 1 版基础上新增 1 项、修改 2 项、取消 1 项。');
  expect(noticeText('红旗街道', '用印事项', second)).toContain('清单共 3 项。');
});

it('a matrix gives each body its weightiest part, bodies with most items first', () => {
  const items = [
    { leadBody: '县民政局', supportBody: '县公安局、县民政局', body: '县民政局' },
    { body: '街道办' },
    { leadBody: '县公安局', supportDuty: '协助。' },
  ];
  expect(Object.fromEntries(partsIn(items[0]!))).toEqual({ 县民政局: 'lead', 县公安局: 'support' });
  const { bodies, marks } = matrixOf(items);
  expect(bodies).toEqual([
    { body: '县公安局', lead: 1, support: 1, implement: 0 },
    { body: '县民政局', lead: 1, support: 0, implement: 0 },
    { body: '街道办', lead: 0, support: 0, implement: 1 },
    { body: '本街道', lead: 0, support: 1, implement: 0 },
  ]);
  expect(marks).toEqual([{ 0: 'support', 1: 'lead' }, { 2: 'implement' }, { 0: 'lead', 3: 'support' }]);
});
