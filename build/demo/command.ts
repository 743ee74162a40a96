/** The command line, as a script uses it: every step of the demo is a process of its own, as it would be on a schedule. */
import { spawn } from 'node:child_process';
import { at } from '../tasks/tools.ts';

export const passphrase = '示例-红旗-2026-台账';

export type Refused = { ok: false; error: { code: string; params: Record<string, unknown> } };
export type Answered<T> = { code: number; value: T & Partial<Refused> };

/** Runs a command; the JSON it answers and its exit code. Every step writes a fresh line of JSON and nothing else. */
export function attempt<T>(...words: string[]): Promise<Answered<T>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [at('electron/data/entry/cli.ts'), ...words], {
      cwd: at(),
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, STREET_LEDGER_PASSPHRASE: passphrase, STREET_LEDGER_USER: '管理员' },
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
    child.once('error', reject);
    child.once('close', (code) => {
      try {
        resolve({ code: code ?? 1, value: JSON.parse(text) as Answered<T>['value'] });
      } catch {
        reject(new Error(`${words[0]}: no JSON in ${JSON.stringify(text.slice(0, 200))}`));
      }
    });
  });
}

/** Like `attempt`, for commands that must succeed. */
export async function command<T>(...words: string[]): Promise<T> {
  const { code, value } = await attempt<T>(...words);
  if (code !== 0) throw new Error(`${words.join(' ')}: ${JSON.stringify(value.error ?? value)}`);
  return value;
}

/** A call of the contract. */
export const call = <T>(folder: string, name: string, input: unknown): Promise<T> => command<T>('call', folder, name, JSON.stringify(input));
