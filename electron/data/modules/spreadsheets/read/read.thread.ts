/** Reading on a thread of its own, so that lists go on answering: this side runs in the worker, `parse.ts` in the host. */
import type { MessagePort } from 'node:worker_threads';
import { Refusal } from '#shared/contract/refusal.ts';
import type { ErrorCode } from '#shared/contract/refusal.ts';
import type { RowBlock } from './packed.ts';
import { readPacked } from './reader.ts';
import type { Cell, Format, Sheet } from './workbook.ts';

export type ParseInput = { path: string };
/** What the worker posts, in this order: progress now and then; the texts in pieces; per sheet its head and its rows in blocks; the end. */
export type ParseMessage =
  | { kind: 'progress'; done: number; of: number }
  /** `string[]` as JSON: one string crosses quicker than many. */
  | { kind: 'texts'; texts: string }
  | { kind: 'sheet'; sheet: Omit<Sheet, 'rows'>; others: Cell[] }
  | { kind: 'rows'; block: RowBlock }
  | { kind: 'end'; format: Format }
  | { kind: 'refused'; code: ErrorCode; params: Record<string, unknown> };

const textsAtOnce = 20_000;

export async function run(port: MessagePort, input: ParseInput): Promise<void> {
  const post = (message: ParseMessage, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved);
  try {
    let last = 0;
    const { format, texts, sheets } = await readPacked(input.path, (done, of) => {
      if (done - last < of / 50 && done !== of) return;
      last = done;
      post({ kind: 'progress', done, of });
    });
    for (let i = 0; i < texts.length; i += textsAtOnce) post({ kind: 'texts', texts: JSON.stringify(texts.slice(i, i + textsAtOnce)) });
    for (const { pack, ...sheet } of sheets) {
      post({ kind: 'sheet', sheet, others: pack.others });
      for (const block of pack.blocks) {
        const { nos, ends, kinds, values } = block;
        post({ kind: 'rows', block }, [nos.buffer, ends.buffer, kinds.buffer, values.buffer] as ArrayBuffer[]);
      }
    }
    post({ kind: 'end', format });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    post({ kind: 'refused', code: error.code, params: error.params });
  }
}
