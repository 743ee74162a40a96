import type { RouteRecordRaw } from 'vue-router';
import { isUseRegister } from '#shared/domain/listUse/lists.ts';

const street = { permission: 'uses.read', kind: 'street' } as const;

/** 清单执行 beside its registers: the papers of a certificate, and the counts. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/use/certificates/:id(\\d+)',
    name: 'certificatePaper',
    component: () => import('./PaperPage.vue'),
    props: (route) => ({ id: Number(route.params['id']) }),
    meta: { ...street, title: '证明告知单' },
  },
  {
    path: '/use/counts',
    name: 'useCounts',
    component: () => import('./CountsPage.vue'),
    props: (route) => {
      const asked = String(route.query['register'] ?? '');
      return { register: isUseRegister(asked) ? asked : 'certificateRequests' };
    },
    meta: { ...street, title: '清单执行统计' },
  },
];
