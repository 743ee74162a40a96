import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/signin', component: () => import('./SignInPage.vue'), meta: { title: '登录', state: 'locked' } },
  { path: '/unopenable', component: () => import('./UnopenablePage.vue'), meta: { title: '台账打不开', state: 'unopenable' } },
];
