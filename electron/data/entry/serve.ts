/** What every host of a window shares: one router, calls answered as JSON text, events told to all who listen. */
import type { HostEvent } from '#shared/contract/index.ts';
import type { Log } from '#shared/shell/log.ts';
import type { Place } from '#shared/shell/places.ts';
import type { Files, Shell } from '../host.ts';
import { createHost } from '../router.ts';

export type ServeOptions = { place: Place; version: string; workerFile: string; shell: Shell; log: Log };

export type Serving = {
  files: Files;
  /** The JSON of an envelope; never rejects. */
  answer(name: string, input: unknown): Promise<string>;
  /** Tells every event as JSON; returns the way to stop listening. */
  listen(listener: (event: string) => void): () => void;
  /** Tells all who listen. */
  tell(event: HostEvent): void;
  /** Ends jobs and closes the store. */
  stop(): Promise<void>;
};

export function serve({ place, version, workerFile, shell, log }: ServeOptions): Serving {
  const listeners = new Set<(event: string) => void>();
  const tell = (event: HostEvent): void => {
    const text = JSON.stringify(event);
    for (const listener of listeners) listener(text);
  };
  const { host, call, close } = createHost({ folder: place.folder, place, version, workerFile, shell, log, emit: tell });
  return {
    files: host.files,
    answer: async (name, input) => JSON.stringify(await call(name, input)),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell,
    stop: close,
  };
}
