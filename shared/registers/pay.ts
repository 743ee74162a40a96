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
    {
      name: 'status',
      label: '方案状态',
      type: 'code',
      codes: 'schemeStatuses',
      required: true,
      initial: 'draft',
      list: 90,
      filter: true,
      group: '方案',
    },
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
