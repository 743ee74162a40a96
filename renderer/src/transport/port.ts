/** In Electron: calls as JSON text over the preload's bridge, so that Vue's proxies are plain before they reach it. */
import type { Envelope, HostEvent, Input, Output } from '#shared/contract/index.ts';
import type { Bridge } from '#shared/shell/channel.ts';
import { CallFailed } from './failure.ts';
import type { Transport } from './transport.ts';

declare global {
  interface Window {
    bridge?: Bridge;
  }
}

type FileCall = 'files.pick' | 'files.dropped' | 'files.target' | 'files.show';

export function overBridge(bridge: Bridge): Transport {
  async function call(name: string, input: unknown): Promise<Envelope<unknown>> {
    return JSON.parse(await bridge.call(name, JSON.stringify(input ?? {}))) as Envelope<unknown>;
  }
  async function ask<N extends FileCall>(name: N, input: Input<N>): Promise<Output<N>> {
    const answer = await call(name, input);
    if (!answer.ok) throw new CallFailed(answer.error);
    return answer.value as Output<N>;
  }
  return {
    call,
    subscribe: (listener) => bridge.subscribe((event) => listener(JSON.parse(event) as HostEvent)),
    pick: async (purpose, many) => (await ask('files.pick', { purpose, many })).files,
    dropped: async () => (await ask('files.dropped', {})).files,
    target: async (purpose, name) => (await ask('files.target', { purpose, name })).file,
    async deliver({ token }) {
      await ask('files.show', { token });
    },
    print: () => window.print(),
  };
}
