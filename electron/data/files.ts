/** Tokens for paths: the window never sees a path, and no token outlives the process. */
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '#shared/contract/index.ts';
import { openableKind } from '#shared/shell/openable.ts';
import type { Files, Handlers } from './host.ts';

const sizeOf = (path: string): number => {
  try {
    return statSync(path).size;
  } catch {
    return 0; // a target that is still to be written
  }
};

export function createFiles(): Files {
  const paths = new Map<string, string>();
  return {
    give(path) {
      const token = randomBytes(16).toString('hex');
      paths.set(token, path);
      return { token, name: basename(path), bytes: sizeOf(path) };
    },
    path(token) {
      const path = paths.get(token);
      if (path === undefined) throw new Refusal('fileUnknown');
      return path;
    },
  };
}

export const fileHandlers: Handlers<'files.pick' | 'files.dropped' | 'files.opened' | 'files.target' | 'files.show' | 'files.printToPdf'> =
  {
    'files.pick': async (host, { purpose, many }) => ({
      files: (await host.shell.pick(purpose, many)).map((path) => host.files.give(path)),
    }),
    'files.dropped': (host) => ({ files: host.shell.dropped().map((path) => host.files.give(path)) }),
    'files.opened': (host) => ({
      files: host.shell.opened().flatMap((path) => {
        const kind = openableKind(path);
        return kind ? [{ ...host.files.give(path), kind }] : [];
      }),
    }),
    'files.target': async (host, { purpose, name }) => {
      const path = await host.shell.target(purpose, basename(name));
      return { file: path === null ? null : host.files.give(path) };
    },
    'files.show': async (host, { token }) => {
      await host.shell.show(host.files.path(token));
      return {};
    },
    'files.printToPdf': async (host, { token, landscape, paper }) => ({
      bytes: await host.shell.printToPdf(host.files.path(token), { landscape, paper }),
    }),
  };
