/** The data host in Electron's own utility process: a window's port goes there directly. */
import { utilityProcess } from 'electron';
import type { FromHost, ToHost } from '#shared/shell/channel.ts';
import { hostEnv, reply, stopWithin, type DataHost, type HostEvents, type HostOptions } from './data-host.ts';

export function utilityHost(options: HostOptions, events: HostEvents): DataHost {
  const child = utilityProcess.fork(options.entry, [], { serviceName: 'data', env: hostEnv(options) });
  let stopping = false;
  let reason = 'exit';
  // V8 cannot go on, out of memory say: 'exit' follows. Without a listener the event would be an exception of the shell.
  child.on('error', (type) => (reason = type));
  const send = (message: ToHost): void => child.postMessage(message);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      resolve();
      if (!stopping) events.died(`${reason} ${code}`);
    });
  });
  child.on('message', (message: FromHost) => {
    if (message.type === 'ready') events.ready();
    else if (message.type === 'question') void reply(events, message.id, message.question).then(send);
  });
  send({ type: 'init', ...options.init });
  return {
    connect: (port) => child.postMessage({ type: 'connect', port: 0 } satisfies ToHost, [port]),
    open: (paths) => send({ type: 'opened', paths }),
    async stop() {
      stopping = true;
      send({ type: 'stop' });
      const late = setTimeout(() => child.kill(), stopWithin);
      await ended;
      clearTimeout(late);
    },
  };
}
