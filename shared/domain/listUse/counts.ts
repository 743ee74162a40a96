/** What the counts of the uses are called, on screen and in the workbook. */
import type { UseRegister } from './lists.ts';

export const countLabels: Record<UseRegister, Readonly<Record<string, string>>> = {
  certificateRequests: {
    issued: '已开具',
    refused: '不予开具',
    prohibited: '属不应开具',
    prohibitedIssued: '不应开具而开具',
    unlistedIssued: '清单外开具',
  },
  sealUses: { uses: '用印次数', copies: '份数', unlisted: '清单外用印' },
  powerUses: {
    asked: '征求',
    replied: '已答复',
    waiting: '未答复',
    disagreed: '不同意',
    notFollowed: '未采纳',
    overridden: '不同意而未采纳',
  },
  handedTasks: {
    received: '收到',
    pending: '待研究',
    refused: '不予承接',
    accepted: '同意承接',
    funds: '拨付经费（元）',
    people: '增派人员',
  },
};

export const groupings = ['department', 'item', 'departmentItem', 'month'] as const;
export type Grouping = (typeof groupings)[number];
export const groupingLabels: Record<Grouping, string> = {
  department: '按部门',
  item: '按事项',
  departmentItem: '按部门和事项',
  month: '按月份',
};

const headings = (department: string, item: string): Record<Grouping, string[]> => ({
  department: [department],
  item: [item],
  departmentItem: [department, item],
  month: ['月份'],
});
export const groupLabels: Record<UseRegister, Record<Grouping, string[]>> = {
  certificateRequests: headings('要求出具的单位', '证明事项'),
  sealUses: headings('用印单位', '用印事项'),
  powerUses: headings('征求意见的部门', '权力类别'),
  handedTasks: headings('交办部门', '交办事项'),
};
