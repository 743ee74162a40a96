/** What a command of the command line is. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
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

/** A folder to write into, made where it is missing. */
export function folder(session: Session, path: string): string {
  mkdirSync(resolve(path), { recursive: true });
  return session.file(resolve(path)).token;
}
