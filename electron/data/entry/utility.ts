/** The data host of a window: a child of the Electron shell, one at a time. */
import fs from 'node:fs';
import { extname, join } from 'node:path';
import { Refusal } from '#shared/contract/envelope.ts';
import type { Init, Question, Reply } from '#shared/shell/channel.ts';
import { openLog } from '#shared/shell/log.ts';
import type { Shell } from '../host.ts';
import { startedBy, type Wire } from './parent.ts';
import { serve, type Serving } from './serve.ts';

// As Node does by itself. Electron 37 and later only warns in a utility process, and a host that has lost its way would go on.
process.on('unhandledRejection', (reason) => {
  throw reason;
});

const workerFile = join(import.meta.dirname, `worker${extname(import.meta.filename)}`);
const utf8 = new TextEncoder();
const wires: Wire[] = [];
const asked = new Map<number, { settle: (value: Reply[keyof Reply]) => void; refuse: (reason: Error) => void }>();
let questions = 0;
let serving: Serving | null = null;
let dropped: string[] = [];
let opened: string[] = [];

const parent = startedBy({
  onMessage(message) {
    if (message.type === 'init') start(message);
    else if (message.type === 'stop') void stop();
    else if (message.type === 'opened') open(message.paths);
    else {
      const waiting = asked.get(message.id);
      asked.delete(message.id);
      if (message.type === 'reply') waiting?.settle(message.value);
      else waiting?.refuse(new Refusal('fileNotWritable', { reason: message.reason }));
    }
  },
  onWire(wire) {
    if (serving) attach(serving, wire);
    else wires.push(wire);
  },
});

function ask<K extends Question['ask']>(question: Extract<Question, { ask: K }>): Promise<Reply[K]> {
  const id = (questions += 1);
  return new Promise((settle, refuse) => {
    asked.set(id, { settle: settle as (value: Reply[keyof Reply]) => void, refuse });
    parent.send({ type: 'question', id, question });
  });
}

const shell: Shell = {
  kind: 'window',
  pick: (purpose, many) => ask<'pick'>({ ask: 'pick', purpose, many }),
  dropped: () => dropped.splice(0),
  opened: () => opened.splice(0),
  target: (purpose, name) => ask<'target'>({ ask: 'target', purpose, name }),
  async show(path) {
    await ask<'show'>({ ask: 'show', path });
  },
  graphics: () => ask<'graphics'>({ ask: 'graphics' }),
  async enableGraphics() {
    await ask<'enableGraphics'>({ ask: 'enableGraphics' });
  },
  printToPdf: (path, options) => ask<'printToPdf'>({ ask: 'printToPdf', path, options }),
};

function start({ place, version }: Init): void {
  const log = openLog(fs, place.logFile, 'host', version);
  log.note(`started: Node ${process.versions.node}`);
  serving = serve({ place, version, workerFile, shell, log });
  for (const wire of wires.splice(0)) attach(serving, wire);
  parent.send({ type: 'ready' });
}

/** They wait until somebody is signed in and asks. */
function open(paths: string[]): void {
  opened = [...opened, ...paths];
  serving?.tell({ topic: 'opened', payload: {} });
}

function attach(to: Serving, wire: Wire): void {
  const quiet = to.listen((event) => wire.send({ event }));
  wire.ended(quiet);
  wire.listen((message) => {
    if ('dropped' in message) dropped = message.dropped;
    else void to.answer(message.name, parsed(message.input)).then((answer) => wire.send({ id: message.id, answer: utf8.encode(answer) }));
  });
}

/** What is no JSON stays the text that it is, which every schema of the contract refuses. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function stop(): Promise<void> {
  await serving?.stop();
  process.exit();
}
