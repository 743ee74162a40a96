import type { Register } from './declare.ts';

/** 薪酬方案: one dated version of a pay scheme (PaySchemeVersion of `reference/domain.md` §2.7). Published versions never change. */
export const schemes: Register = {
  name: 'schemes',
  label: '薪酬方案',
  unit: '个',
  table: 'schemes',
  title: 'name',
  read: 'pay.read',
  write: 'pay.write',
  keys: [['name', 'version']],
  defaultSort: { field: 'effectiveFrom', descending: true },
  fields: [
    { name: 'name', label: '方案名称', type: 'text', maxLength: 100, required: true, list: 220, searched: true, group: '方案' },
    { name: 'version', label: '版本', type: 'integer', min: 1, required: true, initial: 1, list: 64, group: '方案' },
    { name: 'status', label: '方案状态', type: 'code', codes: 'schemeStatuses', required: true, initial: 'draft', list: 90, filter: true, group: '方案' },
    { name: 'issuer', label: '发文机关', type: 'text', maxLength: 100, group: '方案' },
    { name: 'documentNo', label: '文号', type: 'text', maxLength: 100, group: '方案' },
    { name: 'effectiveFrom', label: '生效日期', type: 'date', required: true, list: 100, group: '方案' },
    { name: 'effectiveUntil', label: '停止日期', type: 'date', list: 100, group: '方案' },
    { name: 'base', label: '基数', type: 'fen', required: true, list: 100, group: '计算' },
    { name: 'baseSource', label: '基数来源', type: 'text', maxLength: 200, group: '计算' },
    { name: 'factor', label: '调节系数', type: 'ratio', required: true, initial: 10000, list: 90, group: '计算' },
    { name: 'factorSource', label: '调节系数来源', type: 'text', maxLength: 200, group: '计算' },
    { name: 'rounding', label: '取整规则', type: 'code', codes: 'roundings', required: true, initial: 'fen', group: '计算' },
    { name: 'basicShare', label: '基本薪酬占比', type: 'ratio', required: true, initial: 7000, group: '计算' },
    { name: 'regradeOn', label: '定级基准日（月-日）', type: 'text', maxLength: 5, required: true, initial: '01-01', group: '计算' },
    { name: 'stepRule', label: '年限晋级规则', type: 'json', group: '规则' },
    { name: 'educationRule', label: '学历规则', type: 'json', group: '规则' },
    { name: 'certificateRule', label: '证书规则', type: 'json', group: '规则' },
    { name: 'honourRule', label: '荣誉规则', type: 'json', group: '规则' },
    { name: 'combineRule', label: '合并规则', type: 'json', group: '规则' },
    { name: 'probationRule', label: '试用期规则', type: 'json', group: '规则' },
    { name: 'bonuses', label: '方案外奖励', type: 'json', group: '规则' },
    { name: 'sha256', label: '发布指纹', type: 'text', maxLength: 64, group: '规则' },
    { name: 'note', label: '备注', type: 'longText', group: '规则' },
  ],
};

/** 薪级系数: the coefficient of each grade of a scheme. */
export const schemeGrades: Register = {
  name: 'schemeGrades',
  label: '薪级系数',
  unit: '级',
  table: 'scheme_grades',
  title: 'grade',
  read: 'pay.read',
  write: 'pay.write',
  partOf: 'schemes',
  keys: [['scheme', 'grade']],
  defaultSort: { field: 'grade' },
  fields: [
    { name: 'scheme', label: '薪酬方案', type: 'link', target: 'schemes', required: true, list: 200 },
    { name: 'grade', label: '薪级', type: 'integer', min: 1, max: 60, required: true, list: 80 },
    { name: 'coefficient', label: '系数', type: 'ratio', required: true, list: 100 },
  ],
};

/** 岗位薪级区间: which grades a post may hold, and where its first tenure band starts. */
export const schemeBands: Register = {
  name: 'schemeBands',
  label: '岗位薪级区间',
  unit: '条',
  table: 'scheme_bands',
  title: 'postClass',
  read: 'pay.read',
  write: 'pay.write',
  partOf: 'schemes',
  keys: [['scheme', 'postClass']],
  defaultSort: { field: 'lowestGrade', descending: true },
  fields: [
    { name: 'scheme', label: '薪酬方案', type: 'link', target: 'schemes', required: true, list: 200 },
    { name: 'postClass', label: '岗位类别', type: 'code', codes: 'postClasses', required: true, list: 100 },
    { name: 'lowestGrade', label: '最低薪级', type: 'integer', min: 1, max: 60, required: true, list: 90 },
    { name: 'highestGrade', label: '最高薪级', type: 'integer', min: 1, max: 60, required: true, list: 90 },
  ],
};

