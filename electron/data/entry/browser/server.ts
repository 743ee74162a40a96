/** HTTP and WebSocket on 127.0.0.1, one start at a time. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { CallMessage } from '#shared/contract/index.ts';
import type { Serving } from '../serve.ts';
import { guardFor, makeToken, socketProtocol, type Guard } from './guard.ts';
import type { TempPlace } from './place.ts';
import { transfers, type Transfers } from './transfers.ts';

/** A call's input is a form or a selection, never a file. */
const largestCall = 8 * 1024 * 1024;

export type BrowserServer = { port: number; token: string; url: string; close(): Promise<void> };

export type ListenOptions = {
  /** Answers a request for a page or a part of one, once the guard has let it pass. */
  sendPage(request: IncomingMessage, response: ServerResponse): void;
  /** 0 (as by default): any that is free. */
  port?: number;
  /** A new one by default: an address of an earlier start no longer opens anything. */
  token?: string;
};

export async function listen(serving: Serving, place: TempPlace, options: ListenOptions): Promise<BrowserServer> {
  const { sendPage, port = 0, token = makeToken() } = options;
  let address = '';
  const guard = guardFor(() => address, token);
  const carrier = transfers(serving.files, place);
  const server = createServer((request, response) => {
    // Whatever a request is, it ends itself and never the host.
    handle(guard, carrier, sendPage, request, response).catch(() =>
      response.headersSent ? response.destroy() : response.writeHead(400).end(),
    );
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  const sockets = socketsOver(server, guard, serving);
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  const taken = (server.address() as AddressInfo).port;
  address = `127.0.0.1:${taken}`;
  return {
    port: taken,
    token: guard.token,
    url: `http://${address}/#token=${guard.token}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function handle(
  guard: Guard,
  carrier: Transfers,
  sendPage: ListenOptions['sendPage'],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refuse = (status: number): unknown => response.writeHead(status, { connection: 'close' }).end();
  // Who asks comes before what is asked: any page of the web can send a request here.
  const refused = request.method === 'POST' ? guard.holder(request) : guard.request(request);
  if (refused) return void refuse(refused);
  const url = addressOf(request);
  if (!url) return void refuse(400);
  const [, first, second] = url.pathname.split('/');
  if (request.method === 'POST') {
    if (first !== 'files') return void refuse(404);
    return second ? carrier.links(response, second) : carrier.take(request, response, url.searchParams.get('name') ?? '');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return void refuse(405);
  if (first === 'fetch') return carrier.fetch(response, second ?? '');
  return sendPage(request, response);
}

/** Null where the target is no path: `//` reads as an address without a host. */
function addressOf({ url = '/' }: IncomingMessage): URL | null {
  return url.startsWith('/') && !url.startsWith('//') ? URL.parse(url, 'http://office') : null;
}

function socketsOver(server: Server, guard: Guard, serving: Serving): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestCall,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(socketProtocol) ? socketProtocol : false),
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // Reset by the other side before it was answered: nobody is left to tell.
    stream.on('error', () => stream.destroy());
    const refused = guard.holder(request);
    if (refused) stream.end(`HTTP/1.1 ${refused} Refused\r\nConnection: close\r\n\r\n`, () => stream.destroy());
    else sockets.handleUpgrade(request, stream, head, (socket) => attach(serving, socket));
  });
  return sockets;
}

function attach(serving: Serving, socket: WebSocket): void {
  const quiet = serving.listen((event) => socket.send(`{"event":${event}}`));
  socket.on('close', quiet);
  socket.on('error', () => socket.terminate());
  socket.on('message', (data: Buffer) => {
    const message = readCall(data.toString());
    if (!message) socket.close(1003);
    else void serving.answer(message.name, message.input).then((answer) => socket.send(`{"id":${message.id},"answer":${answer}}`));
  });
}

function readCall(text: string): CallMessage | null {
  try {
    const message = JSON.parse(text) as Partial<CallMessage>;
    return typeof message.id === 'number' && typeof message.name === 'string'
      ? { id: message.id, name: message.name, input: message.input ?? {} }
      : null;
  } catch {
    return null;
  }
}
