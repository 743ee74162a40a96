import type { RouteRecordRaw } from 'vue-router';

/** One worker's personnel file and the form printed from it; at a county as a street's snapshot brought them. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/workers/:id(\\d+)',
    component: () => import('./WorkerPage.vue'),
    props: (route) => ({ id: Number(route.params['id']) }),
    meta: { title: '社区工作者档案', permission: 'workers.read', kind: 'street' },
  },
  {
    path: '/workers/:id(\\d+)/form',
    component: () => import('./FormPage.vue'),
    props: (route) => ({ id: Number(route.params['id']) }),
    meta: { title: '社区工作者登记表', permission: 'workers.read', kind: 'street' },
  },
  {
    path: '/streets/:code(\\d{9})/workers/:id(\\d+)',
    component: () => import('./WorkerPage.vue'),
    props: (route) => ({ id: Number(route.params['id']), station: route.params['code'] }),
    meta: { title: '社区工作者档案', permission: 'workers.read', kind: 'county' },
  },
];
