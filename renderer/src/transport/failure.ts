import type { CallError } from '#shared/contract/index.ts';

/** A refusal as the window sees it; `words/errors.ts` turns it into a sentence. */
export class CallFailed extends Error {
  readonly failure: CallError;
  constructor(failure: CallError) {
    super(failure.code);
    this.failure = failure;
  }
}
