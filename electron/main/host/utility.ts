/** The data host in Electron's own utility process: a window's port goes there directly. */
import { utilityProcess } from 'electron';
import type { FromHost, ToHost } from '#shared/shell/channel.ts';
import { reply, stopWithin, type DataHost, type HostEvents, type HostOptions } from './data-host.ts';

export function utilityHost({ entry, init }: HostOptions, events: HostEvents): DataHost {
  const child = utilityProcess.fork(entry, [], { serviceName: 'data' });
  let stopping = false;
  const send = (message: ToHost): void => child.postMessage(message);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      resolve();
      if (!stopping) events.died(`exit ${code}`);
    });
  });
  child.on('message', (message: FromHost) => {
    if (message.type === 'ready') events.ready();
    else if (message.type === 'question') void reply(events, message.id, message.question).then(send);
  });
  send({ type: 'init', ...init });
  return {
    connect: (port) => child.postMessage({ type: 'connect', port: 0 } satisfies ToHost, [port]),
    async stop() {
      stopping = true;
      send({ type: 'stop' });
      const late = setTimeout(() => child.kill(), stopWithin);
      await ended;
      clearTimeout(late);
    },
  };
}
