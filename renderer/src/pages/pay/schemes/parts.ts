/** 薪酬项目: what is paid, and by what its amount goes. */
import { article, freshKey, rhythmWords } from './entry.ts';
import type { DatedValue, Fields } from './declare.ts';

const dated = (value: DatedValue, label = '金额'): Fields => ({ values: { kind: 'dated', label, value } });
const keyed = (from: string) => [{ from, value: {}, source: null }];
const one = (from: string) => [{ from, value: null, source: null }];

export const parts: Fields = {
  parts: {
    kind: 'list',
    label: '薪酬项目',
    add: '添加项目',
    none: '还没有薪酬项目。',
    make: (d) => ({
      key: freshKey('part', d.parts),
      label: null,
      kind: d.parts.length === 0 ? (d.split ? 'split' : 'basic') : 'allowance',
      amount:
        d.parts.length === 0 && d.base
          ? { by: 'coefficient' }
          : { by: 'fixed', values: [{ from: d.effectiveFrom, value: null, source: null }] },
      when: null,
      counted: null,
      paid: 'monthly',
      per: 'month',
      article: null,
    }),
    entry: {
      key: { kind: 'own', label: '键' },
      label: { kind: 'text', label: '项目名称' },
      kind: {
        kind: 'choice',
        label: '种类',
        options: { split: '薪级工资（再分基本和绩效）', basic: '基本薪酬', performance: '绩效薪酬', allowance: '补贴', bonus: '奖励' },
      },
      paid: { kind: 'choice', label: '发放', options: rhythmWords },
      per: {
        kind: 'choice',
        label: '下面的金额是',
        options: { month: '一个月的', payment: '一次发放的（如全年）' },
        hint: '按季、按年发的才分',
      },
      article,
      amount: {
        kind: 'oneOf',
        label: '金额按',
        tag: 'by',
        options: {
          coefficient: { label: '基数 × 薪级系数', fields: {}, make: () => ({}) },
          grade: {
            label: '薪级金额表',
            fields: { tables: { kind: 'dated', label: '金额表', value: { is: 'table', of: 'fen' } } },
            make: (from) => ({ tables: [{ from, value: [], source: null }] }),
          },
          post: { label: '岗位', fields: dated({ is: 'byKey', keys: 'posts' }), make: (from) => ({ values: keyed(from) }) },
          certificate: {
            label: '证书（最高一种）',
            fields: dated({ is: 'byKey', keys: 'certificateLevels' }),
            make: (from) => ({ values: keyed(from) }),
          },
          education: {
            label: '学历（最高）',
            fields: dated({ is: 'byKey', keys: 'educations' }),
            make: (from) => ({ values: keyed(from) }),
          },
          assessment: {
            label: '考核等次',
            fields: dated({ is: 'byKey', keys: 'assessmentResults' }),
            make: (from) => ({ values: keyed(from) }),
          },
          fixed: { label: '固定金额', fields: dated({ is: 'fen' }), make: (from) => ({ values: one(from) }) },
          base: { label: '基数的一定比例', fields: dated({ is: 'ratio' }, '比例'), make: (from) => ({ values: one(from) }) },
          years: {
            label: '工作年限（每年多少）',
            fields: { ...dated({ is: 'fen' }, '每年'), most: { kind: 'integer', label: '最多算几年', empty: '不限' } },
            make: (from) => ({ values: one(from), most: null }),
          },
          expression: {
            label: '公式',
            fields: { feel: { kind: 'feel', label: '公式（得出元）', expects: 'number', stage: 'grade', wide: true } },
            make: () => ({ feel: null }),
          },
        },
      },
      counted: {
        kind: 'group',
        label: '按次数',
        off: '金额乘以次数，如每面红旗多少元。',
        make: () => ({ key: 'redFlag', most: 5 }),
        fields: {
          key: { kind: 'choice', label: '次数', options: { redFlag: '所在社区的红旗面数' } },
          most: { kind: 'integer', label: '最多算几次', empty: '不限' },
        },
      },
      when: { kind: 'feel', label: '发放条件', expects: 'truth', stage: 'grade', empty: '人人都发', wide: true },
    },
  },
};
