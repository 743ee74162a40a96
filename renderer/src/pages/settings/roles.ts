import type { Role } from '#shared/domain/permissions.ts';

/** What a role may do, in a line; follows `shared/domain/permissions.ts`. */
export const roleDuties: Record<Role, string> = {
  administrator: '全部工作，包括账户、备份和互认',
  listClerk: '登记权责清单、清单执行和兼职委员',
  personnelClerk: '登记社区工作者和薪酬，封装快照',
  leader: '查看全部台账和薪酬，审批清单、定级和发放',
  auditor: '只看留痕和快照记录',
  countyClerk: '收取快照，查看各街道数据',
};
