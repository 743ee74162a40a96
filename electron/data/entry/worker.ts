/** A thread of the data host: runs one task and ends. Started by `thread.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';

type Task = (port: MessagePort, input: never) => Promise<void>;

/** One line a task; loaded when it is wanted. */
const tasks: Record<string, () => Promise<{ run: Task }>> = {
  'store.backup': () => import('../store/backup.thread.ts'),
  'store.secondPlace': () => import('../store/second-place.thread.ts'),
  'spreadsheets.parse': () => import('../modules/spreadsheets/read/read.thread.ts'),
  'spreadsheets.mark': () => import('../modules/spreadsheets/write/mark.thread.ts'),
  'publication.compose': () => import('../modules/publication/compose.thread.ts'),
  'snapshots.seal': () => import('../modules/snapshots/seal.thread.ts'),
  'snapshots.open': () => import('../modules/snapshots/open.thread.ts'),
};

const { task, input } = workerData as { task: string; input: never };
const load = tasks[task];
if (!parentPort || !load) throw new Error(`no such task: ${task}`);
const { run } = await load();
await run(parentPort, input);
