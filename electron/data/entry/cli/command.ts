/** What a command of the command line is. */
import { signIn } from './session.ts';
import type { Session } from './session.ts';

/** `words`: what follows the folder; `options`: `--name value`, or 'true' for a bare flag. */
export type Arguments = { words: string[]; options: Record<string, string> };
export type Command = {
  usage: string;
  options: readonly string[];
  flags?: readonly string[];
  run(session: Session, given: Arguments): Promise<unknown>;
};

/** Signs in first, then runs. */
export const signedIn =
  (run: Command['run']): Command['run'] =>
  async (session, given) => {
    await signIn(session);
    return run(session, given);
  };
