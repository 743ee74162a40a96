/** The commands of the command line, run in this process: the demo asks some sixty of them, and a process each would cost a second each. */
import { Refusal } from '#shared/contract/index.ts';
import { commands } from '../../electron/data/entry/cli/commands.ts';
import { noShell } from '../../electron/data/entry/cli/noShell.ts';
import { Refused, sessionOver } from '../../electron/data/entry/cli/session.ts';
import { createHost } from '../../electron/data/router.ts';
import { at } from '../tasks/tools.ts';

export const passphrase = '示例-红旗-2026-台账';
process.env['STREET_LEDGER_PASSPHRASE'] = passphrase;
process.env['STREET_LEDGER_USER'] = '管理员';

export type Options = Record<string, string>;

/** Runs a command on a station's folder, signed in as it would be from a script; what it answers. Throws `Refused` or `Refusal`. */
export async function command<T>(name: string, folder: string, words: string[] = [], options: Options = {}): Promise<T> {
  const router = createHost({
    folder,
    shell: noShell,
    version: '0.1.0',
    workerFile: at('electron/data/entry/worker.ts'),
    emit: () => undefined,
  });
  try {
    return (await commands[name]!.run(sessionOver(router), { words, options })) as T;
  } finally {
    await router.close();
  }
}

/** The code that a command is refused with, or null when it is not. */
export async function refusal(name: string, folder: string, words: string[], options: Options = {}): Promise<string | null> {
  try {
    await command(name, folder, words, options);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.failure.code;
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** A call of the contract. */
export const call = <T>(folder: string, name: string, input: unknown): Promise<T> =>
  command<T>('call', folder, [name, JSON.stringify(input)]);
