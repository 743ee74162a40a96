/** The bridge: calls and events, and nothing else. One sandboxed file. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { ipc, type Bridge, type CallText, type DroppedPaths, type ToWindow } from '#shared/shell/channel.ts';

const lost = JSON.stringify({ ok: false, error: { code: 'hostLost', params: {}, ref: '--------' } });

const utf8 = new TextDecoder();

let port: MessagePort | null = null;
/** The shell has given up on the data host: calls do not wait any more. */
let gone = false;
let calls = 0;
const waiting: CallText[] = [];
const pending = new Map<number, (answer: string) => void>();
const listeners = new Set<(event: string) => void>();

function settle(id: number, answer: string): void {
  pending.get(id)?.(answer);
  pending.delete(id);
}

/** Calls that were sent may or may not have been done: their callers are told. Those not yet sent wait for the next port. */
function lose(): void {
  if (!port) return;
  port.close();
  port = null;
  const unsent = new Set(waiting.map(({ id }) => id));
  for (const id of [...pending.keys()]) if (!unsent.has(id)) settle(id, lost);
  ipcRenderer.send(ipc.want);
}

ipcRenderer.on(ipc.port, (event) => {
  const given = event.ports[0];
  if (!given) return;
  gone = false;
  port = given;
  given.onmessage = ({ data }: MessageEvent<ToWindow>) => {
    if ('event' in data) for (const listener of listeners) listener(data.event);
    else settle(data.id, utf8.decode(data.answer));
  };
  given.addEventListener('close', () => {
    if (port === given) lose();
  });
  for (const call of waiting.splice(0)) given.postMessage(call);
});

ipcRenderer.on(ipc.lost, lose);
ipcRenderer.on(ipc.gone, () => {
  gone = true;
  for (const { id } of waiting.splice(0)) settle(id, lost);
});

const bridge: Bridge = {
  call(name, input) {
    if (gone) return Promise.resolve(lost);
    const message: CallText = { id: (calls += 1), name: String(name), input: String(input) };
    return new Promise((resolve) => {
      pending.set(message.id, resolve);
      if (port) port.postMessage(message);
      else waiting.push(message);
    });
  },
  subscribe(listener) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

// Before the page hears of it, whose question then comes after the paths. What a script makes up is not trusted, and has no path.
addEventListener(
  'drop',
  (event) => {
    const paths = event.isTrusted ? [...(event.dataTransfer?.files ?? [])].map((file) => webUtils.getPathForFile(file)) : [];
    if (paths.length > 0) port?.postMessage({ dropped: paths } satisfies DroppedPaths);
  },
  { capture: true },
);

// The page marks itself when its first view is drawn. Only a frame that comes after the next one proves that the screen follows.
const drawn = new MutationObserver(() => {
  if (!document.documentElement.dataset['ready']) return;
  drawn.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => ipcRenderer.send(ipc.drawn)));
});
drawn.observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] });

contextBridge.exposeInMainWorld('bridge', bridge);
ipcRenderer.send(ipc.want);
