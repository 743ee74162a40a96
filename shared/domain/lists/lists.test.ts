import { describe, expect, it } from 'vitest';
import { parseBasis, provisionLabel, statuteKey } from './basis.ts';
import { contradictions } from './check.ts';
import type { CheckedItem, CheckInput, DeclaredTotal } from './check.ts';
import type { Content } from './fields.ts';
import { shippedKinds } from './kinds.ts';
import { byCloseTitle, byCode } from './match.ts';
import { numberOf, numeralOf } from './numerals.ts';
import { bodiesOf, casesOf, leadSideOf, stagesOf } from './parts.ts';
import { redline } from './redline.ts';
import { codeProblem, schemes } from './schemes.ts';

const read = (text: string, before = ''): string[] =>
  parseBasis(text, parseBasis(before)).map((r) => (r.understood ? `${r.statute} ${provisionLabel(r)}`.trim() : `? ${r.cited}`));

describe('the wording of a basis', () => {
  it.each<[string, string[]]>([
    ['《甲条例》第十八条第二款', ['甲条例 第十八条第二款']],
    ['《甲法》第34条第2款第(三)项', ['甲法 第三十四条第二款第（三）项']],
    ['《甲法》第四十二条之一', ['甲法 第四十二条之一']],
    ['《甲法》第五条、第八条；《乙办法》第三条', ['甲法 第五条', '甲法 第八条', '乙办法 第三条']],
    ['《甲法》第五条和《乙条例》第六条', ['甲法 第五条', '乙条例 第六条']],
    ['《甲法》第六条第一款、第三款', ['甲法 第六条第一款', '甲法 第六条第三款']],
    ['《甲法》第六条第（一）、（三）项', ['甲法 第六条第（一）项', '甲法 第六条第（三）项']],
    ['《甲法》第十五条至第十八条', ['甲法 第十五条', '甲法 第十六条', '甲法 第十七条', '甲法 第十八条']],
    ['《中华人民共和国甲法（2021修正）》第九条', ['中华人民共和国甲法 第九条']],
    ['《甲法》、《甲法》第三条', ['甲法 第三条']],
    ['根据《关于印发〈甲办法〉的通知》（示府办〔2020〕3号）等有关规定', ['关于印发〈甲办法〉的通知']],
    ['示红办发〔2025〕7号', ['示红办发〔2025〕7号']],
    ['1.《甲法》第三条：“依照第五条规定办理。”2.《乙法》第六条', ['甲法 第三条', '乙法 第六条']],
    ['《甲法》第九条；县委常委会会议纪要', ['甲法 第九条', '? 县委常委会会议纪要']],
    ['第三条', ['? 第三条']],
    ['', []],
  ])('%s', (text, references) => expect(read(text)).toEqual(references));

  it('may point to the item above', () => {
    expect(read('同上', '《甲法》第三条、第五条')).toEqual(['甲法 第三条', '甲法 第五条']);
    expect(read('同上第七条', '《甲法》第三条')).toEqual(['甲法 第七条']);
    expect(read('同上')).toEqual(['? 同上']);
  });

  it('keeps the document number that stands behind a title, and the words of each piece', () => {
    expect(parseBasis('《甲办法》（示府办〔2020〕3号）第六条')).toMatchObject([
      { number: '示府办〔2020〕3号', cited: '《甲办法》（示府办〔2020〕3号）第六条' },
    ]);
    expect(statuteKey('《中华人民共和国安全生产法》')).toBe(statuteKey('安全生产法'));
  });

  it('reads numerals as it writes them', () => {
    for (let n = 1; n <= 1300; n++) expect(numberOf(numeralOf(n)), numeralOf(n)).toBe(n);
    expect([numberOf('一百零五'), numberOf('１２'), numberOf('一一五'), numberOf('无')]).toEqual([105, 12, 115, null]);
  });
});