/** 定级记录: GradeEvent of §2.7. */
export const gradeEvents: Register = {
  name: 'gradeEvents',
  label: '定级记录',
  unit: '条',
  table: 'grade_events',
  title: 'newGrade',
  read: 'pay.read',
  write: 'pay.write',
  partOf: 'workers',
  keys: [['worker', 'on']],
  notIn: ['without-pay'],
  defaultSort: { field: 'on', descending: true },
  fields: [
    { name: 'worker', label: '社区工作者', type: 'link', target: 'workers', required: true, list: 100 },
    { name: 'on', label: '定级日期', type: 'date', required: true, list: 100 },
    { name: 'oldGrade', label: '原薪级', type: 'integer', min: 1, max: 60, list: 80 },
    { name: 'newGrade', label: '新薪级', type: 'integer', min: 1, max: 60, required: true, list: 80 },
    { name: 'reason', label: '定级原因', type: 'code', codes: 'gradeReasons', required: true, list: 110 },
    { name: 'evidence', label: '依据材料', type: 'text', maxLength: 200, list: 160 },
    { name: 'scheme', label: '薪酬方案', type: 'link', target: 'schemes', list: 200 },
    { name: 'approver', label: '审批人', type: 'text', maxLength: 50, list: 90 },
  ],
};

/** 薪酬发放: one month's sheet (PayRun of §2.7); a reversal names the run it undoes. */
export const payRuns: Register = {
  name: 'payRuns',
  label: '薪酬发放',
  unit: '次',
  table: 'pay_runs',
  title: 'period',
  read: 'pay.read',
  write: 'pay.write',
  keys: [['period']],
  createdByImport: true,
  notIn: ['without-pay'],
  defaultSort: { field: 'period', descending: true },
  fields: [
    { name: 'period', label: '发放月份', type: 'month', required: true, list: 100, searched: true, headings: ['月份'] },
    { name: 'status', label: '发放状态', type: 'code', codes: 'payRunStatuses', required: true, initial: 'imported', list: 100 },
    { name: 'scheme', label: '薪酬方案', type: 'link', target: 'schemes', list: 200 },
    { name: 'reverses', label: '冲销的发放', type: 'link', target: 'payRuns' },
    { name: 'note', label: '备注', type: 'text', list: 200 },
  ],
};

/** 薪酬明细: one person's line of a month's sheet, with every intermediate number. */
export const payLines: Register = {
  name: 'payLines',
  label: '薪酬明细',
  unit: '行',
  table: 'pay_lines',
  title: 'name',
  read: 'pay.read',
  write: 'pay.write',
  keys: [['run', 'worker'], ['run', 'community', 'name']],
  notIn: ['without-pay'],
  defaultSort: { field: 'orderNo' },
  fields: [
    { name: 'run', label: '发放月份', type: 'link', target: 'payRuns', required: true, list: 100, filter: true, headings: ['月份', '发放月份'] },
    { name: 'orderNo', label: '序号', type: 'integer', min: 0, list: 64, ordering: true },
    { name: 'worker', label: '社区工作者', type: 'link', target: 'workers' },
    { name: 'community', label: '社区', type: 'link', target: 'communities', list: 120, filter: true, headings: ['所在社区', '所属社区', '社区名称', '单位'] },
    { name: 'name', label: '姓名', type: 'text', maxLength: 50, required: true, list: 90, searched: true, headings: ['人员姓名', '员工姓名'] },
    { name: 'postClass', label: '岗位', type: 'code', codes: 'postClasses', list: 84, filter: true, headings: ['岗位类别', '岗位等级'] },
    { name: 'grade', label: '薪级', type: 'integer', min: 1, max: 60, list: 70, headings: ['等级', '级别', '薪酬等级', '岗级', '薪级等级', '工资等级', '工资级别'] },
    { name: 'coefficient', label: '系数', type: 'ratio', list: 80, headings: ['薪级系数', '等级系数', '薪酬系数', '工资系数'] },
    { name: 'base', label: '基数', type: 'fen', sensitive: 'pay', list: 100, headings: ['薪酬基数', '工资基数', '基数(元)'] },
    { name: 'basic', label: '基本薪酬', type: 'fen', sensitive: 'pay', list: 110, headings: ['基本报酬', '基本工资', '基本薪酬(70%)', '基本部分', '基础薪酬', '基本薪资'] },
    { name: 'performance', label: '绩效薪酬', type: 'fen', sensitive: 'pay', list: 110, headings: ['绩效报酬', '绩效工资', '绩效薪酬(30%)', '绩效', '绩效补贴', '绩效部分', '绩效薪资'] },
    { name: 'certificateAllowance', label: '职业资格补贴', type: 'fen', sensitive: 'pay', list: 120, headings: ['职业津贴', '证书补贴', '社工证补贴', '持证补贴', '职称补贴', '职业资格津贴', '证书津贴', '社工补贴'] },
    { name: 'redFlag', label: '红旗奖励', type: 'fen', sensitive: 'pay', list: 110, headings: ['红旗社区奖励', '红旗奖', '红旗补贴', '红旗社区补贴'] },
    { name: 'otherPay', label: '其他', type: 'fen', sensitive: 'pay', headings: ['其他补贴', '其它', '其他津贴', '补发', '其他项目', '奖励', '奖金', '其他奖励', '其他奖金', '津补贴', '津贴补贴'] },
    { name: 'total', label: '应发合计', type: 'fen', sensitive: 'pay', list: 120, required: true, headings: ['应发工资', '应发薪酬', '合计', '应发', '应发金额', '应发数', '应发总额', '总计'] },
    { name: 'note', label: '备注', type: 'text', headings: ['说明', '签名', '领款人签字', '签字'] },
  ],
};
