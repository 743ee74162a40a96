/** Who may do what. Every call of the contract names one permission; a role is a set of them. */

export const permissions = [
  'public', // before anyone has signed in
  'member', // anyone signed in
  'lists.read',
  'lists.write',
  'lists.approve',
  'uses.read', // registers that live on the lists: who asked for which certificate
  'uses.write',
  'committees.read',
  'committees.write',
  'workers.read',
  'workers.write',
  'pay.read',
  'pay.write',
  'pay.approve', // the second person of a run or a regrading
  'reveal.identity',
  'reveal.contact',
  'reveal.pay',
  'snapshots.read',
  'snapshots.seal',
  'snapshots.merge',
  'accounts.manage',
  'station.manage',
  'audit.read',
] as const;
export type Permission = (typeof permissions)[number];

/** Any of these has registers of its own to fill, and so workbooks to take in. */
export const registering: readonly Permission[] = ['lists.write', 'uses.write', 'committees.write', 'workers.write', 'pay.write'];

export const roles = ['administrator', 'listClerk', 'personnelClerk', 'leader', 'auditor', 'countyClerk'] as const;
export type Role = (typeof roles)[number];

/** 管理员, 清单专员, 人事专员, 领导, 审计员, 县级人员. */
export const roleLabels: Record<Role, string> = {
  administrator: '管理员',
  listClerk: '清单专员',
  personnelClerk: '人事专员',
  leader: '领导',
  auditor: '审计员',
  countyClerk: '县级人员',
};

const granted: Record<Role, readonly Permission[]> = {
  administrator: permissions,
  listClerk: [
    'public',
    'member',
    'lists.read',
    'lists.write',
    'uses.read',
    'uses.write',
    'committees.read',
    'committees.write',
    'reveal.contact',
  ],
  personnelClerk: [
    'public',
    'member',
    'lists.read',
    'committees.read',
    'workers.read',
    'workers.write',
    'pay.read',
    'pay.write',
    'reveal.identity',
    'reveal.contact',
    'reveal.pay',
    'snapshots.read',
    'snapshots.seal',
  ],
  leader: [
    'public',
    'member',
    'lists.read',
    'lists.approve',
    'uses.read',
    'committees.read',
    'workers.read',
    'pay.read',
    'pay.approve',
    'reveal.contact',
    'reveal.pay',
    'snapshots.read',
  ],
  auditor: ['public', 'member', 'audit.read', 'snapshots.read'],
  countyClerk: [
    'public',
    'member',
    'lists.read',
    'uses.read',
    'committees.read',
    'workers.read',
    'pay.read',
    'reveal.contact',
    'snapshots.read',
    'snapshots.merge',
  ],
};

export const permissionsOf = (role: Role): ReadonlySet<Permission> => new Set(granted[role]);
