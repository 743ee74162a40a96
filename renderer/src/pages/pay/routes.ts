import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  {
    path: '/pay',
    name: 'pay',
    component: () => import('./MatrixPage.vue'),
    meta: { title: '薪酬', permission: 'pay.read', kind: 'street' },
  },
  {
    path: '/pay/roster',
    name: 'payRoster',
    component: () => import('./RosterPage.vue'),
    meta: { title: '人员薪酬', permission: 'pay.read', kind: 'street' },
  },
];
