/** A loopback host in a process of its own, and a client that asks it over its WebSocket as the browser's page does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { account, passphrase, project } from './stations.ts';

type Answer = { id: number; answer: { ok: true; value: unknown } | { ok: false; error: { code: string } } };

export type Client = { call(name: string, input: unknown): Promise<unknown>; close(): Promise<void> };

/** Starts the built host over a station's folder, connects and signs in. */
export async function openSocket(folder: string): Promise<Client> {
  const child = spawn(process.execPath, [join(project, 'out/main/data/loopback.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, STREET_LEDGER_FOLDER: folder },
  });
  const ended = once(child, 'exit');
  const address = await new Promise<URL>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /http:\S+/.exec(line)?.[0];
      if (url) resolve(new URL(url));
    });
    void ended.then(() => reject(new Error('the loopback host has ended')));
  });
  const token = address.hash.replace('#token=', '');
  const socket = new WebSocket(`ws://${address.host}`, ['office.v1', `token.${token}`], {
    origin: address.origin,
    perMessageDeflate: false,
  });
  await once(socket, 'open');
  const pending = new Map<number, (answer: Answer['answer']) => void>();
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Answer | { event: unknown };
    if ('event' in message) return;
    pending.get(message.id)?.(message.answer);
    pending.delete(message.id);
  });
  let calls = 0;
  const client: Client = {
    async call(name, input) {
      const id = (calls += 1);
      const answer = await new Promise<Answer['answer']>((resolve) => {
        pending.set(id, resolve);
        socket.send(JSON.stringify({ id, name, input }));
      });
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
      return answer.value;
    },
    async close() {
      socket.terminate();
      child.kill('SIGTERM');
      await ended;
    },
  };
  await client.call('station.signIn', { account, passphrase });
  return client;
}
