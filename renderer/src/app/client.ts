/** Typed calls of the contract, and long work with its progress. */
import { onScopeDispose, ref } from 'vue';
import type { CallName, HostEvent, Input, Output, Topic } from '#shared/contract/index.ts';
import type { JobState } from '#shared/contract/jobs.ts';
import { CallFailed } from '../transport/failure.ts';
import { transport } from '../transport/index.ts';

export { CallFailed };

/** Asks; throws `CallFailed`. */
export async function ask<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await transport.call(name, input);
  if (!answer.ok) throw new CallFailed(answer.error);
  return answer.value as Output<N>;
}

/** Listens as long as the component lives. */
export function on<T extends Topic>(topic: T, listener: (payload: Extract<HostEvent, { topic: T }>['payload']) => void): void {
  const stop = transport.subscribe((event) => {
    if (event.topic === topic) listener(event.payload as never);
  });
  onScopeDispose(stop, true);
}

type Starts = { [N in CallName]: Output<N> extends { job: number } ? N : never }[CallName];

/** Long work: `run` answers with the job's result, `state` moves a progress bar, `cancel` stops it with nothing half done. */
export function useJob() {
  const state = ref<JobState | null>(null);
  on('job', (payload) => {
    if (state.value && payload.job === state.value.job) state.value = payload;
  });
  async function run<R>(name: Starts, input: Input<Starts>): Promise<R> {
    const { job } = await ask<Starts>(name, input);
    state.value = { job, name, status: 'running', stage: '', done: 0, of: 0 };
    const ended = await ask('jobs.wait', { job });
    state.value = ended;
    if (ended.error) throw new CallFailed(ended.error);
    return ended.result as R;
  }
  async function cancel(): Promise<void> {
    if (state.value?.status === 'running') await ask('jobs.cancel', { job: state.value.job });
  }
  return { state, run, cancel };
}
