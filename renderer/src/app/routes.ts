/** Every page: each folder under `pages` exports its own `routes`. */
import type { RouteLocationNormalized, RouteRecordRaw } from 'vue-router';
import type { Permission } from '#shared/domain/permissions.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Shown in the window's title and in the jump box. */
    title?: string;
    /** Needed to see the page; `member` when left out; of several, any is enough. */
    permission?: Permission | readonly Permission[];
    /** What it takes to see this address of the page, where addresses differ in that. */
    permissionAt?: (to: RouteLocationNormalized) => Permission;
    /** Pages of one kind of station only. */
    kind?: 'street' | 'county';
    /** Its address tells a state of one page and not another record: the page goes on where others start anew. */
    goesOn?: true;
    /** Fetched while the pass phrase is typed; its component is a function that imports it, and `electron.vite.config.ts` names it. */
    ahead?: true;
    /** Which state of the station the page is for; `open` when left out, and then it stands inside the frame. */
    state?: 'none' | 'locked' | 'open' | 'unopenable';
  }
}

const folders = import.meta.glob<{ routes: RouteRecordRaw[] }>('../pages/*/routes.ts', { eager: true });
export const routes: RouteRecordRaw[] = Object.values(folders).flatMap((folder) => folder.routes);
