import type { CodeTable } from './index.ts';

export const schemeStatuses = {
  label: '方案状态',
  source: 'product',
  entries: [
    { code: 'draft', label: '草稿' },
    { code: 'published', label: '已发布' },
    { code: 'retired', label: '已停用' },
  ],
} as const satisfies CodeTable;

/** 取整: where each part of the pay is rounded half up. */
export const roundings = {
  label: '取整规则',
  source: 'product',
  entries: [
    { code: 'fen', label: '四舍五入到分' },
    { code: 'jiao', label: '四舍五入到角' },
    { code: 'yuan', label: '四舍五入到元' },
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
