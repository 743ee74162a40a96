/** Starts without the graphics card after it has failed, and goes back to it when somebody asks. */
import { app } from 'electron';
import { rmSync } from 'node:fs';
import { beginGraphics, type GraphicsFault, type GraphicsRecord, type GraphicsState } from '#shared/shell/graphics.ts';
import { readJson, writeJson } from './settings.ts';

/** How Chromium's drawing process ends when it does not end as asked. */
const faults: ReadonlySet<string> = new Set(['crashed', 'abnormal-exit', 'launch-failed', 'integrity-failure']);

export type Graphics = {
  /** The window is about to be made: from now on the first page is waited for. */
  opening(): void;
  /** The first page is on the screen. */
  drawn(): void;
  state(): GraphicsState;
  /** Uses the card again from the next start on. */
  enable(): void;
};

/** Must run before Electron is ready, in the one instance that opens a window. `file`: where one start tells the next. */
export function startGraphics(file: string): Graphics {
  const { fault, record } = beginGraphics(readJson<GraphicsRecord>(file));
  const keep = (changed: GraphicsRecord): void => {
    try {
      writeJson(file, changed);
    } catch {
      // A full or write-protected disk: the store says so, and the next start tries the card again.
    }
  };
  let next: GraphicsFault | null = fault;
  if (fault) app.disableHardwareAcceleration();
  else
    app.on('child-process-gone', (_event, { type, reason }) => {
      if (type === 'GPU' && faults.has(reason)) keep({ fault: (next = 'crashed') });
    });
  return {
    opening: () => keep(record),
    drawn() {
      if (!next) keep({});
    },
    state: () => ({ fault, next: next === null }),
    enable() {
      next = null;
      rmSync(file, { force: true });
    },
  };
}
