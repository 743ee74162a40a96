import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/county', name: 'county', component: () => import('./CountyHome.vue'), meta: { title: '首页', kind: 'county', ahead: true } },
  {
    path: '/streets/:code(\\d{9})?',
    name: 'streets',
    component: () => import('./StreetsPage.vue'),
    props: true,
    meta: { title: '街道', permission: 'snapshots.read', kind: 'county', goesOn: true },
  },
  { path: '/summary', name: 'summary', component: () => import('./SummaryPage.vue'), meta: { title: '汇总', kind: 'county' } },
];
