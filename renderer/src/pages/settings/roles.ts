import type { Role } from '#shared/domain/permissions.ts';

/** What a role may do, in a line; follows `shared/domain/permissions.ts`. */
export const roleDuties: Record<Role, string> = {
  administrator: '全部工作，包括账户、备份和互认',
  listClerk: '登记权责清单和兼职委员',
  personnelClerk: '登记社区工作者和薪酬，制作快照',
  leader: '查看全部台账和薪酬，不改动',
  auditor: '只看留痕和快照记录',
  countyClerk: '收取快照，查看各街道数据',
};
