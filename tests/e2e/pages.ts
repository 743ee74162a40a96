/** Every page that the window has, with 1 for a record and 权力清单 for a kind, and every register with a record open. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerNames } from '#shared/registers/index.ts';
import { project } from './harness/places.ts';

export function everyPath(): string[] {
  const folder = join(project, 'renderer/src/pages');
  const files = globSync('*/routes.ts', { cwd: folder });
  const written = files.flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/path: '([^']+)'/g)].map((m) => m[1]!));
  const pages = written.map((path) =>
    path
      .replace(/:kind\??/, 'power')
      .replace(/:tab\??/, '')
      .replace(/:\w+(\([^)]*\))?\??/g, '1'),
  );
  return [
    ...pages.filter((path) => !/^\/(setup|signin|unopenable)/.test(path)),
    ...registerNames.flatMap((name) => [`/registers/${name}`, `/registers/${name}?open=1`]),
  ];
}
