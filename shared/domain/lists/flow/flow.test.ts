import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFlow } from './check.ts';
import { draftFlow } from './draft.ts';
import { inserted, moved, without } from './edit.ts';
import { limitText, stepKinds } from './steps.ts';
import { flowOf, limitOf, waysOf } from './written.ts';
import type { WrittenStep } from './written.ts';
import { widthOf, wrapped } from './wording.ts';

const step = (
  no: number,
  title: string,
  kind: WrittenStep['kind'],
  next: string | null = null,
  limit: string | null = null,
): WrittenStep => ({
  no,
  title,
  kind,
  who: null,
  limit,
  next,
});
/** 提出申请 → 是否齐全 → 审查 → 办结, sent back where something is missing. */
const whole = [
  step(1, '提出申请', 'start'),
  step(2, '是否齐全', 'decision', '齐全→4；不齐→3', '1个工作日'),
  step(3, '告知补正', 'step', '补正后→1'),
  step(4, '审查', 'step', null, '4 个工作日'),
  step(5, '办结', 'end'),
];
const checksOf = (rows: readonly WrittenStep[], promised: string | null = null): string[] =>
  checkFlow(rows, promised).map((f) => `${f.check}${f.no === null ? '' : ` ${f.no}`}`);

describe('what is written of a flow', () => {
  it('reads limits as days where they count days', () => {
    expect(limitOf('5个工作日')).toEqual({ days: 5, working: true });
    expect(limitOf('自受理之日起二十个工作日内')).toEqual({ days: 20, working: true });
    expect(limitOf('不超过 30 日')).toEqual({ days: 30, working: false });
    expect(limitOf('三天')).toEqual({ days: 3, working: false });
    expect(limitOf('即时')).toEqual({ text: '即时' });
    expect(limitOf('法定期限内')).toEqual({ text: '法定期限内' });
    expect(limitOf(' ')).toBeNull();
    expect(limitText(limitOf('5个工作日'))).toBe('5 个工作日');
  });
  it('reads ways on in the forms that people write', () => {
    const ways = [
      { label: '通过', to: 5 },
      { label: '不通过', to: 2 },
    ];
    for (const text of ['通过→5；不通过→2', '通过:5;不通过:2', '通过：第5步\n不通过：转2', '通过->5，不通过->2'])
      expect(waysOf(text)).toEqual(ways);
    expect(waysOf('5')).toEqual([{ label: null, to: 5 }]);
    expect(waysOf('是→送达', new Map([['送达', 7]]))).toEqual([{ label: '是', to: 7 }]);
    expect(waysOf('看情况')).toEqual([{ unread: '看情况' }]);
    expect(waysOf(null)).toEqual([]);
  });
  it('leads a step without a way to the one that follows, an end nowhere', () => {
    expect(flowOf(whole).map((s) => s.next.map((n) => n.to))).toEqual([[2], [4, 3], [1], [5], []]);
  });
});

