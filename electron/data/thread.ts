/** Work on a thread of its own: parsing, sealing and opening never hold up the answers of the data host. */
import { Worker } from 'node:worker_threads';

/** What a thread is started with: the name of a task in `entry/worker.ts`. Input and messages are the task's own. */
export const startThread = (workerFile: string, task: string, input: unknown): Worker =>
  new Worker(workerFile, { workerData: { task, input } });
