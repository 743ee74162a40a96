import { describe, expect, it } from 'vitest';
import { choicesOf, contextFields, destination, faultSentence, mappingFaults, samplesOf } from './mapping.ts';
import type { Draft } from './mapping.ts';

const roster = (over: Partial<Draft> = {}): Draft => ({
  id: 't1',
  sheet: '花名册',
  title: '社区工作者花名册',
  headerRow: 2,
  firstRow: 3,
  lastRow: 4,
  register: 'workers',
  context: {},
  proposedBy: 'headings',
  taken: true,
  columns: [
    { column: 'A', heading: '姓名', field: 'name' },
    { column: 'B', heading: '身份证号', field: 'idNumber' },
    { column: 'C', heading: '所在社区', field: 'community' },
  ],
  sample: [
    ['张三', '', '一社区'],
    ['李四', ' ', '一社区'],
    ['王五', '1', '二社区'],
  ],
  ...over,
});

describe('mapping of a table', () => {
  it('is in order when every required field has a column', () => {
    expect(mappingFaults(roster())).toEqual([]);
  });

  it('names required fields that nothing gives, and columns that say the same', () => {
    const faults = mappingFaults(
      roster({
        columns: [
          { column: 'A', heading: '姓名', field: 'name' },
          { column: 'B', heading: '名', field: 'name' },
        ],
      }),
    );
    expect(faults).toEqual([
      { kind: 'twice', label: '姓名', columns: ['A', 'B'] },
      { kind: 'missing', label: '身份证号' },
    ]);
    expect(faults.map(faultSentence).join()).toContain('A、B 列都取作“姓名”');
  });

  it('takes a value that the whole table shares instead of a column', () => {
    const list = roster({ register: 'items', columns: [{ column: 'A', heading: '事项名称', field: 'title' }] });
    expect(mappingFaults(list)).toEqual([{ kind: 'missing', label: '清单类别' }]);
    expect(mappingFaults({ ...list, context: { kind: 'power' } })).toEqual([]);
    expect(contextFields(list).map((f) => f.name)).toEqual(['kind', 'noticeNo', 'publishedOn']);
  });

  it('says where the rows go', () => {
    expect(destination(roster())).toBe('社区工作者');
    expect(destination(roster({ register: 'items', context: { kind: 'basic' } }))).toBe('权责事项（基本履职事项）');
  });

  it('asks nothing of a table that is left out', () => {
    const left = roster({ taken: false, columns: [] });
    expect(mappingFaults(left)).toEqual([]);
    expect(choicesOf([left])[0]?.register).toBeNull();
  });

  it('shows different values of a column', () => {
    expect(samplesOf(roster(), 2)).toEqual(['一社区', '二社区']);
    expect(samplesOf(roster(), 1)).toEqual(['1']);
  });
});
