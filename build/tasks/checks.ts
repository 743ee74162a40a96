/** What can be said of the sources without running them. Each resolves to an exit code. */
import { run, tool } from './tools.ts';
import type { RunOptions } from './tools.ts';

export const checks = {
  typecheck: (options?: RunOptions) => run(tool('vue-tsc'), ['--noEmit', '-p', '.'], options),
  lint: (options?: RunOptions) =>
    run(tool('eslint'), ['--max-warnings=0', '--cache', '--cache-location=node_modules/.cache/eslint/', '.'], options),
  format: (options?: RunOptions) => run(tool('prettier'), ['--check', '--log-level=warn', '--cache', '.'], options),
  layers: (options?: RunOptions) => run(tool('dependency-cruiser', 'depcruise'), ['electron', 'renderer', 'shared'], options),
};
export type CheckName = keyof typeof checks;
