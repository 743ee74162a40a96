import type { RouteRecordRaw } from 'vue-router';

const meta = (title: string) => ({ title, permission: 'pay.read', kind: 'street' }) as const;

export const routes: RouteRecordRaw[] = [
  { path: '/pay/regrade', component: () => import('./RegradePage.vue'), meta: meta('定级') },
  { path: '/pay/regrade/:id(\\d+)', component: () => import('./ProposalPage.vue'), props: true, meta: meta('定级方案') },
];
