import type { Register } from './declare.ts';

/**
 * 薪酬方案: one dated version of a pay scheme. The whole scheme is its `document` (`shared/domain/pay/document.ts`); name, version, issuer, dates and
 * base are copied out of it for lists. Published versions never change; a correction is a new version that names the one it corrects.
 */
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
  keptByModule: true,
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
    { name: 'nature', label: '方案性质', type: 'code', codes: 'schemeNatures', required: true, list: 110, filter: true, group: '方案' },
    { name: 'issuer', label: '发文机关', type: 'text', maxLength: 300, group: '方案' },
    { name: 'documentNo', label: '文号', type: 'text', maxLength: 300, list: 150, group: '方案' },
    { name: 'effectiveFrom', label: '生效日期', type: 'date', required: true, list: 100, group: '方案' },
    { name: 'effectiveUntil', label: '停止日期', type: 'date', list: 100, group: '方案' },
    { name: 'base', label: '基数', type: 'fen', list: 100, group: '方案' },
    { name: 'corrects', label: '更正的版本', type: 'link', target: 'schemes', group: '方案' },
    { name: 'document', label: '方案内容', type: 'json', required: true, group: '方案' },
    { name: 'sha256', label: '发布指纹', type: 'text', maxLength: 64, group: '方案' },
    { name: 'note', label: '备注', type: 'longText', group: '方案' },
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
    { name: 'protectedUntil', label: '保护期至', type: 'date' },
    { name: 'approver', label: '审批人', type: 'text', maxLength: 50, list: 90 },
  ],
};
