/** A bare WebSocket to a process of its own that answers every message with the same text: what a way to a page costs at the least. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { WebSocket, WebSocketServer } from 'ws';

export type Echo = { ask(): Promise<unknown>; close(): void };

/** `text` is the JSON that comes back; `ask` resolves to what it says. */
export async function openEcho(text: string): Promise<Echo> {
  const child = fork(import.meta.filename, ['answer'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.send(text);
  const [port] = (await once(child, 'message')) as [number];
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  await once(socket, 'open');
  return {
    async ask() {
      socket.send('{}');
      const [data] = (await once(socket, 'message')) as [Buffer];
      return JSON.parse(data.toString()) as unknown;
    },
    close() {
      socket.terminate();
      child.kill();
    },
  };
}

if (process.argv[2] === 'answer' && process.send) {
  process.once('message', (text: string) => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
    server.on('connection', (socket) => socket.on('message', () => socket.send(text)));
    server.on('listening', () => process.send?.((server.address() as { port: number }).port));
  });
}
