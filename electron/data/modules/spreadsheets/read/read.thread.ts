/** Reading on a thread of its own, so that lists go on answering: this side runs in the worker, `parse.ts` in the host. */
import type { MessagePort } from 'node:worker_threads';
import { Refusal } from '#shared/contract/refusal.ts';
import type { ErrorCode } from '#shared/contract/refusal.ts';
import type { RowBlock } from './packed.ts';
import { readPacked } from './reader.ts';
import type { Format, Sheet } from './workbook.ts';

export type ParseInput = { path: string };
/**
 * What the worker posts: progress now and then; the texts as soon as they are known, and those that turn up later; per sheet its head, its other
 * cells and its rows in blocks; the end.
 */
export type ParseMessage =
  | { kind: 'progress'; done: number; of: number }
  /** `string[]` as JSON, from a number on: one string crosses quicker than many. */
  | { kind: 'texts'; from: number; texts: string }
  | { kind: 'sheet'; sheet: Omit<Sheet, 'rows'> }
  /** `Cell[]` as JSON. */
  | { kind: 'others'; others: string }
  | { kind: 'rows'; block: RowBlock }
  | { kind: 'end'; format: Format }
  | { kind: 'refused'; code: ErrorCode; params: Record<string, unknown> };

const atOnce = 20_000;

export async function run(port: MessagePort, input: ParseInput): Promise<void> {
  const post = (message: ParseMessage, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved);
  try {
    let last = 0;
    let told: { texts: readonly string[]; count: number } | null = null;
    const tell = (texts: readonly string[]): void => {
      // A reader that gave up has told others.
      const from = told?.texts === texts ? told.count : 0;
      for (let i = from; i < texts.length; i += atOnce) post({ kind: 'texts', from: i, texts: JSON.stringify(texts.slice(i, i + atOnce)) });
      told = { texts, count: texts.length };
    };
    const { format, texts, sheets } = await readPacked(input.path, {
      progress(done, of) {
        if (done - last < of / 50 && done !== of) return;
        last = done;
        post({ kind: 'progress', done, of });
      },
      texts: tell,
    });
    tell(texts);
    for (const { pack, ...sheet } of sheets) {
      post({ kind: 'sheet', sheet });
      const { others } = pack;
      for (let i = 0; i < others.length; i += atOnce) post({ kind: 'others', others: JSON.stringify(others.slice(i, i + atOnce)) });
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
