/** While a long write goes on, its log is sent to the disk from beside: a commit that must wait for 80 MB of it keeps everybody waiting with it. */
import { open } from 'node:fs/promises';
import { setTimeout as rest } from 'node:timers/promises';

const everyMs = 200;

/** Begins, over the log that the pages of a store's file go to; what it returns sends the rest and ends. Nothing depends on it: the commit makes sure by itself. */
export function sendAhead(file: string): () => Promise<void> {
  const ended = new AbortController();
  const ahead = (async () => {
    const log = await open(`${file}-wal`, 'r+');
    try {
      while (!ended.signal.aborted) {
        await rest(everyMs, undefined, { signal: ended.signal, ref: false }).catch(() => undefined);
        await log.datasync();
      }
    } finally {
      await log.close();
    }
  })().catch(() => undefined);
  return () => {
    ended.abort();
    return ahead;
  };
}
