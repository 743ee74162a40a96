/** What the tasks share: where things are, and running a tool of node_modules under the Node that runs this. */
import { spawn } from 'node:child_process';
import type { StdioOptions } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const project = join(import.meta.dirname, '../..');
export const at = (...parts: string[]): string => join(project, ...parts);

/** The JavaScript file behind a command of an installed package. */
export function tool(name: string, command = name): string {
  const { bin } = JSON.parse(readFileSync(at('node_modules', name, 'package.json'), 'utf8')) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) throw new Error(`${name} has no command ${command}`);
  return at('node_modules', name, file);
}

/** `keep` takes what the program says in place of showing it at once. */
export type RunOptions = { env?: NodeJS.ProcessEnv; wrap?: string[]; keep?: ((text: string) => void) | undefined };

/** Runs a file under this Node in the project's folder. Resolves to the exit code; a signal counts as 1. */
export function run(file: string, args: string[], { env = {}, wrap = [], keep }: RunOptions = {}): Promise<number> {
  const [command = process.execPath, ...before] = [...wrap, process.execPath];
  return start(command, [...before, file, ...args], env, keep);
}

/** Runs a program with everything inherited; signals that end this process end it first. */
export function start(command: string, args: string[], env: NodeJS.ProcessEnv = {}, keep?: (text: string) => void): Promise<number> {
  const stdio: StdioOptions = keep ? ['ignore', 'pipe', 'pipe'] : 'inherit';
  const child = spawn(command, args, { cwd: project, stdio, env: { ...process.env, ...env } });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => keep?.(text));
  const pass = (signal: NodeJS.Signals): boolean => child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}

/** Writes a line for the developer; stdout is the program's. */
export function say(text: string): void {
  process.stderr.write(`street-ledger: ${text}\n`);
}
