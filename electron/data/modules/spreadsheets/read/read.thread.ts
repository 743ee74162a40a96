/** Reading on a thread of its own, so that lists go on answering: this side runs in the worker, `parse.ts` in the host. */
import type { MessagePort } from 'node:worker_threads';
import { Refusal } from '#shared/contract/envelope.ts';
import type { ErrorCode } from '#shared/contract/envelope.ts';
import { readWorkbook } from './reader.ts';
import type { Format, Sheet } from './workbook.ts';

export type ParseInput = { path: string };
/** What the worker posts, in this order: progress now and then; per sheet its head and its rows in blocks; the end. */
export type ParseMessage =
  | { kind: 'progress'; done: number; of: number }
  | { kind: 'sheet'; sheet: Omit<Sheet, 'rows'> }
  /** `SheetRow[]` as JSON: a string crosses to the other thread in half the time of the same rows as objects. */
  | { kind: 'rows'; rows: string }
  | { kind: 'end'; format: Format }
  | { kind: 'refused'; code: ErrorCode; params: Record<string, unknown> };

const block = 2_000;

export async function run(port: MessagePort, input: ParseInput): Promise<void> {
  const post = (message: ParseMessage): void => port.postMessage(message);
  try {
    let last = 0;
    const workbook = await readWorkbook(input.path, (done, of) => {
      if (done - last < of / 50 && done !== of) return;
      last = done;
      post({ kind: 'progress', done, of });
    });
    for (const { rows, ...sheet } of workbook.sheets) {
      post({ kind: 'sheet', sheet });
      for (let i = 0; i < rows.length; i += block) post({ kind: 'rows', rows: JSON.stringify(rows.slice(i, i + block)) });
    }
    post({ kind: 'end', format: workbook.format });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    post({ kind: 'refused', code: error.code, params: error.params });
  }
}
