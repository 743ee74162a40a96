/** Composes the files of a publication and sends each as it is made. */
import type { MessagePort } from 'node:worker_threads';
import { compose } from './compose.ts';
import type { Composed, Composition } from './compose.ts';

export type ComposeMessage = { kind: 'file'; file: Composed } | { kind: 'end' };

export async function run(port: MessagePort, input: Composition): Promise<void> {
  const tell = (message: ComposeMessage): void => port.postMessage(message);
  for await (const file of compose(input)) tell({ kind: 'file', file });
  tell({ kind: 'end' });
}
