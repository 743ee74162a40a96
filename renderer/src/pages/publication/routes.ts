import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  {
    path: '/lists/of/:kind/publication/:version(\\d+)',
    name: 'listPublication',
    component: () => import('./PublicationPage.vue'),
    props: (route) => ({ kind: route.params['kind'], version: Number(route.params['version']) }),
    meta: { permission: 'lists.read', kind: 'street', title: '公布材料' },
  },
];
