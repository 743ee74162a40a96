/**
 * What goes between the window, the Electron shell and the data host. Calls and answers travel as JSON text: it is made once and read
 * once, and no process on the way has to understand it.
 */
import type { FilePurpose } from '../contract/files.ts';
import type { GraphicsState } from './graphics.ts';
import type { Place } from './places.ts';

/** Window to host: `input` is the JSON of a call's input; the id is the window's own. */
export type CallText = { id: number; name: string; input: string };
/** Window to host: what a person has dropped on the page. Only the preload can say it; the page gets tokens by `files.dropped`. */
export type DroppedPaths = { dropped: string[] };
export type FromWindow = CallText | DroppedPaths;
/** Host to window: the JSON of an envelope, in UTF-8. As a string with Chinese in it every character would take two bytes. */
export type AnswerText = { id: number; answer: Uint8Array };
/** Host to window, unasked: the JSON of a `HostEvent`. */
export type EventText = { event: string };
export type ToWindow = AnswerText | EventText;

export type Init = { place: Place; version: string };

export type PrintOptions = { landscape: boolean; paper: 'A4' | 'A3' };
/** What only the shell can do for the data host. */
export type Question =
  | { ask: 'pick'; purpose: FilePurpose; many: boolean }
  | { ask: 'target'; purpose: FilePurpose; name: string }
  | { ask: 'show'; path: string }
  | { ask: 'graphics' }
  | { ask: 'enableGraphics' }
  | { ask: 'printToPdf'; path: string; options: PrintOptions };
/** What each question is answered with; `pick` and `target` with paths, `printToPdf` with the bytes written. */
export type Reply = {
  pick: string[];
  target: string | null;
  show: null;
  graphics: GraphicsState;
  enableGraphics: null;
  printToPdf: number;
};

/** Shell to data host. A `connect` brings a message port with it, or numbers the port that `message` and `close` are relayed for. */
export type ToHost =
  | ({ type: 'init' } & Init)
  | { type: 'connect'; port: number }
  | { type: 'message'; port: number; data: FromWindow }
  | { type: 'close'; port: number }
  | { type: 'reply'; id: number; value: Reply[keyof Reply] }
  | { type: 'unanswered'; id: number; reason: string }
  /** Files that the program was started with, or that were double-clicked while it runs. */
  | { type: 'opened'; paths: string[] }
  | { type: 'stop' };

/** Data host to shell. */
export type FromHost =
  { type: 'ready' } | { type: 'message'; port: number; data: ToWindow } | { type: 'question'; id: number; question: Question };

/** What the preload puts on `window.bridge`, and nothing else. */
export type Bridge = {
  /** JSON in, the JSON of an envelope out; never rejects. */
  call(name: string, input: string): Promise<string>;
  /** Events as JSON; returns the way to stop listening. */
  subscribe(listener: (event: string) => void): () => void;
};

/** The channels between preload and shell. */
export const ipc = { drawn: 'window:drawn', want: 'data:want', port: 'data:port', lost: 'data:lost', gone: 'data:gone' } as const;
