/** What lifts a grade: years, education, certificates, honours, and what happens when the post changes. */
import { article, freshKey, only } from './entry.ts';
import type { Field, Fields } from './declare.ts';

const begins = { atOnce: '当天', nextMonth: '次月', regradeDay: '下一个定级日' };

const length: Fields = {
  yearsPerStep: { kind: 'integer', label: '几年一档' },
  firstStep: { kind: 'integer', label: '第一档几年', empty: '同上', hint: '第一档与以后不一样长时填' },
  thresholds: { kind: 'integers', label: '各档不等长时，起始年限', empty: '如 3、6、10', hint: '填了就不看“几年一档”' },
};

export const steps: Fields = {
  steps: {
    kind: 'group',
    label: '年限晋级',
    off: '工作满几年升一级。关着时，年限不升级。',
    make: () => ({
      yearsPerStep: 3,
      firstStep: null,
      thresholds: null,
      byPost: [],
      of: 'service',
      partialYear: 'full',
      atLeast: 0,
      liftWhen: 'exceeded',
      countedFrom: null,
      gaps: 'notCounted',
      failedYears: 'counted',
      qualifying: ['excellent', 'qualified', 'basic'],
      article: null,
    }),
    fields: {
      yearsPerStep: length['yearsPerStep']!,
      firstStep: length['firstStep']!,
      liftWhen: {
        kind: 'choice',
        label: '第二档从',
        options: { exceeded: '超过一档年数起', reached: '满一档年数起' },
        hint: '三年一档：超过是第 4 年升，满是满 3 年升',
      },
      thresholds: length['thresholds']!,
      of: { kind: 'choice', label: '年限是', options: { service: '从事社区工作的年限', post: '任现岗位的年限' } },
      partialYear: { kind: 'choice', label: '不足一年', options: { full: '算一年', half: '满半年算一年', dropped: '不算' } },
      atLeast: { kind: 'integer', label: '新进人员至少算几年' },
      countedFrom: { kind: 'date', label: '从哪天起算', empty: '不限' },
      gaps: { kind: 'choice', label: '中断的年限', options: { notCounted: '不算', counted: '照算' } },
      failedYears: {
        kind: 'choice',
        label: '考核不达标的年度',
        options: { counted: '照算', notCounted: '不算', restart: '本档从下一年重新算' },
      },
      qualifying: { kind: 'codes', label: '达标的等次', table: 'assessmentResults', hint: '没有考核记录的年度按达标' },
      article,
      byPost: {
        kind: 'list',
        label: '岗位年限',
        add: '添加岗位年限',
        none: '各岗位相同。',
        hint: '与上面不一样的岗位另写一行',
        rows: true,
        make: () => ({ posts: [], yearsPerStep: 3, firstStep: null, thresholds: null }),
        entry: { posts: { kind: 'keys', of: 'posts', label: '岗位', empty: '请选择' }, ...length },
      },
    },
  },
};

const gradesField: Field = { kind: 'integer', label: '加几级' };
const yearsField: Field = { kind: 'integer', label: '折算几年' };