describe('the columns of an item', () => {
  it('say who leads and supports, each with its duty', () => {
    const bodies = bodiesOf({
      leadBody: '县公安局、县民政局',
      leadDuty: '县公安局：负责甲。县民政局：负责乙。',
      supportDuty: '做好配合。',
    });
    expect(bodies.map((b) => [b.role, b.body, b.duty])).toEqual([
      ['lead', '县公安局', '负责甲'],
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

it('a redline reads as the former wording and as the new one', () => {
  const [before, after] = ['对随意倾倒生活垃圾的处罚', '对随意倾倒、抛撒生活垃圾的行政处罚'];
  const line = redline(before, after);
  const side = (out: string): string =>
    line
      .filter((s) => s.kind !== out)
      .map((s) => s.text)
      .join('');
  expect([side('added'), side('removed')]).toEqual([before, after]);
  expect(line.filter((s) => s.kind === 'added').map((s) => s.text)).toEqual(['、抛撒', '行政']);
});

describe('next year’s rows', () => {
  const item = (id: number, title: string, more: object = {}) => ({ id, kind: 'power', type: 'penalty', title, basis: '甲', ...more });
  const row = (title: string, more: object = {}) => ({ values: { kind: 'power', type: 'penalty', title, basis: '甲', ...more } });

  it('find their item by a code that stands once on either side', () => {
    const rows = [row('新名', { code: 'A1' }), row('二', { code: 'B' }), row('三', { code: 'B' })];
    const found = byCode(rows, [item(1, '旧名', { code: 'A1' }), item(2, '别的', { code: 'B' })]);
    expect([...found.values()].map((i) => i.id)).toEqual([1]);
  });

  it('find a reworded title within the type, the closest first, and no other', () => {
    const rows = [row('临时占用道路经营处罚'), row('夜间展演检查'), row('临时占道经营处罚（单位）', { type: 'coercion' })];
    const found = byCloseTitle(rows, [item(1, '临时占道经营处罚'), item(2, '违规停放处罚')]);
    expect([...found].map(([r, i]) => [r.values.title, i.id])).toEqual([['临时占用道路经营处罚', 1]]);
  });
});

type Given = Record<string, string | null> & { kind?: string };
const items = (...list: Given[]): CheckedItem[] =>
  list.map(({ kind = 'power', ...content }, i) => ({ id: i + 1, kind, content: { stages: '受理责任：公示。', ...content } }));
const check = (given: Partial<CheckInput>) =>
  contradictions({ kinds: shippedKinds, items: [], links: [], totals: [], repealed: new Set(), ...given });
const found = (name: string, given: Partial<CheckInput>): number[][] =>
  check(given)
    .filter((f) => f.check === name)
    .map((f) => f.items.map((i) => i.id!));

describe('contradictions: each kind found, and its near miss not', () => {
  const basis = '《甲法》第三条';
  it.each<[string, Partial<CheckInput>, number[][], Partial<CheckInput>]>([
    ['noBasis', { items: items({ title: '甲' }, { title: '乙', basis }) }, [[1]], { items: items({ kind: 'basic', title: '甲' }) }],
    [
      'basisRepealed',
      { items: items({ title: '甲', basis: '《中华人民共和国甲法》第三条' }), repealed: new Set(['甲法']) },
      [[1]],
      { items: items({ title: '甲', basis: '《甲法实施办法》第三条' }), repealed: new Set(['甲法']) },
    ],
    [
      'sameTitle',
      { items: items({ title: '对占道的处罚', basis }, { title: '对“占道”的处罚', basis }) },
      [[1, 2]],
      {
        items: items(
          { title: '对占道的处罚', basis, subItem: '单位' },
          { title: '对占道的处罚', basis, subItem: '个人' },
          { kind: 'responsibility', title: '对占道的处罚' },
        ),
      },
    ],
    [
      'sameArticleTwoLeads',
      {
        items: items(
          { title: '甲', basis, body: '红旗街道办事处' },
          { title: '乙', basis: '《中华人民共和国甲法》第3条', body: '县城管局' },
        ),
      },
      [[1, 2]],
      {
        items: items(
          { title: '甲', basis, body: '红旗街道办事处' },
          { title: '乙', basis: '《甲法》第三条第二款', body: '县城管局' },
          { title: '丙', basis, body: '红旗街道办事处' },
        ),
      },
    ],
    [
      'withdrawnStillPower',
      { items: items({ title: '甲、乙许可', basis }, { kind: 'withdrawn', title: '甲乙许可', leadBody: '县住建局' }) },
      [[1, 2]],
      { items: items({ title: '甲许可', basis }, { kind: 'withdrawn', title: '甲许可的监管', leadBody: '县住建局' }) },
    ],
    [
      'powerWithoutResponsibility',
      { items: items({ title: '甲', basis, stages: null }) },
      [[1]],
      {
        items: items({ title: '甲', basis, stages: null }, { kind: 'responsibility', title: '甲' }),
        links: [{ item: 1, relation: 'responsibilityOf', linkedItem: 2 }],
      },
    ],
    [
      'supportWithoutLead',
      { items: items({ kind: 'support', title: '甲', supportDuty: '配合' }) },
      [[1]],
      { items: items({ kind: 'support', title: '甲', supportDuty: '配合', leadBody: '县民政局' }, { kind: 'territorial', title: '乙' }) },
    ],
  ])('%s', (name, wrong, expected, near) => {
    expect(found(name, wrong)).toEqual(expected);
    expect(found(name, near)).toEqual([]);
  });

  it('asks of a kind only what applies to it', () => {
    const kinds = shippedKinds.map((k) => (k.code === 'power' ? { ...k, checks: ['sameTitle'] } : k));
    expect(check({ kinds, items: items({ title: '甲', stages: null }) })).toEqual([]);
  });
});

/** Lists of published sizes, `reference/domain.md` §1.1, §3.3, §3.4, §3.5 and §3.8: items by kind and group, and the figures declared of them. */
type Oracle = { name: string; kinds: string[]; by: string | null; parts: [kind: string, group: string, count: number][]; whole?: number };
const oracles: Oracle[] = [
  {
    name: '西平街道',
    kinds: ['power'],
    by: 'type',
    parts: [
      ['power', 'licence', 8],
      ['power', 'penalty', 115],
      ['power', 'coercion', 7],
      ['power', 'inspection', 7],
      ['power', 'levy', 1],
      ['power', 'confirmation', 3],
      ['power', 'other', 29],
    ],
    whole: 170,
  },
  {
    name: '西平乡镇',
    kinds: ['power'],
    by: 'type',
    parts: [
      ['power', 'licence', 11],
      ['power', 'penalty', 122],
      ['power', 'coercion', 7],
      ['power', 'levy', 1],
      ['power', 'inspection', 7],
      ['power', 'confirmation', 4],
      ['power', 'adjudication', 4],
      ['power', 'other', 47],
    ],
    whole: 203,
  },
  {
    name: '渭滨',
    kinds: ['power'],
    by: 'type',
    parts: [
      ['power', 'licence', 130],
      ['power', 'confirmation', 43],
      ['power', 'payment', 25],
      ['power', 'reward', 40],
      ['power', 'levy', 8],
      ['power', 'inspection', 197],
      ['power', 'penalty', 2152],
      ['power', 'coercion', 78],
      ['power', 'adjudication', 4],
      ['power', 'other', 387],
    ],
    whole: 3064,
  },
  {
    name: '肥城两批',
    kinds: ['territorial'],
    by: 'field',
    parts: [
      ['territorial', '第一批', 52],
      ['territorial', '第二批', 90],
    ],
    whole: 142,
  },
  {
    name: '肥城牵头',
    kinds: ['territorial'],
    by: 'leadSide',
    parts: [
      ['territorial', 'department', 127],
      ['territorial', 'street', 15],
    ],
    whole: 142,
  },
  {
    name: '履行职责事项',
    kinds: ['basic', 'support', 'withdrawn'],
    by: null,
    parts: [
      ['basic', '', 117],
      ['support', '', 99],
      ['withdrawn', '', 124],
    ],
    whole: 340,
  },
  { name: '全国不应开具的证明', kinds: ['certificateRefused'], by: null, parts: [['certificateRefused', '', 20]] },
  {
    name: '准入',
    kinds: ['access'],
    by: 'field',
    parts: [
      ['access', '法定', 37],
      ['access', '协助', 13],
    ],
    whole: 50,
  },
  { name: '不应开具', kinds: ['certificateRefused'], by: null, parts: [['certificateRefused', '', 33]] },
  {
    name: '证明',
    kinds: ['certificateAllowed', 'certificateRefused'],
    by: null,
    parts: [
      ['certificateAllowed', '', 9],
      ['certificateRefused', '', 20],
    ],
    whole: 29,
  },
  {
    name: '社区清单',
    kinds: ['access', 'seal'],
    by: null,
    parts: [
      ['access', '', 12],
      ['access', '', 16],
      ['seal', '', 18],
    ],
    whole: 46,
  },
  {
    name: '市级权责',
    kinds: ['power', 'responsibility'],
    by: null,
    parts: [
      ['power', '', 1099],
      ['responsibility', '', 1662],
    ],
    whole: 2761,
  },
];

describe('published figures', () => {
  const listOf = ({ by, parts }: Oracle): CheckedItem[] =>
    parts.flatMap(([kind, group, count], p) =>
      Array.from({ length: count }, (_, i) => {
        const lead: Content = by === 'leadSide' ? { leadBody: group === 'street' ? '示例街道办事处' : '县示例局' } : {};
        return {
          id: p * 10_000 + i + 1,
          kind,
          content: { title: `第${p}组第${i}项`, ...(by === 'type' || by === 'field' ? { [by]: group } : {}), ...lead },
        };
      }),
    );
  const declared = ({ name, kinds, by, parts, whole }: Oracle): DeclaredTotal[] => {
    const perKind = new Map<string, number>();
    for (const [kind, , count] of parts) perKind.set(kind, (perKind.get(kind) ?? 0) + count);
    const ofParts = by
      ? parts.map(([, value, count]) => ({ name: `${name}：${value}`, kinds, by, value, count }))
      : [...perKind].map(([kind, count]) => ({ name: `${name}：${kind}`, kinds: [kind], by: null, value: null, count }));
    return [...ofParts, ...(whole === undefined ? [] : [{ name, kinds, by: null, value: null, count: whole }])];
  };
  const disagreeing = (oracle: Oracle, list: CheckedItem[], totals = declared(oracle)): string[] =>
    check({ items: list, totals })
      .filter((f) => f.check === 'totalsDisagree')
      .map((f) => String(f.params['name']));

  it.each(oracles.map((o) => [o.name, o] as const))('%s agree, and visibly no longer when one item is taken away', (_name, oracle) => {
    const list = listOf(oracle);
    expect(disagreeing(oracle, list)).toEqual([]);
    const [kind, group] = oracle.parts[0]!;
    const expected = [`${oracle.name}：${oracle.by ? group : kind}`, ...(oracle.whole === undefined ? [] : [oracle.name])];
    expect(disagreeing(oracle, list.slice(1)).sort()).toEqual(expected.sort());
  });

  it('disagree where the parts do not add up to the whole', () => {
    const feicheng = oracles.find((o) => o.name === '肥城牵头')!;
    const totals = declared(feicheng).map((t) => (t.value === 'street' ? { ...t, count: 16 } : t));
    const told = check({ items: listOf(feicheng), totals }).map((f) => f.message);
    expect(told).toEqual(['“肥城牵头：street”公布 16 项，实际 15 项。', '“肥城牵头”公布 142 项，按牵头方分列的各数相加为 143 项。']);
  });
});
