/** 薪酬项目: what is paid, and by what its amount goes. */
import { article, freshKey, only, rhythmWords } from './entry.ts';
import type { DatedValue, Field, Fields } from './declare.ts';

const dated = (value: DatedValue, label = '金额'): Fields => ({ values: { kind: 'dated', label, value } });
const keyed = (from: string) => [{ from, value: {}, source: null }];
const portion: Field = { kind: 'ratio', label: '取其中的', hint: '全取填 1；月绩效占 20% 的填 20%' };
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
          ? { by: 'coefficient', portion: 10_000 }
          : { by: 'fixed', values: [{ from: d.effectiveFrom, value: null, source: null }] },
      only: [],
      assessed: true,
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
      assessed: { kind: 'truth', label: '随考核增减', hint: '只看绩效薪酬，比例在“基本绩效与考核”' },
      article,
      amount: {
        kind: 'oneOf',
        label: '金额按',
        tag: 'by',
        options: {
          coefficient: { label: '基数 × 薪级系数', fields: { portion }, make: () => ({ portion: 10_000 }) },
          grade: {
            label: '薪级金额表',
            fields: { portion, tables: { kind: 'dated', label: '金额表', value: { is: 'table', of: 'fen' } } },
            make: (from) => ({ portion: 10_000, tables: [{ from, value: [], source: null }] }),
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
          gradePay: {
            label: '薪级工资的一定比例',
            fields: dated({ is: 'ratio' }, '比例'),
            make: (from) => ({ values: one(from) }),
          },
          years: {
            label: '工作年限（每年多少）',
            fields: { ...dated({ is: 'fen' }, '每年'), most: { kind: 'integer', label: '最多算几年', empty: '不限' } },
            make: (from) => ({ values: one(from), most: null }),
          },
          tiers: {
            label: '分档（满多少发多少）',
            fields: {
              of: {
                kind: 'choice',
                label: '按什么分档',
                options: {
                  years: '工作年限',
                  postYears: '任现岗位年限',
                  households: '所在社区户数',
                  redFlags: '所在社区红旗面数',
                  age: '年龄',
                },
              },
              values: { kind: 'dated', label: '各档金额', value: { is: 'tiers' } },
            },
            make: (from) => ({ of: 'years', values: [{ from, value: [{ atLeast: null, amount: null }], source: null }] }),
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
      only,
      when: { kind: 'feel', label: '发放条件', expects: 'truth', stage: 'grade', empty: '人人都发', wide: true },
    },
  },
  highestOf: {
    kind: 'list',
    label: '就高不重复',
    add: '添加就高',
    none: '没有只取一项的项目。',
    hint: '几项里只发最高的一项，如证书津贴和学历津贴；先在上面各添一项',
    make: (d) => ({ key: freshKey('highest', d.highestOf), label: '就高不重复', parts: [], article: null }),
    entry: {
      key: { kind: 'own', label: '键' },
      label: { kind: 'text', label: '名称' },
      parts: { kind: 'keys', of: 'parts', label: '哪些项目', empty: '请选择' },
      article,
    },
  },
};

export const limits: Fields = {
  limits: {
    kind: 'list',
    label: '合计封顶',
    add: '添加封顶',
    none: '没有封顶。',
    hint: '几项合计每月最多多少，超过的从最后一项减',
    make: (d) => ({ key: freshKey('limit', d.limits), label: '合计不超过', parts: [], values: one(d.effectiveFrom), article: null }),
    entry: {
      key: { kind: 'own', label: '键' },
      label: { kind: 'text', label: '名称' },
      parts: { kind: 'keys', of: 'paid', label: '哪些项目', empty: '全部项目' },
      article,
      values: { kind: 'dated', label: '最多', value: { is: 'fen', perPost: true } },
    },
  },
};
