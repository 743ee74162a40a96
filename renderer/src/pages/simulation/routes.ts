import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  {
    path: '/pay/simulation',
    component: () => import('./SimulationPage.vue'),
    meta: { title: '薪酬测算', permission: 'pay.read', kind: 'street' },
  },
];
