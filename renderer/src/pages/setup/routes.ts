import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/setup', component: () => import('./SetupPage.vue'), meta: { title: '建立台账', state: 'none' } },
];
