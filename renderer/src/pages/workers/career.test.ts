import { describe, expect, it } from 'vitest';
import type { Row } from '../registers/useList.ts';
import { lanesOf, spanOf } from './career.ts';
import type { CareerFile } from './career.ts';
import { assessmentsOf, sectionsOf } from './registration.ts';

let id = 0;
const row = (values: Record<string, unknown>): Row => ({ id: (id += 1), revision: 1, removedAt: null, ...values });
const file = (worker: Record<string, unknown>, parts: Record<string, Row[]> = {}): CareerFile => ({ worker: row(worker), parts });

describe('a career', () => {
  it('shows what stands on the worker where there are no records, and the records where there are', () => {
    const known = {
      position: '专职网格员',
      postClass: 'staff',
      serviceFrom: '2015-03-01',
      certificate: 'assistant',
      certificateOn: '2018-10-01',
    };
    expect(lanesOf(file(known)).map((l) => [l.label, ...l.events.map((e) => `${e.text} ${spanOf(e)}`)])).toEqual([
      ['服务', '从事社区工作 2015-03-01 起'],
      ['任职', '专职网格员 2015-03-01 起'],
      ['证书', '助理社会工作师 2018-10-01'],
    ]);
    const posts = [
      row({ position: '专职网格员', from: '2015-03-01', until: '2019-12-31' }),
      row({ position: '居委会主任', from: '2020-01-01' }),
    ];
    expect(lanesOf(file(known, { posts }))[1]!.events.map(spanOf)).toEqual(['2015-03-01 至 2019-12-31', '2020-01-01 起']);
  });
  it('leaves out what has no day, and lanes that are empty', () => {
    expect(lanesOf(file({ education: '20' }, { honours: [row({ title: '先进', on: null })] }))).toEqual([]);
  });
  it('gives an assessment at the end of its year, and breaks beside the service', () => {
    const lanes = lanesOf(
      file(
        { serviceFrom: '2015-03-01', leftOn: '2024-06-30' },
        { assessments: [row({ year: 2020, result: 'failed' })], serviceBreaks: [row({ from: '2016-01-01', until: '2016-12-31' })] },
      ),
    );
    expect(lanes[0]!.events.map(spanOf)).toEqual(['2015-03-01 至 2024-06-30', '2016-01-01 至 2016-12-31']);
    expect(lanes[1]!.events).toMatchObject([{ from: '2020-12-31', told: '2020 年度考核不合格', kind: 'bad' }]);
  });
});

describe('the personnel form', () => {
  it('keeps the newest where there is not room for all, and says how many more there are', () => {
    const trainings = Array.from({ length: 12 }, (_, i) => row({ name: `第${i + 1}期`, from: `20${10 + i}-05-06`, hours: 8 }));
    const [section] = sectionsOf(file({}, { trainings }));
    expect(section).toMatchObject({ heading: '培训情况', more: 7 });
    expect(section!.lines.map((l) => l[2])).toEqual(['第8期', '第9期', '第10期', '第11期', '第12期']);
    expect(section!.lines[0]).toEqual(['2017.05', '', '第8期', '8 学时']);
    const assessments = Array.from({ length: 14 }, (_, i) => row({ year: 2010 + i, result: 'qualified' }));
    expect(assessmentsOf(file({}, { assessments })).map(([year]) => year)).toEqual(Array.from({ length: 10 }, (_, i) => String(2014 + i)));
  });
  it('has no empty parts', () => expect(sectionsOf(file({}))).toEqual([]));
});
