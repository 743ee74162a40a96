/** `app://office/…`: the built window, from its own folder and from nowhere else. */
import { protocol, type Session } from 'electron';
import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pageHeaders, pageSteps } from '#shared/shell/pages.ts';

export const scheme = 'app';
export const origin = 'app://office';

/** Must run before Electron is ready. */
export function registerScheme(): void {
  // V8 keeps what it compiled of our pages from one start to the next.
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

export function servePages(session: Session, root: string): void {
  const realRoot = realpath(root);
  session.protocol.handle(scheme, async (request) => answer(await realRoot, request.method, new URL(request.url)));
}

/** `root` is a real path. */
async function answer(root: string, method: string, url: URL): Promise<Response> {
  if (url.host !== 'office') return new Response(null, { status: 403 });
  if (method !== 'GET') return new Response(null, { status: 405 });
  const steps = pageSteps(url.pathname);
  const headers = steps && pageHeaders(steps.at(-1) ?? '');
  if (!steps || !headers) return new Response(null, { status: 404 });
  try {
    // A link inside the folder must not lead out of it.
    const real = await realpath(join(root, ...steps));
    if (!real.startsWith(root + sep)) return new Response(null, { status: 403 });
    return new Response(new Uint8Array(await readFile(real)), { headers });
  } catch {
    return new Response(null, { status: 404 });
  }
}
