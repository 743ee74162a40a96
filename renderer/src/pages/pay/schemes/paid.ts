/** What follows once the parts are known: basic and performance pay, probation, the least amount, rounding. */
import { article, rhythmWords, unitWords } from './entry.ts';
import { limits } from './parts.ts';
import type { Section } from './declare.ts';

export const splitSections: readonly Section[] = [
  {
    key: 'split',
    label: '基本绩效与考核',
    note: '薪级工资怎样分成基本和绩效，考核等次影响多少绩效。',
    fields: {
      split: {
        kind: 'group',
        label: '基本和绩效的划分',
        off: '把薪级工资按比例分成两部分。',
        make: () => ({ basicShare: 7000, basicLabel: '基本薪酬', performanceLabel: '绩效薪酬', paid: 'monthly', article: null }),
        fields: {
          basicShare: { kind: 'ratio', label: '基本部分占', hint: '如 70%' },
          basicLabel: { kind: 'text', label: '基本部分叫' },
          performanceLabel: { kind: 'text', label: '绩效部分叫' },
          paid: { kind: 'choice', label: '绩效发放', options: rhythmWords },
          article,
        },
      },
      performance: {
        kind: 'group',
        label: '考核影响绩效',
        off: '按考核等次发一部分绩效。',
        make: () => ({ shares: {}, of: 'previousYear', article: null }),
        fields: {
          shares: { kind: 'shares', label: '各等次发放比例', keys: 'assessmentResults', hint: '空着按全额发', wide: true },
          of: { kind: 'choice', label: '看哪年的考核', options: { previousYear: '上一年度', sameYear: '当年度' } },
          article,
        },
      },
    },
  },
  {
    key: 'probation',
    label: '试用期',
    note: '试用期内发多少。',
    fields: {
      probation: {
        kind: 'group',
        label: '试用期',
        off: '试用期内少发的规定。',
        make: () => ({
          months: 6,
          ends: 'atOnce',
          share: 8000,
          of: 'basic',
          fixed: [],
          performance: true,
          allowances: true,
          floor: 8000,
          article: null,
        }),
        fields: {
          months: { kind: 'integer', label: '几个月', hint: '合同另有约定的按合同' },
          ends: { kind: 'choice', label: '期满后', options: { atOnce: '次日起按正式标准', nextMonth: '次月起按正式标准' } },
          share: { kind: 'ratio', label: '发', hint: '如 80%' },
          of: { kind: 'choice', label: '按这个比例发的是', options: { basic: '基本部分', gradePay: '基本和绩效部分' } },
          floor: { kind: 'ratio', label: '不低于本岗最低薪级的', hint: '劳动合同法第二十条：80%' },
          performance: { kind: 'truth', label: '发绩效部分' },
          allowances: { kind: 'truth', label: '发补贴和奖励' },
          fixed: {
            kind: 'dated',
            label: '试用期定额',
            value: { is: 'fen', perPost: true },
            optional: '没有，按上面的比例发。填了定额，基本和绩效合起来就发这么多。',
          },
          article,
        },
      },
    },
  },
  {
    key: 'rounding',
    label: '保底封顶取整',
    note: '月薪最少多少、几项合计最多多少，算到分、角还是元。',
    fields: {
      minimum: {
        kind: 'dated',
        label: '月薪不低于',
        value: { is: 'fen', perPost: true },
        optional: '没有保底。',
        hint: '不含奖励，如当地最低工资',
      },
      ...limits,
      rounding: {
        kind: 'group',
        label: '取整',
        fields: {
          unit: { kind: 'choice', label: '算到', options: unitWords },
          way: { kind: 'choice', label: '尾数', options: { halfUp: '四舍五入', up: '见零进位', down: '舍去' } },
          at: { kind: 'choice', label: '在哪一步', options: { part: '每个项目', gradePay: '薪级工资（划分之前）', total: '合计' } },
          article,
        },
      },
    },
  },
];
