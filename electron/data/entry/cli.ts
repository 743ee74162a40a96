/**
 * The command line: a thin third caller of the same router. The value goes to stdout as JSON (a refusal as the error envelope), nothing else
 * does; exit code 0 or 1.
 */
import { readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { Refusal } from '#shared/contract/index.ts';
import type { CallError } from '#shared/contract/index.ts';
import { answerOf, consoleLog } from '../answers.ts';
import { createHost } from '../router.ts';
import { commands } from './cli/commands.ts';
import type { Arguments } from './cli/command.ts';
import { noShell } from './cli/noShell.ts';
import { Refused, sessionOver } from './cli/session.ts';

/** `package.json` as seen from the source folder and from the built one: both lie three deep. */
const versionFile = '../../../package.json';

const help = (): Refusal => new Refusal('usage', { usage: Object.values(commands).map((c) => c.usage) });

function parse(name: string, rest: readonly string[]): Arguments {
  const { options, flags = [], usage } = commands[name]!;
  const given: Arguments = { words: [], options: {} };
  for (let i = 0; i < rest.length; i++) {
    const text = rest[i]!;
    if (!text.startsWith('--')) {
      given.words.push(text);
      continue;
    }
    const [key = '', inline] = text.slice(2).split(/=(.*)/s);
    if (flags.includes(key)) given.options[key] = 'true';
    else if (!options.includes(key)) throw new Refusal('usage', { usage, unknown: text });
    else {
      const value = inline ?? rest[++i];
      if (value === undefined) throw new Refusal('usage', { usage, missing: text });
      given.options[key] = value;
    }
  }
  return given;
}

async function run(argv: readonly string[]): Promise<unknown> {
  const [name = '', directory, ...rest] = argv;
  const command = Object.hasOwn(commands, name) ? commands[name]! : null;
  if (!command || directory === undefined) throw help();
  const given = parse(name, rest);
  const version = (JSON.parse(readFileSync(join(import.meta.dirname, versionFile), 'utf8')) as { version: string }).version;
  const router = createHost({
    folder: resolve(directory),
    shell: noShell,
    version,
    workerFile: join(import.meta.dirname, `worker${extname(import.meta.filename)}`),
    emit: () => undefined,
  });
  const stop = (): void => void router.close().finally(() => process.exit(1));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await command.run(sessionOver(router), given);
  } finally {
    await router.close();
  }
}

const answer = await answerOf(consoleLog, 'cli', async () => {
  try {
    return await run(process.argv.slice(2));
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
});
const failure: CallError | null = answer.ok ? (answer.value instanceof Refused ? answer.value.failure : null) : answer.error;
const shown = failure ? { ok: false, error: failure } : answer.ok ? answer.value : null;
process.exitCode = failure || (shown as { ok?: boolean } | null)?.ok === false ? 1 : 0;
process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
