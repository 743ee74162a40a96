import type { RouteRecordRaw } from 'vue-router';
import { momentIn } from './words.ts';

/** Two versions by number, or two days. */
const moment = '(\\d+|\\d{4}-\\d{2}-\\d{2})';
const between = `:from${moment}/:to${moment}`;
const street = { permission: 'lists.read', kind: 'street' } as const;
const county = { permission: 'lists.read', kind: 'county' } as const;

/** 权责清单 beside its register: the lists and their versions, proposals, contradictions, the statutes they rest on. */
export const routes: RouteRecordRaw[] = [
  { path: '/lists', name: 'lists', component: () => import('./KindsPage.vue'), meta: { ...street, title: '清单与版本' } },
  { path: '/lists/of/:kind', name: 'list', component: () => import('./ListPage.vue'), props: true, meta: { ...street, title: '清单' } },
  {
    path: '/lists/of/:kind/versions',
    name: 'listVersions',
    component: () => import('./VersionsPage.vue'),
    props: true,
    meta: { ...street, title: '清单版本' },
  },
  {
    path: `/lists/of/:kind/difference/${between}`,
    name: 'listDifference',
    component: () => import('./DifferencePage.vue'),
    props: (route) => ({ kind: route.params['kind'], from: momentIn(route.params['from']), to: momentIn(route.params['to']) }),
    meta: { ...street, title: '版本对比', goesOn: true },
  },
  {
    path: '/lists/of/:kind/change',
    name: 'listChange',
    component: () => import('./ChangePage.vue'),
    props: true,
    meta: { ...street, permission: 'lists.write', title: '提出调整' },
  },
  {
    path: '/lists/proposals',
    name: 'listProposals',
    component: () => import('./ProposalsPage.vue'),
    meta: { ...street, title: '调整方案' },
  },
  {
    path: '/lists/proposals/:id(\\d+)',
    name: 'listProposal',
    component: () => import('./ProposalPage.vue'),
    props: (route) => ({ id: Number(route.params['id']) }),
    meta: { ...street, title: '调整方案' },
  },
  { path: '/lists/kinds', name: 'listKinds', component: () => import('./KindSettingsPage.vue'), meta: { ...street, title: '清单类别' } },
  {
    path: '/lists/kinds/new',
    name: 'newListKind',
    component: () => import('./KindPage.vue'),
    meta: { ...street, permission: 'lists.write', title: '添加清单类别' },
  },
  {
    path: '/lists/kinds/:kind',
    name: 'listKind',
    component: () => import('./KindPage.vue'),
    props: true,
    meta: { ...street, permission: 'lists.write', title: '清单类别' },
  },
  { path: '/lists/totals', name: 'listTotals', component: () => import('./TotalsPage.vue'), meta: { ...street, title: '公布总数' } },
  {
    path: '/lists/flows',
    name: 'flows',
    component: () => import('./flow/CoveragePage.vue'),
    meta: { ...street, title: '流程图与说明书' },
  },
  {
    path: '/lists/flows/:kind',
    name: 'flowsMissing',
    component: () => import('./flow/MissingPage.vue'),
    props: true,
    meta: { ...street, title: '还缺什么' },
  },
  {
    path: '/lists/items/:id(\\d+)/flow',
    name: 'itemFlow',
    component: () => import('./flow/FlowPage.vue'),
    props: (route) => ({ item: Number(route.params['id']) }),
    meta: { ...street, title: '流程图' },
  },
  {
    path: '/lists/items/:id(\\d+)/sheet',
    name: 'itemInstruction',
    component: () => import('./flow/SheetsPage.vue'),
    props: (route) => ({ item: Number(route.params['id']) }),
    meta: { ...street, title: '说明书' },
  },
  {
    path: '/lists/sheets/:kind',
    name: 'instructions',
    component: () => import('./flow/SheetsPage.vue'),
    props: true,
    meta: { ...street, title: '说明书' },
  },
  { path: '/lists/checks', name: 'listChecks', component: () => import('./ChecksPage.vue'), meta: { ...street, title: '清单检查' } },
  { path: '/lists/statutes', name: 'statutes', component: () => import('./StatutesPage.vue'), meta: { ...street, title: '法规库' } },
  {
    path: '/lists/statutes/unread',
    name: 'unread',
    component: () => import('./UnreadPage.vue'),
    meta: { ...street, title: '没有识别的依据' },
  },
  {
    path: '/lists/statutes/:id(\\d+)',
    name: 'statute',
    component: () => import('./StatutePage.vue'),
    props: (route) => ({ id: Number(route.params['id']) }),
    meta: { ...street, title: '法规变更影响' },
  },

  // The same at the county, of a street's lists and read-only.
  {
    path: '/streets/:station(\\d{9})/lists',
    name: 'streetLists',
    component: () => import('./StreetListsPage.vue'),
    props: true,
    meta: { ...county, title: '街道清单' },
  },
  {
    path: '/streets/:station(\\d{9})/lists/:kind',
    name: 'streetList',
    component: () => import('./ListPage.vue'),
    props: true,
    meta: { ...county, title: '街道清单' },
  },
  {
    path: `/streets/:station(\\d{9})/lists/:kind/difference/${between}`,
    name: 'streetListDifference',
    component: () => import('./DifferencePage.vue'),
    props: ({ params }) => ({
      station: params['station'],
      kind: params['kind'],
      from: momentIn(params['from']),
      to: momentIn(params['to']),
    }),
    meta: { ...county, title: '街道清单对比', goesOn: true },
  },
];
