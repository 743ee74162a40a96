import { describe, expect, it } from 'vitest';
import { bodiesOf, casesOf, leadSideOf, stagesOf } from './parts.ts';
import { codeProblem, schemes } from './schemes.ts';

describe('the columns of an item', () => {
  it('say who leads and supports, each with its duty', () => {
    const bodies = bodiesOf({
      leadBody: '县公安局、县民政局',
      leadDuty: '县公安局：负责甲。县民政局：负责乙。',
      supportDuty: '做好配合。',
    });
    expect(bodies.map((b) => [b.role, b.body, b.duty])).toEqual([
      ['lead', '县公安局', '负责甲。'],
      ['lead', '县民政局', '负责乙。'],
      ['support', '本街道', '做好配合。'],
    ]);
    expect(['县公安局', '红旗街道办事处', ''].map((leadBody) => leadSideOf({ leadBody }))).toEqual(['department', 'street', null]);
  });

  it('say the stages of a responsibility and the cases of liability', () => {
    const stages = stagesOf('1.受理责任：公示材料。\n2.审查责任：核对1.5倍的面积；\n3.事后监管责任：检查。4.其他法律法规规定的责任。');
    expect(stages.map((s) => [s.stage, s.text])).toEqual([
      ['accept', '公示材料。'],
      ['examine', '核对1.5倍的面积；'],
      ['supervise', '检查。\n其他法律法规规定的责任。'],
    ]);
    expect(casesOf('1.不予受理的；2.滥用职权的。')).toEqual(['不予受理的', '滥用职权的']);
  });

  it('hold codes by scheme, told where they do not fit', () => {
    for (const { scheme, pattern, example } of schemes) if (pattern) expect(codeProblem(scheme, example), scheme).toBeNull();
    expect(codeProblem('gansu', '62052400MZ-XK-1')).toMatchObject({ example: '62052400MZ-XK-0001' });
    expect(codeProblem('own', '任意')).toBeNull();
  });
});
