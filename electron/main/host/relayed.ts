/** The data host in a separate Node process: its one IPC channel carries all windows' ports by number. */
import type { MessagePortMain } from 'electron';
import { spawn } from 'node:child_process';
import type { FromHost, FromWindow, ToHost } from '#shared/shell/channel.ts';
import { hostEnv, reply, stopWithin, type DataHost, type HostEvents, type HostOptions } from './data-host.ts';

export function relayedHost(options: HostOptions, node: string, events: HostEvents): DataHost {
  const child = spawn(node, [options.entry], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    env: hostEnv(options),
  });
  const ports = new Map<number, MessagePortMain>();
  let opened = 0;
  let stopping = false;
  const send = (message: ToHost): void => {
    // A host that dies is told by 'exit'; what was on its way is lost with it.
    if (child.connected) child.send(message, () => {});
  };
  const ended = new Promise<void>((resolve) => {
    const end = (reason: string): void => {
      for (const port of ports.values()) port.close();
      ports.clear();
      resolve();
      if (!stopping) events.died(reason);
      stopping = true;
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(signal ?? `exit ${code}`));
  });
  child.on('message', (message: FromHost) => {
    if (message.type === 'ready') events.ready();
    else if (message.type === 'message') ports.get(message.port)?.postMessage(message.data);
    else void reply(events, message.id, message.question).then(send);
  });
  send({ type: 'init', ...options.init });
  return {
    connect(port) {
      const number = (opened += 1);
      ports.set(number, port);
      send({ type: 'connect', port: number });
      port.on('message', ({ data }: { data: unknown }) => send({ type: 'message', port: number, data: data as FromWindow }));
      port.on('close', () => {
        if (ports.delete(number)) send({ type: 'close', port: number });
      });
      port.start();
    },
    open: (paths) => send({ type: 'opened', paths }),
    async stop() {
      stopping = true;
      send({ type: 'stop' });
      const late = setTimeout(() => child.kill('SIGKILL'), stopWithin);
      await ended;
      clearTimeout(late);
    },
  };
}
