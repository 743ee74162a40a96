/** The workbook back to the clerk with each wrong cell filled and commented. The work is done on a thread. */
import { Worker } from 'node:worker_threads';
import { Refusal } from '#shared/contract/envelope.ts';
import { columnLetters } from '#shared/domain/columns.ts';
import type { JobContext } from '../../../host.ts';
import type { Plan } from '../plans.ts';
import type { Mark, MarkInput, MarkMessage } from './mark.thread.ts';

/** Answers how many cells were marked; 0 for a workbook without a fault, which is then written as it is. */
export async function markWorkbook(workerFile: string, plan: Plan, target: string, job: JobContext): Promise<{ marked: number }> {
  if (!plan.checked) throw new Refusal('planExpired');
  const marks = marksOf(plan);
  const input: MarkInput = { path: plan.path, target, marks };
  await new Promise<void>((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: { task: 'spreadsheets.mark', input } });
    const settle = (end: () => void): void => {
      job.signal.removeEventListener('abort', cancel);
      void worker.terminate();
      end();
    };
    const cancel = (): void => settle(() => reject(new Refusal('cancelled')));
    job.signal.addEventListener('abort', cancel);
    worker.on('message', (message: MarkMessage) =>
      settle(() => (message.kind === 'end' ? resolve() : reject(new Refusal(message.code, message.params)))),
    );
    worker.on('error', (error: Error) => settle(() => reject(error)));
    worker.on('exit', (code) => settle(() => reject(new Error(`The marking thread ended with ${code}`))));
  });
  return { marked: marks.length };
}

/** One mark a cell; several reasons for a cell stand in one comment. A fault of a whole table is told at its header. */
function marksOf(plan: Plan): Mark[] {
  const marks = new Map<string, Mark>();
  for (const { table, problems } of plan.checked!.tables) {
    for (const { sheet, row, column, message, severity } of problems) {
      const letters = column || (firstColumn(table.raw.headings.map((h) => h.column)) ?? 'A');
      const key = `${sheet}\u0000${row}\u0000${letters}`;
      const mark = marks.get(key);
      if (mark) marks.set(key, { ...mark, text: `${mark.text}\n${message}`, warning: mark.warning && severity === 'warning' });
      else marks.set(key, { sheet, row, column: letters, text: message, warning: severity === 'warning' });
    }
  }
  return [...marks.values()];
}

const firstColumn = (columns: readonly number[]): string | undefined => (columns.length ? columnLetters(Math.min(...columns)) : undefined);
