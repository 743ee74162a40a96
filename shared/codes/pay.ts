import type { CodeTable } from './table.ts';

export const schemeStatuses = {
  label: '方案状态',
  source: 'product',
  entries: [
    { code: 'draft', label: '草稿' },
    { code: 'published', label: '已发布' },
    { code: 'retired', label: '已停用' },
  ],
} as const satisfies CodeTable;

/** 方案性质: what a scheme is by its own word. */
export const schemeNatures = {
  label: '方案性质',
  source: 'product',
  entries: [
    { code: 'document', label: '正式文件' },
    { code: 'reconstructed', label: '推断' },
    { code: 'synthetic', label: '示例' },
  ],
} as const satisfies CodeTable;

export const gradeReasons = {
  label: '定级原因',
  source: 'product',
  entries: [
    { code: 'first', label: '首次定级' },
    { code: 'yearly', label: '年度晋级' },
    { code: 'post', label: '岗位变动' },
    { code: 'education', label: '学历变动' },
    { code: 'certificate', label: '取得证书' },
    { code: 'honour', label: '获得荣誉' },
    { code: 'scheme', label: '方案调整' },
    { code: 'correction', label: '更正' },
  ],
} as const satisfies CodeTable;

export const payRunStatuses = {
  label: '发放状态',
  source: 'product',
  entries: [
    { code: 'imported', label: '外部导入' },
    { code: 'draft', label: '草稿' },
    { code: 'checked', label: '已核对' },
    { code: 'approved', label: '已审批' },
    { code: 'paid', label: '已发放' },
  ],
} as const satisfies CodeTable;

export const payRunKinds = {
  label: '发放种类',
  source: 'product',
  entries: [
    { code: 'imported', label: '外部导入' },
    { code: 'ordinary', label: '正常发放' },
    { code: 'supplement', label: '补发补扣' },
    { code: 'reversal', label: '冲销' },
  ],
} as const satisfies CodeTable;

/** 增减项目: what is added to or taken from a worker's pay in a month. */
export const payItemKinds = {
  label: '增减种类',
  source: 'product',
  entries: [
    { code: 'addition', label: '增发', aliases: ['补发', '奖励', '加项', '补贴'] },
    { code: 'reduction', label: '扣发（应发中扣）', aliases: ['扣发', '减发', '考勤扣款', '事假扣款', '病假扣款'] },
    { code: 'deduction', label: '代扣（实发中扣）', aliases: ['代扣', '代扣款', '扣款', '工会会费'] },
    { code: 'suspension', label: '停发绩效', aliases: ['停发绩效薪酬', '暂停绩效'] },
  ],
} as const satisfies CodeTable;

/** How 全年一次性奖金 is taxed. */
export const bonusManners = {
  label: '全年一次性奖金计税',
  source: '财政部 税务总局公告2023年第30号',
  entries: [
    { code: 'lower', label: '两种方式取低', aliases: ['取低', '比较取低'] },
    { code: 'apart', label: '单独计税', aliases: ['单独'] },
    { code: 'together', label: '并入当月', aliases: ['并入', '并入综合所得'] },
  ],
} as const satisfies CodeTable;

export const payPolicyKinds = {
  label: '政策参数种类',
  source: 'product',
  entries: [
    { code: 'incomeTax', label: '个人所得税' },
    { code: 'socialInsurance', label: '社会保险和住房公积金' },
    { code: 'month', label: '当月折算规则' },
  ],
} as const satisfies CodeTable;

export const budgetComponents = {
  label: '预算项目',
  source: 'product',
  entries: [
    { code: 'total', label: '合计' },
    { code: 'basic', label: '基本薪酬' },
    { code: 'performance', label: '绩效薪酬' },
    { code: 'allowance', label: '职业资格补贴' },
    { code: 'bonus', label: '红旗奖励' },
    { code: 'other', label: '其他' },
    { code: 'employer', label: '单位缴费' },
  ],
} as const satisfies CodeTable;

export const payTemplatePurposes = {
  label: '模板用途',
  source: 'product',
  entries: [
    { code: 'sheet', label: '薪酬发放表' },
    { code: 'bank', label: '银行代发文件' },
  ],
} as const satisfies CodeTable;
