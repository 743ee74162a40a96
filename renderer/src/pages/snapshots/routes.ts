import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  {
    path: '/snapshots',
    name: 'snapshots',
    component: () => import('./SnapshotsPage.vue'),
    meta: { title: '快照', permission: 'snapshots.read' },
  },
  {
    path: '/snapshots/:sequence(\\d+)',
    name: 'slip',
    component: () => import('./SlipPage.vue'),
    props: true,
    meta: { title: '封装单', permission: 'snapshots.read', kind: 'street' },
  },
];
