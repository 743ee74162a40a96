import { describe, expect, it } from 'vitest';
import { headship, holdsBoth, positionKindOf } from './positions.ts';

const both = (position: string | null): boolean => holdsBoth([{ community: 1, position }]);

describe('一肩挑', () => {
  it.each([
    '社区党组织书记、居委会主任',
    '书记、主任',
    '书记主任',
    '党委书记兼居委会主任',
    '社区党总支书记、居民委员会主任',
    '团山社区党支部书记、主任',
    '鼓楼社区党委书记（居委会主任）',
    '和平社区党委书记 和平社区居委会主任',
    '社区书记/主任',
    '支部书记，居委主任',
    '一肩挑',
    '书记（一肩挑）',
  ])('%s', (position) => expect(both(position)).toBe(true));

  it.each([
    '副书记、主任',
    '书记、副主任',
    '党委副书记、居委会副主任',
    '书记',
    '居委会主任',
    '书记助理、主任',
    '书记、主任助理',
    '第一书记、主任',
    '团支部书记、居委会主任',
    '纪委书记、居委会主任',
    '阳光小区党支部书记、居委会主任',
    '第一党支部书记、居委会主任',
    '书记、妇联主任',
    '书记、居务监督委员会主任',
    '书记、党群服务中心主任',
    '书记、名誉主任',
    '原党委书记、居委会主任',
    '书记（非一肩挑）',
    '社区两委委员',
    '',
    null,
  ])('not %s', (position) => expect(both(position)).toBe(false));

  it('may be two posts held at once, but of one community', () => {
    expect(
      holdsBoth([
        { community: 1, position: '党委书记' },
        { community: 1, position: '居委会主任' },
      ]),
    ).toBe(true);
    expect(
      holdsBoth([
        { community: 1, position: '党委书记' },
        { community: 2, position: '居委会主任' },
      ]),
    ).toBe(false);
    expect(
      holdsBoth([
        { community: null, position: '党委书记' },
        { community: null, position: '居委会主任' },
      ]),
    ).toBe(false);
  });
});

describe('the kind of a position', () => {
  it.each([
    ['社区党组织书记、居委会主任', 'both'],
    ['社区党组织书记', 'secretary'],
    ['居委会主任、党委副书记', 'director'],
    ['社区党组织副书记', 'deputySecretary'],
    ['常务副主任', 'deputyDirector'],
    ['居委会副主任', 'deputyDirector'],
    ['社区两委委员', 'other'],
    ['专职网格员', 'staff'],
    ['社区专职工作者', 'staff'],
    ['', 'other'],
  ])('%s is %s', (position, kind) => expect(positionKindOf([{ community: 1, position }])).toBe(kind));

  it('knows a deputy from a head', () =>
    expect(headship('常务副书记、副主任')).toEqual({ secretary: false, director: false, deputySecretary: true, deputyDirector: true }));
});
