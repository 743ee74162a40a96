import type { RouteRecordRaw } from 'vue-router';
import { register, registerNames } from '#shared/registers/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import { useSession } from '../../stores/session.ts';

const names = registerNames.filter((name) => !register(name).partOf).join('|');

/** The street's own registers, and at a county those that a street's snapshot brought. */
export const routes: RouteRecordRaw[] = [
  {
    path: `/registers/:name(${names})`,
    component: () => import('./RegisterPage.vue'),
    props: (route) => ({ name: route.params['name'] }),
    beforeEnter: (to) => useSession().can(register(to.params['name'] as RegisterName).read) || '/',
    meta: { title: '台账', kind: 'street', ahead: true, goesOn: true },
  },
  {
    path: `/streets/:code(\\d{9})/:name(${names})`,
    component: () => import('./RegisterPage.vue'),
    props: (route) => ({ name: route.params['name'], station: route.params['code'] }),
    beforeEnter: (to) => useSession().can(register(to.params['name'] as RegisterName).read) || '/',
    meta: { title: '街道台账', kind: 'county', goesOn: true },
  },
];
