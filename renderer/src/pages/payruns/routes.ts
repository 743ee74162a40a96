import type { RouteRecordRaw } from 'vue-router';

const meta = (title: string) => ({ title, permission: 'pay.read', kind: 'street' }) as const;

/** Months: what is paid, why it differs, and what goes out on paper. */
export const routes: RouteRecordRaw[] = [
  { path: '/pay/runs', component: () => import('./RunsPage.vue'), meta: meta('月度发放') },
  { path: '/pay/runs/:id(\\d+)', component: () => import('./RunPage.vue'), props: true, meta: meta('一次发放') },
  {
    path: '/pay/runs/:id(\\d+)/slips',
    component: () => import('./SlipsPage.vue'),
    props: true,
    meta: { ...meta('工资条'), permission: 'reveal.pay' },
  },
  { path: '/pay/reconcile', component: () => import('./ReconcilePage.vue'), meta: { ...meta('核对工资表'), permission: 'pay.write' } },
  { path: '/pay/differences', component: () => import('./DifferencesPage.vue'), meta: meta('补发补扣') },
  { path: '/pay/budget', component: () => import('./BudgetPage.vue'), meta: meta('薪酬预算') },
  { path: '/pay/policies', component: () => import('./PoliciesPage.vue'), meta: meta('扣缴政策') },
  { path: '/pay/templates', component: () => import('./TemplatesPage.vue'), meta: meta('文件模板') },
];
