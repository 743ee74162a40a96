/** Hash addresses (the files are loaded from a folder), and the one guard: the station's state decides what may be shown. */
import { createRouter, createWebHashHistory } from 'vue-router';
import type { Router, RouteRecordRaw } from 'vue-router';
import { useSession } from '../stores/session.ts';
import { firstPage } from './navigation.ts';
import { routes } from './routes.ts';

const doors = { none: '/setup', locked: '/signin', unopenable: '/unopenable' } as const;

/** Made after the transport has read its token from the address, used (`app.use`) once the session is known. `loadFrame`: what every page of an open station needs. */
export function makeRouter(loadFrame: () => Promise<void>): Router {
  // '/' has no page of its own: the guard always leads on from it.
  const crossroads: RouteRecordRaw[] = [
    { path: '/', component: { render: () => null } },
    { path: '/:rest(.*)*', redirect: '/' },
  ];
  const router = createRouter({ history: createWebHashHistory(), routes: [...routes, ...crossroads] });
  router.beforeEach(async (to) => {
    const session = useSession();
    // The page that is left has been asked already.
    if (session.state === 'open' && to.path === '/signin' && to.query['lock']) await session.signOut();
    if (session.state !== 'open') return to.path === doors[session.state] ? true : doors[session.state];
    // The recovery sheet is shown once: stay until it was kept.
    if (session.sheet) return to.path === '/setup' ? true : '/setup';
    if (to.path === '/' || (to.meta.state ?? 'open') !== 'open') return firstPage(session.kind);
    if (to.meta.kind && to.meta.kind !== session.kind) return firstPage(session.kind);
    if (!session.can(to.meta.permissionAt?.(to) ?? to.meta.permission ?? 'member')) return firstPage(session.kind);
    return true;
  });
  router.beforeResolve(async (to) => {
    if ((to.meta.state ?? 'open') === 'open') await loadFrame();
  });
  router.afterEach((to) => {
    document.title = to.meta.title ? `${to.meta.title} · 街道台账` : '街道台账';
  });
  return router;
}

/** Fetches the pages that people open first. A page that cannot be fetched says so when it is opened. */
export function fetchAhead(router: Router): void {
  const { kind } = useSession();
  for (const { meta, components } of router.getRoutes()) {
    if (!meta.ahead || meta.kind !== kind) continue;
    // Where the station was open already, its first page is here, and in place of the function that would fetch it.
    const page: unknown = components?.['default'];
    if (typeof page === 'function') void (page as () => Promise<unknown>)().catch(() => undefined);
  }
}
