/** The parts of a pay scheme in the order of the editor. */
import { parts } from './parts.ts';
import { lifts, regrade, steps } from './rules.ts';
import { splitSections } from './paid.ts';
import type { Field, Fields, Section } from './declare.ts';
import { article, freshKey, unitWords } from './entry.ts';

const own: Field = { kind: 'own', label: '键' };

const basics: Fields = {
  format: { kind: 'own', label: '格式' },
  name: { kind: 'text', label: '方案名称', wide: true },
  version: { kind: 'own', label: '版本' },
  nature: {
    kind: 'choice',
    label: '方案性质',
    options: { document: '正式文件', reconstructed: '推断', synthetic: '示例' },
    hint: '只有照正式文件录入的才选“正式文件”',
  },
  issuer: { kind: 'text', label: '发文机关' },
  documentNo: { kind: 'text', label: '文号' },
  effectiveFrom: { kind: 'date', label: '生效日期' },
  effectiveUntil: { kind: 'date', label: '停止日期', empty: '不限' },
  grades: { kind: 'integer', label: '薪级总数', hint: '如 18、24、16、12' },
  sources: { kind: 'lines', label: '来源', hint: '每行一条：文件名、网址或存放处', wide: true },
  note: { kind: 'longText', label: '备注', wide: true },
};

const posts: Fields = {
  posts: {
    kind: 'list',
    label: '岗位',
    add: '添加岗位',
    none: '还没有岗位。',
    hint: '按次序取第一个符合的岗位',
    make: (d) => ({
      key: freshKey('post', d.posts),
      label: null,
      classes: [],
      when: null,
      lowestGrade: 1,
      highestGrade: d.grades,
      offset: null,
      article: null,
    }),
    entry: {
      key: own,
      label: { kind: 'text', label: '岗位名称' },
      lowestGrade: { kind: 'integer', label: '最低薪级' },
      highestGrade: { kind: 'integer', label: '最高薪级（封顶）' },
      offset: { kind: 'integer', label: '起点加几级', empty: '从最低薪级起', hint: '第一档的薪级等于它加 1' },
      classes: { kind: 'codes', label: '岗位类别', table: 'postClasses', hint: '花名册里的这些人属于本岗位', wide: true },
      article,
      when: { kind: 'feel', label: '另需符合的条件', expects: 'truth', stage: 'person', empty: '没有条件', wide: true },
    },
  },
};

const base: Fields = {
  base: {
    kind: 'group',
    label: '基数',
    off: '系数乘基数得出工资。直接按金额发的方案不用。',
    make: () => ({ label: '基数', definition: 'fixed', per: 'month', ratio: 10_000, unit: null, values: [], article: null }),
    fields: {
      label: { kind: 'text', label: '名称' },
      definition: {
        kind: 'choice',
        label: '文件怎样规定',
        options: {
          fixed: '固定金额',
          newHire: '新录用公务员（事业人员）工资',
          meanWage: '社会平均工资',
          minimumWage: '最低工资',
          income: '居民人均可支配收入',
        },
      },
      per: { kind: 'choice', label: '数值按', options: { month: '每月', year: '每年（除以 12）' } },
      ratio: { kind: 'ratio', label: '取数值的', hint: '如 60%、1.8 倍；全取填 1' },
      unit: { kind: 'choice', label: '月基数算到', options: unitWords, empty: '不取整' },
      article,
      values: { kind: 'dated', label: '数值', value: { is: 'fen', perPost: true } },
    },
  },
};

const factors: Fields = {
  factors: {
    kind: 'list',
    label: '调节系数',
    add: '添加调节系数',
    none: '没有调节系数。',
    hint: '如按区域或财力打折的 0.94；各岗位不同的岗位系数也在这里',
    make: (d) => ({ key: freshKey('factor', d.factors), label: '调节系数', on: 'gradePay', values: [], article: null }),
    entry: {
      key: own,
      label: { kind: 'text', label: '名称' },
      on: { kind: 'choice', label: '乘在', options: { base: '基数', gradePay: '薪级工资（基本和绩效）', whole: '全部应发' } },
      article,
      values: { kind: 'dated', label: '数值', value: { is: 'ratio', perPost: true } },
    },
  },
};

/** In the order of a notice; every key of the document stands in one of them. */
export const sections: readonly Section[] = [
  { key: 'basics', label: '基本信息', note: '名称、文号、日期和来源。', fields: basics },
  { key: 'posts', label: '岗位与薪级', note: '几个岗位，各在哪些薪级之间。', fields: posts },
  {
    key: 'coefficients',
    label: '薪级系数',
    note: '每级一个系数，或各岗位分列。直接规定金额的，在“薪酬项目”里选“薪级金额表”。',
    fields: { coefficients: { kind: 'dated', label: '系数表', value: { is: 'table', of: 'ratio' }, optional: '没有系数表。' } },
  },
  { key: 'base', label: '基数', note: '系数乘的那个数，每个数值有起始日期和来源。', fields: base },
  { key: 'factors', label: '调节系数', note: '乘在基数、薪级工资或全部应发上的系数，各岗位相同或分列。', fields: factors },
  { key: 'parts', label: '薪酬项目', note: '发哪些钱：岗位薪级工资、补贴、奖励，各按什么算；哪几项只发最高的。', fields: parts },
  ...splitSections,
  { key: 'steps', label: '年限晋级', note: '工作几年升一级，哪些年不算。', fields: steps },
  { key: 'lifts', label: '学历证书荣誉', note: '学历、证书、荣誉、考核各加几级，怎样合并、最多加几级。', fields: lifts },
  { key: 'regrade', label: '岗位变动', note: '什么时候重新定级，回到低岗位怎么办。', fields: regrade },
];

/** The document as one group: paths are followed from here. */
export const whole: Fields = Object.assign({}, ...sections.map((s) => s.fields)) as Fields;
/** The section that a path of the document is entered in. */
export const sectionOf = (path: string): string => sections.find((s) => path.split('.')[0]! in s.fields)?.key ?? 'basics';
