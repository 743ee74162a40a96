/** The data host behind a page in a browser: the router, the browser's own shell, and the server on 127.0.0.1. */
import { mkdirSync } from 'node:fs';
import { Refusal } from '#shared/contract/envelope.ts';
import type { Shell } from '../../host.ts';
import { serve, type ServeOptions } from '../serve.ts';
import { tempFolder, tempPlace, type TempPlace } from './place.ts';
import { listen, type ListenOptions } from './server.ts';

export type BrowserHost = {
  /** The address to open, with the token that lets the page in. */
  url: string;
  /** Ends jobs, closes the store, removes what was in passage. */
  stop(): Promise<void>;
};

/** Makes the station's folder if there is none, and is ready for the page when it resolves. */
export async function startBrowserHost(options: Omit<ServeOptions, 'shell'> & ListenOptions): Promise<BrowserHost> {
  const passage = tempPlace();
  process.on('exit', () => passage.remove());
  mkdirSync(options.place.folder, { recursive: true });
  const serving = serve({ ...options, shell: browserShell(passage) });
  const server = await listen(serving, passage, options);
  return {
    url: server.url,
    async stop() {
      await server.close();
      await serving.stop();
    },
  };
}

/** The page uploads what was picked or dropped and downloads what was made. */
function browserShell(passage: TempPlace): Shell {
  return {
    kind: 'browser',
    pick: () => Promise.resolve([]),
    dropped: () => [],
    opened: () => [],
    target: (purpose, name) => Promise.resolve(purpose.endsWith('Folder') ? tempFolder(passage) : passage.file(name)),
    show: () => Promise.resolve(),
    graphics: () => Promise.resolve(null),
    enableGraphics: () => Promise.resolve(),
    printToPdf: () => Promise.reject(new Refusal('unknownCall', { name: 'files.printToPdf' })),
  };
}
