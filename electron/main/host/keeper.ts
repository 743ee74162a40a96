/**
 * Keeps a data host running: starts it, hands each asking window one port, starts it again when it dies, gives up after a few quick deaths.
 * Windows ask and are never pushed a port: with two ports the calls on the first would be lost.
 */
import { MessageChannelMain, type WebContents } from 'electron';
import { ipc } from '#shared/shell/channel.ts';
import type { DataHost, HostEvents, HostOptions } from './data-host.ts';
import { startDataHost } from './start.ts';

/** A death sooner than this after the start is a quick one. */
const quick = 10_000;
const mostQuickDeaths = 3;

export type Keeper = {
  want(contents: WebContents): void;
  /** Hands files over that are to be opened; they wait until a host is ready. */
  open(paths: string[]): void;
  /** Starts again after giving up. */
  retry(): void;
  stop(): Promise<void>;
};

export function keepDataHost(options: HostOptions, answer: HostEvents['answer'], gaveUp: (reason: string) => void): Keeper {
  const wanting = new Set<WebContents>();
  const known = new Set<WebContents>();
  let host: DataHost | null = null;
  let ready = false;
  let stopped = false;
  let deaths = 0;
  let opened: string[] = [];

  function tell(channel: string): void {
    for (const contents of known) if (!contents.isDestroyed()) contents.send(channel);
  }

  function give(contents: WebContents): void {
    wanting.delete(contents);
    if (contents.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    host?.connect(port1);
    contents.postMessage(ipc.port, null, [port2]);
  }

  function handOver(): void {
    if (ready && opened.length > 0) host?.open(opened.splice(0));
  }

  function died(reason: string, started: number): void {
    ready = false;
    host = null;
    if (stopped) return;
    tell(ipc.lost);
    deaths = Date.now() - started < quick ? deaths + 1 : 1;
    if (deaths < mostQuickDeaths) start();
    else {
      tell(ipc.gone);
      gaveUp(reason);
    }
  }

  function start(): void {
    const started = Date.now();
    try {
      host = startDataHost(options, {
        answer,
        ready() {
          ready = true;
          handOver();
          for (const contents of [...wanting]) give(contents);
        },
        died: (reason) => died(reason, started),
      });
    } catch (error) {
      // Told later, as any death is: whoever starts the host has not got its keeper yet.
      queueMicrotask(() => died(error instanceof Error ? error.message : String(error), started));
    }
  }

  start();
  return {
    want(contents) {
      if (!known.has(contents)) {
        known.add(contents);
        contents.once('destroyed', () => {
          known.delete(contents);
          wanting.delete(contents);
        });
      }
      if (ready) give(contents);
      else wanting.add(contents);
    },
    open(paths) {
      opened = [...opened, ...paths];
      handOver();
    },
    retry() {
      deaths = 0;
      if (!host) start();
    },
    async stop() {
      stopped = true;
      await host?.stop();
    },
  };
}
