/** In the browser: one WebSocket to the loopback host that served this page; files go up and down over HTTP. */
import type { AnswerMessage, CallMessage, Envelope, EventMessage, HostEvent } from '#shared/contract/index.ts';
import type { PickedFile } from '#shared/contract/files.ts';
import { CallFailed } from './failure.ts';
import { chooseFiles, download } from './browser-files.ts';
import type { Transport } from './transport.ts';

const lost: Envelope<never> = { ok: false, error: { code: 'hostLost', params: {}, ref: '--------' } };

/** The token comes once, in the address of the first page; a reload keeps it, another tab does not have it. */
function takeToken(): string {
  const given = /^#token=([\w-]+)/.exec(location.hash)?.[1];
  if (given) {
    sessionStorage.setItem('token', given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem('token') ?? '';
}

export function overSocket(): Transport {
  const token = takeToken();
  const authorization = `Bearer ${token}`;
  const pending = new Map<number, (answer: Envelope<unknown>) => void>();
  const listeners = new Set<(event: HostEvent) => void>();
  let calls = 0;
  let opening: Promise<WebSocket | null> | null = null;

  /** The open socket; null when the host does not answer. The next call tries again. */
  function open(): Promise<WebSocket | null> {
    opening ??= new Promise((resolve) => {
      const socket = new WebSocket(`ws://${location.host}`, ['office.v1', `token.${token}`]);
      socket.onopen = () => resolve(socket);
      socket.onmessage = ({ data }: MessageEvent<string>) => receive(JSON.parse(data) as AnswerMessage | EventMessage);
      socket.onclose = () => {
        opening = null;
        resolve(null);
        for (const settle of pending.values()) settle(lost);
        pending.clear();
      };
    });
    return opening;
  }

  function receive(message: AnswerMessage | EventMessage): void {
    if ('event' in message) {
      for (const listener of listeners) listener(message.event);
      return;
    }
    pending.get(message.id)?.(message.answer);
    pending.delete(message.id);
  }

  async function call(name: string, input: unknown): Promise<Envelope<unknown>> {
    const socket = await open();
    if (socket?.readyState !== WebSocket.OPEN) return lost;
    const message: CallMessage = { id: (calls += 1), name, input: input ?? {} };
    return new Promise((resolve) => {
      pending.set(message.id, resolve);
      socket.send(JSON.stringify(message));
    });
  }

  async function post<T>(path: string, body?: Blob): Promise<T> {
    const answer = await fetch(path, { method: 'POST', headers: { authorization }, body: body ?? null }).catch(() => null);
    if (answer?.ok) return (await answer.json()) as T;
    throw new CallFailed({
      code: answer?.status === 413 ? 'fileTooLarge' : answer ? 'fileNotReadable' : 'hostLost',
      params: {},
      ref: '--------',
    });
  }

  async function takeAll(files: Iterable<File>): Promise<PickedFile[]> {
    const taken: PickedFile[] = [];
    // A list of dropped files is empty once the drop has been handled.
    for (const file of [...files]) taken.push(await post<PickedFile>(`/files?name=${encodeURIComponent(file.name)}`, file));
    return taken;
  }

  return {
    call,
    subscribe(listener) {
      listeners.add(listener);
      void open();
      return () => void listeners.delete(listener);
    },
    pick: async (purpose, many) => takeAll(await chooseFiles(purpose, many)),
    dropped: (files) => takeAll(files),
    async target(purpose, name) {
      const answer = await call('files.target', { purpose, name });
      if (!answer.ok) throw new CallFailed(answer.error);
      return (answer.value as { file: PickedFile | null }).file;
    },
    async deliver({ token: file }) {
      for (const link of await post<{ url: string; name: string }[]>(`/files/${file}`)) download(link);
    },
    print: () => window.print(),
  };
}
