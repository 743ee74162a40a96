/** A display for the window where the machine has none: Xvfb, for as long as the bench runs. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { hasDisplay } from '../build/tasks/programs.ts';

/** Sets DISPLAY; returns the way to end it. */
export async function ensureDisplay(): Promise<() => void> {
  if (hasDisplay() || !existsSync('/usr/bin/Xvfb')) return () => undefined;
  const server = spawn('/usr/bin/Xvfb', ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => server.kill());
  const number = await new Promise<string>((resolve, reject) => {
    server.stdio[3]!.once('data', (data: Buffer) => resolve(data.toString().trim()));
    server.once('exit', () => reject(new Error('Xvfb has ended')));
  });
  process.env['DISPLAY'] = `:${number}`;
  return () => server.kill();
}
