import type { RouteRecordRaw } from 'vue-router';
import { registering } from '#shared/domain/permissions.ts';

export const routes: RouteRecordRaw[] = [
  {
    path: '/import',
    name: 'import',
    component: () => import('./ImportPage.vue'),
    meta: { title: '导入', kind: 'street', permission: registering },
  },
];
