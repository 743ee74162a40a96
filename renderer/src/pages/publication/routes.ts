import type { RouteRecordRaw } from 'vue-router';

const lists = { permission: 'lists.read', kind: 'street' } as const;

/** What is made of the lists: a version's papers and files, who leads and supports, a department's share. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/lists/of/:kind/publication/:version(\\d+)',
    name: 'listPublication',
    component: () => import('./PublicationPage.vue'),
    props: (route) => ({ kind: route.params['kind'], version: Number(route.params['version']) }),
    meta: { ...lists, title: '公布材料' },
  },
  { path: '/lists/matrix', name: 'listMatrix', component: () => import('./MatrixPage.vue'), meta: { ...lists, title: '分工矩阵' } },
  {
    path: '/lists/matrix/share',
    name: 'listShare',
    component: () => import('./SharePage.vue'),
    // Whose share it is, is chosen in the matrix.
    beforeEnter: (to) => (to.query['body'] ? true : '/lists/matrix'),
    meta: { ...lists, title: '部门分工' },
  },
];
