/** The command line's way to the router: sign in, ask, wait for long work. */
import { Refusal } from '#shared/contract/index.ts';
import type { CallError, CallName, Input, Output } from '#shared/contract/index.ts';
import type { PickedFile } from '#shared/contract/files.ts';
import type { JobState } from '#shared/contract/jobs.ts';
import type { Router } from '../../router.ts';

/** A refusal that came back in an envelope. */
export class Refused extends Error {
  readonly failure: CallError;
  constructor(failure: CallError) {
    super(failure.code);
    this.failure = failure;
  }
}

export type Session = {
  ask<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** Asks, and where that starts a job waits for it; the job's result. */
  finish<R>(name: CallName, input: unknown): Promise<R>;
  file(path: string): PickedFile;
};

export function sessionOver({ host, call }: Router): Session {
  async function ask(name: CallName, input: unknown): Promise<unknown> {
    const answer = await call(name, input);
    if (!answer.ok) throw new Refused(answer.error);
    return answer.value;
  }
  return {
    ask: ask as Session['ask'],
    async finish<R>(name: CallName, input: unknown) {
      const value = (await ask(name, input)) as { job?: number };
      if (typeof value?.job !== 'number' || name.startsWith('jobs.')) return value as R;
      const ended = (await ask('jobs.wait', { job: value.job })) as JobState;
      if (ended.error) throw new Refused(ended.error);
      return ended.result as R;
    },
    file: (path) => host.files.give(path),
  };
}

/** Signs in with `STREET_LEDGER_PASSPHRASE` as `STREET_LEDGER_USER`, by default the first account. */
export async function signIn(session: Session): Promise<void> {
  const passphrase = passphraseGiven();
  const { accounts, state } = await session.ask('station.state', {});
  if (state === 'none') throw new Refusal('notAStation');
  await session.ask('station.signIn', { account: process.env['STREET_LEDGER_USER'] ?? accounts[0] ?? '', passphrase });
}

export function passphraseGiven(): string {
  const passphrase = process.env['STREET_LEDGER_PASSPHRASE'];
  if (!passphrase) throw new Refusal('passphraseMissing');
  return passphrase;
}
