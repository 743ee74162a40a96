import type { RouteRecordRaw } from 'vue-router';
import SignInPage from './SignInPage.vue';

export const routes: RouteRecordRaw[] = [
  // Not fetched when wanted: nearly every start shows it.
  { path: '/signin', component: SignInPage, meta: { title: '登录', state: 'locked' } },
  { path: '/unopenable', component: () => import('./UnopenablePage.vue'), meta: { title: '台账打不开', state: 'unopenable' } },
];
