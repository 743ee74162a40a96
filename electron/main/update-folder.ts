/** A shared folder as an update server: electron-updater speaks HTTP only, so the folder's own files are served to it on 127.0.0.1. */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** What an update feed holds: its description, installers, their block maps. */
const updateFile = /^[\w][\w.-]*\.(yml|exe|blockmap)$/;

/** The address ends in a secret of this start; only the program itself knows it. */
export async function folderFeed(folder: string): Promise<{ url: string; close(): void }> {
  const secret = randomBytes(24).toString('hex');
  const server = createServer((request, response) => {
    void (async () => {
      const [, given, name = ''] = new URL(request.url ?? '/', 'http://feed').pathname.split('/');
      const path = join(folder, name);
      const found = given === secret && request.method === 'GET' && updateFile.test(name) ? await stat(path).catch(() => null) : null;
      if (!found?.isFile()) response.writeHead(404).end();
      else
        createReadStream(path)
          .on('error', () => response.destroy())
          .pipe(response.writeHead(200, { 'content-length': found.size }));
    })();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  server.unref();
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${secret}`, close: () => server.close() };
}
