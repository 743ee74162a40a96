import { describe, expect, it } from 'vitest';
import { compileExpression, expressionProblem } from './index.ts';
import type { Situation } from './index.ts';
import { fromYuan, rounded } from './fraction.ts';
import { payAt, person, variant, yuanOf } from '../../../tests/support/schemes.ts';

const problem = (feel: string, expects: 'number' | 'truth' = 'number', stage: 'person' | 'post' | 'years' | 'grade' = 'grade') =>
  expressionProblem(feel, expects, stage);

describe('an expression is checked', () => {
  it('passes where it names facts and gives what is wanted', () => {
    for (const feel of [
      '100',
      'if 年限 >= 10 then 100 else min(50, 年限 * 5)',
      'count(荣誉) * 20',
      'sum(for h in 荣誉 return 10)',
      'if 岗位 = "正职" and 上年考核 in ("优秀", "合格") then 80 else 0',
      '次数.duty * 50',
      'round half up(薪级工资 * 0.05, 2)',
    ])
      expect([feel, problem(feel)]).toEqual([feel, null]);
    expect(problem('一肩挑 and 社区户数 > 3000', 'truth')).toBeNull();
  });
  it('says where it cannot be read', () => {
    expect(problem('1 +')).toMatchObject({ code: 'expressionSyntax' });
    expect(problem('if 年限 > 3 then 100')).toMatchObject({ code: 'expressionSyntax' });
  });
  it('says which name is not known, or not known yet', () => {
    expect(problem('工令 * 10')).toEqual({ code: 'expressionUnknown', params: { name: '工令' } });
    expect(problem('薪级 * 10', 'number', 'years')).toEqual({ code: 'expressionTooEarly', params: { name: '薪级' } });
    expect(problem('年限 > 3', 'truth', 'person')).toEqual({ code: 'expressionTooEarly', params: { name: '年限' } });
  });
  it('says that it gives another type', () => {
    expect(problem('"一百"')).toEqual({ code: 'expressionType', params: { expects: 'number', found: 'text' } });
    expect(problem('年限', 'truth')).toEqual({ code: 'expressionType', params: { expects: 'truth', found: 'number' } });
    expect(problem('1 / 0')).toEqual({ code: 'expressionType', params: { expects: 'number', found: 'nothing' } });
  });
  it('refuses what asks the clock, or might never end', () => {
    expect(problem('if today() > date("2025-01-01") then 1 else 0')).toMatchObject({
      code: 'expressionRefused',
      params: { name: 'today' },
    });
    expect(problem('now().year')).toMatchObject({ code: 'expressionRefused' });
    expect(problem('count(for i in 1..999999999 return i)')).toMatchObject({ code: 'expressionRefused' });
    expect(problem('count(for a in [1,2], b in [1,2], c in [1,2] return a)')).toMatchObject({ code: 'expressionRefused' });
    expect(problem('(function(x) x + 1)(1)')).toMatchObject({ code: 'expressionRefused' });
  });
});

describe('an expression is evaluated', () => {
  const situation = (s: Partial<Situation>): Situation => ({ on: '2025-09-30', facts: person(), ...s });
  it('to nothing where a fact is missing, never to a throw', () => {
    expect(compileExpression('年龄 * 10').value(situation({}))).toBeNull();
    expect(compileExpression('年龄 * 10').value(situation({ facts: person({ birthDate: '1985-10-01' }) }))).toBe(390);
    expect(compileExpression('1 +').value(situation({}))).toBeNull();
  });
  it('by the facts of each person', () => {
    const years = compileExpression('年限 * 2');
    expect([years.value(situation({ years: 3 })), years.value(situation({ years: 4 })), years.value(situation({ years: 3 }))]).toEqual([
      6, 8, 6,
    ]);
  });
  it('in yuan that become exact fen', () => {
    const fen = (yuan: number): number => rounded(fromYuan(yuan), 'fen');
    expect([0.1 + 0.2, 1.005, 2.675, 1.1 * 3, 1234567.891, 0, -1.005].map(fen)).toEqual([30, 101, 268, 330, 123456789, 0, -101]);
  });
});

describe('an allowance that no option foresees', () => {
  const document = variant({
    parts: [
      { key: 'gradePay', label: '岗位薪级工资', kind: 'split', amount: { by: 'coefficient' } },
      {
        key: 'remote',
        label: '大社区补贴',
        kind: 'allowance',
        amount: { by: 'expression', feel: 'if 社区户数 > 5000 then 200 else 100.5' },
        when: '社区户数 > 3000',
      },
      { key: 'share', label: '浮动', kind: 'allowance', amount: { by: 'expression', feel: '薪级工资 * 0.0333' } },
    ],
  });
  const community = (households: number | null) => ({ community: { name: '示例社区', households } });
  it('is paid under its own condition', () => {
    const remote = (households: number | null): number => yuanOf(payAt(document, community(households)), 'remote');
    expect([remote(3000), remote(4000), remote(6000), remote(null)]).toEqual([0, 100.5, 200, 0]);
  });
  it('may take its share of the pay of the grade', () => {
    expect(yuanOf(payAt(document), 'share')).toBe(118.88); // 3,570 × 0.0333 = 118.881
    expect(payAt(document, community(6000)).components.map((c) => c.text)).toEqual([
      '3,400.00 × 1.05 × 1.00 × 70%',
      '3,400.00 × 1.05 × 1.00 × 30%',
      '按公式 if 社区户数 > 5000 then 200 else 100.5',
      '按公式 薪级工资 * 0.0333',
    ]);
  });
});
