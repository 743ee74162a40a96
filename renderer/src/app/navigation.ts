/** The left-hand way through the work, by station kind; what an account may not read is not offered. */
import type { Component } from 'vue';
import {
  Box,
  Histogram,
  HomeFilled,
  Money,
  Notebook,
  OfficeBuilding,
  Setting,
  Stamp,
  TrendCharts,
  Upload,
  User,
  UserFilled,
} from '@element-plus/icons-vue';
import { registering } from '#shared/domain/permissions.ts';
import type { Permission } from '#shared/domain/permissions.ts';

export type NavEntry = {
  path: string;
  label: string;
  icon: Component;
  /** Of several, any is enough. */ permission: Permission | readonly Permission[];
  /** Other addresses that belong to it. */ also?: readonly string[];
};

const street: readonly NavEntry[] = [
  { path: '/home', label: '首页', icon: HomeFilled, permission: 'member' },
  { path: '/registers/items', label: '权责清单', icon: Notebook, permission: 'lists.read', also: ['/lists'] },
  {
    path: '/registers/certificateRequests',
    label: '清单执行',
    icon: Stamp,
    permission: 'uses.read',
    also: ['/registers/sealUses', '/registers/powerUses', '/registers/handedTasks', '/use'],
  },
  { path: '/registers/seats', label: '兼职委员', icon: UserFilled, permission: 'committees.read', also: ['/registers/committees'] },
  {
    path: '/registers/workers',
    label: '社区工作者',
    icon: User,
    permission: 'workers.read',
    also: ['/registers/communities', '/registers/grids', '/workers'],
  },
  { path: '/staff', label: '队伍', icon: Histogram, permission: 'workers.read' },
  {
    path: '/pay',
    label: '薪酬',
    icon: Money,
    permission: 'pay.read',
    also: ['payItems', 'payPolicies', 'payTemplates', 'budgets', 'payRuns', 'payLines'].map((name) => `/registers/${name}`),
  },
  { path: '/import', label: '导入', icon: Upload, permission: registering },
  { path: '/snapshots', label: '快照', icon: Box, permission: 'snapshots.read' },
  { path: '/settings', label: '设置', icon: Setting, permission: 'member' },
];

const county: readonly NavEntry[] = [
  { path: '/county', label: '首页', icon: HomeFilled, permission: 'member' },
  { path: '/streets', label: '街道', icon: OfficeBuilding, permission: 'snapshots.read' },
  { path: '/staff', label: '队伍', icon: Histogram, permission: 'workers.read' },
  { path: '/summary', label: '汇总', icon: TrendCharts, permission: 'member' },
  { path: '/snapshots', label: '快照', icon: Box, permission: 'snapshots.read' },
  { path: '/settings', label: '设置', icon: Setting, permission: 'member' },
];

export const navigationFor = (kind: 'street' | 'county', can: (permission: Permission | readonly Permission[]) => boolean): NavEntry[] =>
  (kind === 'county' ? county : street).filter((entry) => can(entry.permission));

/** Whether a path lies under an entry, so that it is marked as the current one. */
export const isWithin = (entry: NavEntry, path: string): boolean =>
  [entry.path, ...(entry.also ?? [])].some((start) => path === start || path.startsWith(`${start}/`));

/** The page a signed-in person starts on. */
export const firstPage = (kind: 'street' | 'county'): string => (kind === 'county' ? '/county' : '/home');
