/** `app://office/…`: the built window, from its own folder and from nowhere else. */
import { protocol, type ProtocolResponse, type Session } from 'electron';
import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pageHeaders, pageSteps } from '#shared/shell/pages.ts';

export const scheme = 'app';
export const origin = 'app://office';

/** Must run before Electron is ready. */
export function registerScheme(): void {
  // V8 keeps what it compiled of our pages from one start to the next.
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

/**
 * Electron reads the files itself. Its newer `protocol.handle` takes them from a `Response`: Node loads its fetch classes for that, 20 ms of the
 * shell's one thread at each start, and every byte passes through JavaScript (docs/decisions/0015).
 */
export function servePages(session: Session, root: string): void {
  const realRoot = realpath(root);
  session.protocol.registerFileProtocol(scheme, (request, answer) => {
    realRoot.then((real) => pageOf(real, request.method, request.url)).then(answer, () => answer(notFound));
  });
}

/** Chromium's codes of its network errors. */
const refused: ProtocolResponse = { error: -10 };
const notFound: ProtocolResponse = { error: -6 };

/** `root` is a real path. */
async function pageOf(root: string, method: string, address: string): Promise<ProtocolResponse> {
  const url = new URL(address);
  if (url.host !== 'office' || method !== 'GET') return refused;
  const steps = pageSteps(url.pathname);
  const headers = steps && pageHeaders(steps.at(-1) ?? '');
  if (!steps || !headers) return notFound;
  try {
    // A link inside the folder must not lead out of it.
    const path = await realpath(join(root, ...steps));
    return path.startsWith(root + sep) ? { path, headers } : refused;
  } catch {
    return notFound;
  }
}