describe('editing a flow', () => {
  it('keeps every way at its step when steps move', () => {
    const rows = moved(whole, 3, -1);
    expect(rows.map((r) => r.title)).toEqual(['提出申请', '是否齐全', '审查', '告知补正', '办结']);
    expect(rows[1]!.next).toBe('齐全→3；不齐→4');
    expect(moved(rows, 2, 1)).toEqual(whole);
  });
  it('puts a step in and takes it out again', () => {
    const rows = inserted(whole, 1, step(0, '登记', 'step'));
    expect(rows.map((r) => r.no)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(rows[1]!.next).toBe('齐全→5；不齐→4');
    expect(without(rows, 2)).toEqual(whole);
  });
  it('leads what led to a removed step to where it led, or nowhere', () => {
    expect(without(whole, 3)[1]!.next).toBe('齐全→4；不齐→3');
    const rows = without(whole, 1);
    expect(rows[1]!.next).toBe('补正后→1');
    const branching = [
      step(1, '开始', 'start', '2'),
      step(2, '判断', 'decision', '是→3；否→4'),
      step(3, '办', 'end'),
      step(4, '不办', 'end'),
    ];
    expect(without(branching, 1)[0]!.next).toBeNull();
  });
  it('never loses a step or a label by moving, and undoes itself', () => {
    const rows = fc.array(
      fc.record({
        kind: fc.constantFrom(...stepKinds),
        next: fc.array(fc.record({ to: fc.integer({ min: 1, max: 8 }), label: fc.constantFrom('是', '否', '退回') }), { maxLength: 3 }),
      }),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(rows, fc.nat(7), (given, at) => {
        const flow = given.map((g, i) =>
          step(i + 1, `第${i}项`, g.kind, g.next.map((n) => `${n.label}→${Math.min(n.to, given.length)}`).join('；') || null),
        );
        const index = at % (flow.length - 1);
        const there = moved(flow, index, 1);
        const titles = (f: readonly WrittenStep[]) =>
          flowOf(f)
            .filter((s) => f[s.no - 1]!.next !== null)
            .map((s) => `${s.title} ${s.next.map((n) => `${n.label} ${f[n.to - 1]!.title}`).join(',')}`)
            .sort();
        expect(titles(there)).toEqual(titles(flow));
        expect(moved(there, index, 1)).toEqual(flow);
      }),
    );
  });
});

describe('the checks of a flow', () => {
  it('say nothing but the return of a whole one', () => {
    expect(checksOf(whole)).toEqual(['loop 3']);
    expect(checksOf([])).toEqual([]);
  });
  const faults: [string, (rows: WrittenStep[]) => WrittenStep[], string][] = [
    ['no start', (r) => [{ ...r[0]!, kind: 'step' }, ...r.slice(1)], 'noStart'],
    ['no end', (r) => [...r.slice(0, 4), { ...r[4]!, kind: 'step', next: '4' }], 'noEnd'],
    ['a name missing', (r) => r.map((s) => (s.no === 4 ? { ...s, title: ' ' } : s)), 'untitled 4'],
    ['a way not understood', (r) => r.map((s) => (s.no === 3 ? { ...s, next: '看情况' } : s)), 'unread 3'],
    ['a way to nothing', (r) => r.map((s) => (s.no === 3 ? { ...s, next: '补正后→9' } : s)), 'nowhere 3'],
    ['a step nobody reaches', (r) => r.map((s) => (s.no === 2 ? { ...s, next: '齐全→4；补齐→4' } : s)), 'unreached 3'],
    [
      'a step that stops',
      (r) => [...r, step(6, '另办', 'step')].map((s) => (s.no === 4 ? { ...s, next: '转办→6；办好→5' } : s)),
      'stops 6',
    ],
    ['a round without a way out', (r) => r.map((s) => (s.no === 3 ? { ...s, next: '3' } : s)), 'endless 3'],
    ['a decision with one way', (r) => r.map((s) => (s.no === 2 ? { ...s, next: '齐全→3' } : s)), 'oneWay 2'],
    ['a way without its condition', (r) => r.map((s) => (s.no === 2 ? { ...s, next: '4；不齐→3' } : s)), 'unnamedWay 2'],
    ['an end that leads on', (r) => r.map((s) => (s.no === 5 ? { ...s, next: '1' } : s)), 'endLeadsOn 5'],
  ];
  it.each(faults)('find %s', (_, spoil, check) => {
    expect(checksOf(whole)).not.toContain(check);
    expect(checksOf(spoil(whole))).toContain(check);
  });
  it('hold the limits of the longest way against the promised one', () => {
    expect(checksOf(whole, '5个工作日')).toEqual(['loop 3']);
    expect(checkFlow(whole, '4个工作日').at(-1)).toEqual({ check: 'overLimit', no: null, params: { sum: 5, promised: '4个工作日' } });
    expect(checksOf(whole, '4日')).toEqual(['loop 3']);
  });
});

describe('the draft of a flow', () => {
  const stages =
    '1.受理责任：公示依法应当提交的材料；一次性告知补正材料。2.审查责任：对申请材料进行审核，提出意见。3.决定责任：作出准予或者不予的决定。4.送达责任：制作并送达文书。5.事后监管责任：加强日常监督检查。';
  it('follows the stages of an item and has no fault', () => {
    const flow = draftFlow({ title: '临时救助金给付', type: 'payment', body: '示例县红旗街道办事处', stages });
    expect(flow.map((s) => s.title)).toEqual([
      '申请人提出申请',
      '是否受理',
      '一次性告知补正材料',
      '不予受理，说明理由',
      '审查：对申请材料进行审核',
      '作出决定',
      '不予办理，说明理由并告知救济途径',
      '送达：制作并送达文书',
      '事后监管：加强日常监督检查',
      '办结归档',
    ]);
    expect(checksOf(flow)).toEqual(['loop 3']);
  });
  it('leads what departments and the street share from finding to answer', () => {
    const flow = draftFlow({
      title: '违法建设巡查',
      leadBody: '县自然资源局',
      leadDuty: '负责查处',
      supportBody: '红旗街道',
      supportDuty: '开展日常巡查',
    });
    expect(flow.map((s) => [s.title, s.who])).toContainEqual(['报县自然资源局', '红旗街道']);
    expect(checksOf(flow)).toEqual([]);
  });
  it('has a start and an end for an item that says nothing', () => {
    expect(checksOf(draftFlow({ title: '其他' }))).toEqual([]);
  });
});

describe('lines of words', () => {
  it('break evenly, never before a comma or after an opening bracket', () => {
    expect(wrapped('审查申请材料必要时现场核实情况', 12)).toEqual(['审查申请材料必要', '时现场核实情况']);
    fc.assert(
      fc.property(fc.stringMatching(/^[审查材料，。（）《》ab12 ]{0,60}$/), (text) => {
        const lines = wrapped(text, 12);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(12);
      }),
    );
    for (const line of wrapped('依据《中华人民共和国行政许可法》，审查（含现场核实）申请材料。', 8).slice(1))
      expect(line).not.toMatch(/^[，。）》]/);
  });
});
