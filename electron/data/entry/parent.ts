/**
 * The process that started the data host, reached in one of two ways: Electron's utility process hands over real message ports, a
 * separate Node process has one IPC channel over which numbered ports are relayed.
 */
import type { FromHost, FromWindow, ToHost, ToWindow } from '#shared/shell/channel.ts';

/** One window. */
export type Wire = {
  send(message: ToWindow): void;
  listen(listener: (message: FromWindow) => void): void;
  ended(listener: () => void): void;
};

export type Parent = {
  send(message: FromHost): void;
  /** Called for every message but those of wires. */
  onMessage: (message: Exclude<ToHost, { type: 'connect' | 'message' | 'close' }>) => void;
  onWire: (wire: Wire) => void;
};

/** What is used of Electron's `process.parentPort`; the data host never imports electron. */
type WirePort = {
  on(event: 'message', listener: (event: { data: FromWindow }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: ToWindow): void;
  start(): void;
};
type ParentPort = {
  on(event: 'message', listener: (event: { data: ToHost; ports: WirePort[] }) => void): void;
  postMessage(message: FromHost): void;
};

/** Messages are kept until this is called. The process ends when its parent does. */
export function startedBy(handlers: Pick<Parent, 'onMessage' | 'onWire'>): Parent {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  const parent: Parent = { ...handlers, send: port ? (message) => port.postMessage(message) : sendToParent };
  if (port) overPorts(port, parent);
  else overIpc(parent);
  return parent;
}

function sendToParent(message: FromHost): void {
  // The parent may die at any moment: 'disconnect' then ends this process.
  process.send?.(message, undefined, undefined, () => {});
}

function overPorts(port: ParentPort, parent: Parent): void {
  port.on('message', ({ data, ports }) => {
    if (data.type === 'connect') {
      for (const each of ports) {
        parent.onWire({
          send: (message) => each.postMessage(message),
          listen(listener) {
            each.on('message', (event) => listener(event.data));
            each.start();
          },
          ended: (listener) => each.on('close', listener),
        });
      }
    } else if (data.type !== 'message' && data.type !== 'close') parent.onMessage(data);
  });
}

function overIpc(parent: Parent): void {
  const wires = new Map<number, { hear?: (message: FromWindow) => void; end?: () => void }>();
  process.on('disconnect', () => process.exit());
  process.on('message', (message: ToHost) => {
    if (message.type === 'connect') {
      const { port } = message;
      const wire: { hear?: (message: FromWindow) => void; end?: () => void } = {};
      wires.set(port, wire);
      parent.onWire({
        send: (data) => parent.send({ type: 'message', port, data }),
        listen: (listener) => (wire.hear = listener),
        ended: (listener) => (wire.end = listener),
      });
    } else if (message.type === 'message') wires.get(message.port)?.hear?.(message.data);
    else if (message.type === 'close') {
      wires.get(message.port)?.end?.();
      wires.delete(message.port);
    } else parent.onMessage(message);
  });
}
