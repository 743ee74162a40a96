import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/staff', component: () => import('./StructurePage.vue'), meta: { title: '队伍结构', permission: 'workers.read' } },
  { path: '/staff/posts', component: () => import('./StaffingPage.vue'), meta: { title: '员额与建档', permission: 'workers.read' } },
  {
    path: '/staff/due/:kind?',
    component: () => import('./DuePage.vue'),
    props: true,
    meta: { title: '人员待办', permission: 'workers.read', kind: 'street', goesOn: true },
  },
];
