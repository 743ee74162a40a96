/** Lists of published sizes, `reference/domain.md` §1.1, §3.3, §3.4, §3.5 and §3.8: items by kind and group, and the figures declared of them. */
import type { DeclaredTotal } from './check.ts';
import type { Content } from './fields.ts';

export type Oracle = {
  name: string;
  kinds: string[];
  by: string | null;
  parts: [kind: string, group: string, count: number][];
  whole?: number;
};
export const oracles: Oracle[] = [
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
    by: 'field',
    parts: [
      ['access', '法定', 12],
      ['access', '服务', 16],
      ['seal', '用印', 18],
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

/** Items of that size with invented names, in the order of the parts. */
export const listOf = ({ by, parts }: Oracle): { kind: string; content: Content }[] =>
  parts.flatMap(([kind, group, count], p) =>
    Array.from({ length: count }, (_, i) => {
      const lead: Content = by === 'leadSide' ? { leadBody: group === 'street' ? '示例街道办事处' : '县示例局' } : {};
      return { kind, content: { title: `第${p}组第${i}项`, ...(by === 'type' || by === 'field' ? { [by]: group } : {}), ...lead } };
    }),
  );

/** Every part as it was published, and the whole where it was. */
export function declaredOf({ name, kinds, by, parts, whole }: Oracle): DeclaredTotal[] {
  const perKind = new Map<string, number>();
  for (const [kind, , count] of parts) perKind.set(kind, (perKind.get(kind) ?? 0) + count);
  const ofParts = by
    ? parts.map(([, value, count]) => ({ name: `${name}：${value}`, kinds, by, value, count }))
    : [...perKind].map(([kind, count]) => ({ name: `${name}：${kind}`, kinds: [kind], by: null, value: null, count }));
  return [...ofParts, ...(whole === undefined ? [] : [{ name, kinds, by: null, value: null, count: whole }])];
}

/** The declared totals that no longer agree when the first item is taken away. */
export const disagreeingWithout = ({ name, by, parts, whole }: Oracle): string[] => {
  const [kind, group] = parts[0]!;
  return [`${name}：${by ? group : kind}`, ...(whole === undefined ? [] : [name])].sort();
};
