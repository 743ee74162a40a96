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
  {
    path: '/pay/schemes',
    name: 'paySchemes',
    component: () => import('./schemes/SchemesPage.vue'),
    meta: { title: '薪酬方案', permission: 'pay.read', kind: 'street' },
  },
  {
    path: '/pay/schemes/compare',
    name: 'paySchemeCompare',
    component: () => import('./schemes/ComparePage.vue'),
    meta: { title: '比较薪酬方案', permission: 'pay.read', kind: 'street' },
  },
  {
    path: '/pay/schemes/scale',
    name: 'paySchemeScale',
    component: () => import('./schemes/ScalePage.vue'),
    meta: { title: '读入薪酬等级表', permission: 'pay.write', kind: 'street' },
  },
  {
    path: '/pay/schemes/:id(\\d+)',
    name: 'payScheme',
    component: () => import('./schemes/SchemePage.vue'),
    props: true,
    meta: { title: '薪酬方案', permission: 'pay.read', kind: 'street' },
  },
];
