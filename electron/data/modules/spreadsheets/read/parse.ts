/** The host's side of reading: starts the worker, gathers what it posts, ends it when the job is cancelled. */
import { Worker } from 'node:worker_threads';
import { Refusal } from '#shared/contract/refusal.ts';
import type { JobContext } from '../../../host.ts';
import { unpackBlock } from './packed.ts';
import type { ParseInput, ParseMessage } from './read.thread.ts';
import type { Cell, Sheet, Workbook } from './workbook.ts';

/**
 * Memory of the reading thread; a workbook that needs more is refused instead of taking the program down. Most of what it makes lives until the
 * end, so that the young are seldom worth looking through.
 */
const memory = { maxOldGenerationSizeMb: 1536, maxYoungGenerationSizeMb: 96 };

export function parseInWorker(workerFile: string, path: string, job: Pick<JobContext, 'signal' | 'report'>): Promise<Workbook> {
  if (job.signal.aborted) return Promise.reject(new Refusal('cancelled'));
  return new Promise((resolve, reject) => {
    const input: ParseInput = { path };
    const worker = new Worker(workerFile, { workerData: { task: 'spreadsheets.parse', input }, resourceLimits: memory });
    const sheets: Sheet[] = [];
    const texts: string[] = [];
    let others: Cell[] = [];
    const settle = (end: () => void): void => {
      job.signal.removeEventListener('abort', cancel);
      void worker.terminate();
      end();
    };
    const cancel = (): void => settle(() => reject(new Refusal('cancelled')));
    job.signal.addEventListener('abort', cancel);
    worker.on('message', (message: ParseMessage) => {
      switch (message.kind) {
        case 'progress':
          job.report('read', message.done, message.of);
          break;
        case 'texts':
          texts.length = message.from;
          for (const text of JSON.parse(message.texts) as string[]) texts.push(text);
          break;
        case 'sheet':
          sheets.push({ ...message.sheet, rows: [] });
          others = [];
          break;
        case 'others':
          for (const cell of JSON.parse(message.others) as Cell[]) others.push(cell);
          break;
        case 'rows':
          for (const row of unpackBlock(message.block, texts, others)) sheets.at(-1)!.rows.push(row);
          break;
        case 'end':
          settle(() => resolve({ format: message.format, sheets }));
          break;
        case 'refused':
          settle(() => reject(new Refusal(message.code, message.params)));
      }
    });
    worker.on('error', (error: Error & { code?: string }) =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refusal('workbookTooLarge', { reason: 'memory' }) : error)),
    );
    worker.on('exit', (code) => settle(() => reject(new Error(`The reading thread ended with ${code}`))));
  });
}
