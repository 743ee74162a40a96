/** The built window, read from its folder and from nowhere else. */
import { readFile, realpath } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import { pageHeaders, pageSteps } from '#shared/shell/pages.ts';

export async function sendPage(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const steps = pageSteps((request.url ?? '/').split('?')[0] ?? '/');
  const headers = steps && pageHeaders(steps.at(-1) ?? '');
  const body = steps && headers && (await contained(root, steps));
  if (!body) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
}

async function contained(root: string, steps: string[]): Promise<Buffer | null> {
  try {
    const real = await realpath(join(root, ...steps));
    return real.startsWith((await realpath(root)) + sep) ? await readFile(real) : null;
  } catch {
    return null;
  }
}
