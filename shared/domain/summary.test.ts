import { describe, expect, it } from 'vitest';
import { summaryTables } from './summary.ts';

const sum = {
  items: { count: 340, totals: { kind: { support: 99, power: 170, basic: 71 }, type: { licence: 8, '': 332 } } },
  workers: { count: 46, totals: { postClass: { staff: 40, head: 6 } } },
  payLines: { count: 46, totals: { total: 22_778_000 } },
  seats: { count: 0, totals: {} },
};

describe('the summary', () => {
  const tables = summaryTables(sum);

  it('has a table per way of counting and none for what nobody has', () => {
    expect(tables.map((t) => t.title)).toEqual([
      '权责事项（按清单类别）',
      '权责事项（按职权类型）',
      '社区工作者（按岗位类别）',
      '薪酬明细',
    ]);
  });

  it('orders values as the code table does and keeps figures as figures', () => {
    const [kinds, types, posts, pay] = tables;
    expect(kinds?.columns.map((c) => c.label)).toEqual(['总数', '权力清单', '基本履职事项', '配合履职事项']);
    expect(types?.columns.map((c) => c.label)).toEqual(['总数', '行政许可', '未填']);
    expect(posts?.columns.map((c) => c.value(sum.workers))).toEqual([46, 6, 40]);
    expect(pay?.columns.map((c) => `${c.label} ${c.value(sum.payLines)} ${c.unit}`)).toEqual([
      '总数 46 count',
      '应发合计（元） 22778000 fen',
    ]);
  });

  it('tells a report without such a figure from no report', () => {
    const column = tables[0]?.columns[3];
    expect(column?.value({ count: 1, totals: { kind: { power: 1 } } })).toBeUndefined();
    expect(column?.value(undefined)).toBeNull();
  });
});
