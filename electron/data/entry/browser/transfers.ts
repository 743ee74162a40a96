/**
 * Files between the browser and the data host. `POST /files?name=` takes one in and answers its token; `POST /files/TOKEN` answers links
 * to what the data host has written, each good for one `GET /fetch/LINK`. Only files of the private folder can be fetched.
 */
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname, join, sep } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Files } from '../../host.ts';
import type { TempPlace } from './place.ts';

/** A street's largest attachment is far below; the workbook reader has caps of its own. */
export const uploadLimit = 512 * 1024 * 1024;

export type Transfers = {
  take(request: IncomingMessage, response: ServerResponse, name: string): Promise<void>;
  links(response: ServerResponse, token: string): Promise<void>;
  fetch(response: ServerResponse, link: string): Promise<void>;
};

export function transfers(files: Files, place: TempPlace, limit = uploadLimit): Transfers {
  const links = new Map<string, string>();
  return {
    async take(request, response, name) {
      if (Number(request.headers['content-length'] ?? 0) > limit) {
        response.writeHead(413, { connection: 'close' }).end();
        return;
      }
      const path = place.file(name);
      try {
        await pipeline(request, atMost(limit), createWriteStream(path, { mode: 0o600 }));
      } catch {
        await rm(dirname(path), { recursive: true, force: true });
        if (!response.headersSent) response.writeHead(413, { connection: 'close' }).end();
        return;
      }
      sendJson(response, files.give(path));
    },
    async links(response, token) {
      const path = written(files, place, token);
      const found = path && (await stat(path).catch(() => null));
      if (!path || !found) {
        response.writeHead(404).end();
        return;
      }
      const paths = found.isDirectory() ? (await readdir(path)).map((name) => join(path, name)) : [path];
      sendJson(
        response,
        paths.map((each) => {
          const link = randomBytes(24).toString('base64url');
          links.set(link, each);
          return { url: `/fetch/${link}`, name: basename(each) };
        }),
      );
    },
    async fetch(response, link) {
      const path = links.get(link);
      links.delete(link);
      const found = path === undefined ? null : await stat(path).catch(() => null);
      if (path === undefined || !found?.isFile()) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, {
        'content-type': 'application/octet-stream',
        'content-length': found.size,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(basename(path))}`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      await pipeline(createReadStream(path), response).catch(() => {});
    },
  };
}

function written(files: Files, place: TempPlace, token: string): string | null {
  try {
    const path = files.path(token);
    return path.startsWith(place.root + sep) ? path : null;
  } catch {
    return null;
  }
}

function atMost(limit: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) done(new Error('too large'));
      else done(null, chunk);
    },
  });
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(JSON.stringify(value));
}
