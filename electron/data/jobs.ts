/** Long work: one of a name at a time, with progress at most ten times a second, cancelled between blocks, never half done. */
import { Refusal } from '#shared/contract/index.ts';
import type { CallName, HostEvent } from '#shared/contract/index.ts';
import type { JobState } from '#shared/contract/jobs.ts';
import type { Log } from '#shared/shell/log.ts';
import { answerOf } from './answers.ts';
import type { JobContext, Jobs } from './host.ts';

type Job = { state: JobState; abort: AbortController; ended: Promise<void> };

/** Ended jobs whose result can still be asked for. */
const remembered = 20;
const progressMs = 100;

export function createJobs(emit: (event: HostEvent) => void, log: Log): Jobs {
  const jobs = new Map<number, Job>();
  let last = 0;

  const find = (number: number): Job => {
    const job = jobs.get(number);
    if (!job) throw new Refusal('invalidInput', { field: 'job' });
    return job;
  };

  async function run(job: Job, work: (context: JobContext) => Promise<unknown>): Promise<void> {
    let told = 0;
    const context: JobContext = {
      signal: job.abort.signal,
      report(stage, done, of) {
        const changed = stage !== job.state.stage;
        job.state = { ...job.state, stage, done, of };
        if (!changed && Date.now() - told < progressMs) return;
        told = Date.now();
        emit({ topic: 'job', payload: job.state });
      },
      async giveWay() {
        await new Promise<void>((resolve) => setImmediate(resolve));
        if (job.abort.signal.aborted) throw new Refusal('cancelled');
      },
    };
    const answer = await answerOf(log, job.state.name, async () => {
      await context.giveWay();
      return work(context);
    });
    if (answer.ok) job.state = { ...job.state, status: 'done', result: answer.value };
    else job.state = { ...job.state, status: answer.error.code === 'cancelled' ? 'cancelled' : 'failed', error: answer.error };
    emit({ topic: 'job', payload: job.state });
  }

  return {
    start(name: CallName, work) {
      for (const { state } of jobs.values()) if (state.name === name && state.status === 'running') throw new Refusal('busy', { name });
      const number = ++last;
      const job: Job = {
        state: { job: number, name, status: 'running', stage: '', done: 0, of: 0 },
        abort: new AbortController(),
        ended: Promise.resolve(),
      };
      jobs.set(number, job);
      job.ended = run(job, work);
      for (const [old, { state }] of jobs) if (jobs.size > remembered && state.status !== 'running') jobs.delete(old);
      return { job: number };
    },
    state: (number) => find(number).state,
    async wait(number) {
      const job = find(number);
      await job.ended;
      return job.state;
    },
    cancel: (number) => find(number).abort.abort(),
    async stop() {
      for (const job of jobs.values()) job.abort.abort();
      await Promise.all([...jobs.values()].map((job) => job.ended));
    },
  };
}