export const lifts: Fields = {
  lifts: {
    kind: 'group',
    label: '学历、证书、荣誉',
    fields: {
      education: {
        kind: 'list',
        label: '学历',
        add: '添加学历',
        none: '学历不加级。',
        rows: true,
        hint: '同时符合几行的，取最高一行',
        make: () => ({ educations: [], degrees: [], papers: 'any', form: 'any', grades: 0, years: 0, only: [] }),
        entry: {
          educations: { kind: 'codes', label: '学历', table: 'educations' },
          degrees: { kind: 'codes', label: '学位', table: 'degrees' },
          papers: { kind: 'choice', label: '两证', options: { any: '不论', both: '双证齐全', one: '只有一证' } },
          form: { kind: 'choice', label: '形式', options: { any: '不论', fullTime: '全日制', inService: '在职' } },
          grades: gradesField,
          years: yearsField,
          only,
        },
      },
      certificate: {
        kind: 'list',
        label: '证书',
        add: '添加证书',
        none: '证书不加级、不折算年限。发钱的证书在“薪酬项目”里添加。',
        rows: true,
        make: () => ({ level: null, grades: 0, years: 0, only: [] }),
        entry: { level: { kind: 'code', label: '证书', table: 'certificateLevels' }, grades: gradesField, years: yearsField, only },
      },
      educationAndCertificate: {
        kind: 'choice',
        label: '学历和证书都有时',
        options: { sum: '相加', higher: '取高的', highest: '连荣誉在内，只取最高的一项' },
      },
      mostOfBoth: { kind: 'integer', label: '学历和证书最多加几级', empty: '不限' },
      honours: {
        kind: 'list',
        label: '荣誉',
        add: '添加荣誉',
        none: '荣誉不加级。',
        rows: true,
        hint: '每行只加一次',
        make: (d) => ({
          key: freshKey('honour', d.lifts.honours),
          label: null,
          kinds: [],
          levels: [],
          grades: 1,
          validYears: null,
          only: [],
        }),
        entry: {
          key: { kind: 'own', label: '键' },
          label: { kind: 'text', label: '名称' },
          kinds: { kind: 'codes', label: '种类', table: 'honourKinds' },
          levels: { kind: 'codes', label: '级别', table: 'adminLevels' },
          grades: gradesField,
          validYears: { kind: 'integer', label: '几年内有效', empty: '长期' },
          only,
        },
      },
      honoursTogether: { kind: 'choice', label: '几项荣誉都有时', options: { sum: '相加', higher: '取高的' } },
      assessments: {
        kind: 'list',
        label: '考核',
        add: '添加考核',
        none: '考核不加级、不减级。',
        rows: true,
        hint: '如连续 3 年优秀加 1 级；不合格减级的填 -1',
        make: (d) => ({
          key: freshKey('assessment', d.lifts.assessments),
          label: null,
          results: [],
          times: 1,
          run: 'inARow',
          each: false,
          grades: 1,
          sinceYear: null,
        }),
        entry: {
          key: { kind: 'own', label: '键' },
          label: { kind: 'text', label: '名称' },
          results: { kind: 'codes', label: '等次', table: 'assessmentResults', empty: '请选择' },
          run: { kind: 'choice', label: '怎样数', options: { inARow: '连续', inAll: '累计' } },
          times: { kind: 'integer', label: '几次' },
          grades: { kind: 'integer', label: '加几级' },
          each: { kind: 'truth', label: '每满一次都算' },
          sinceYear: { kind: 'integer', label: '从哪年的考核算', empty: '不限' },
        },
      },
      extras: {
        kind: 'list',
        label: '其他（公式）',
        add: '添加公式',
        none: '没有其他规定。',
        make: (d) => ({ key: freshKey('extra', d.lifts.extras), label: null, gives: 'grades', feel: null, article: null }),
        entry: {
          key: { kind: 'own', label: '键' },
          label: { kind: 'text', label: '名称' },
          gives: { kind: 'choice', label: '公式得出', options: { grades: '加几级', years: '折算几年' } },
          article,
          feel: {
            kind: 'feel',
            label: '公式',
            expects: 'number',
            stage: (owner) => (owner['gives'] === 'years' ? 'post' : 'years'),
            wide: true,
          },
        },
      },
      most: { kind: 'integer', label: '合计最多加几级', empty: '不限' },
      article,
    },
  },
};

export const regrade: Fields = {
  regrade: {
    kind: 'group',
    label: '重新定级',
    fields: {
      days: { kind: 'yearDays', label: '年限定级日', empty: '随时', hint: '如 01-01；几个用顿号隔开；满年限次月升的填“每月1日”' },
      post: { kind: 'choice', label: '岗位变动，从', options: { atOnce: '当天', nextMonth: '次月' } },
      education: { kind: 'choice', label: '学历变动，从', options: begins },
      certificate: { kind: 'choice', label: '取得证书，从', options: begins },
      honour: { kind: 'choice', label: '获得荣誉，从', options: begins },
      onLowerPost: {
        kind: 'choice',
        label: '转到低岗位',
        options: { recompute: '按新岗位重新定', keep: '保留原薪级', protected: '保护一段时间' },
      },
      protectedMonths: { kind: 'integer', label: '保护几个月', empty: '按批准的日期' },
      article,
    },
  },
};
