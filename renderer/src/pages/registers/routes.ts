import type { RouteLocationNormalized, RouteRecordRaw } from 'vue-router';
import { register, registerNames } from '#shared/registers/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';

/** Asked on the way from one register to the next as well: it is the same page. */
const reading = (to: RouteLocationNormalized) => register(to.params['name'] as RegisterName).read;
/** Kept as small documents, which have pages of their own with forms. */
const formed: Partial<Record<RegisterName, string>> = { payPolicies: '/pay/policies', payTemplates: '/pay/templates' };
const names = registerNames.filter((name) => !register(name).partOf).join('|');

/** The street's own registers, and at a county those that a street's snapshot brought. */
export const routes: RouteRecordRaw[] = [
  ...Object.entries(formed).map(([name, redirect]) => ({ path: `/registers/${name}`, redirect })),
  {
    path: `/registers/:name(${names})`,
    component: () => import('./RegisterPage.vue'),
    props: (route) => ({ name: route.params['name'] }),
    meta: { title: '台账', kind: 'street', permissionAt: reading, ahead: true, goesOn: true },
  },
  {
    path: `/streets/:code(\\d{9})/:name(${names})`,
    component: () => import('./RegisterPage.vue'),
    props: (route) => ({ name: route.params['name'], station: route.params['code'] }),
    meta: { title: '街道台账', kind: 'county', permissionAt: reading, goesOn: true },
  },
];
