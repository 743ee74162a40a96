/** What can be said of the sources without running them. Each resolves to an exit code. */
import { run, tool } from './tools.ts';

export const checks = {
  typecheck: () => run(tool('vue-tsc'), ['--noEmit', '-p', '.']),
  lint: () => run(tool('eslint'), ['--max-warnings=0', '--cache', '--cache-location=node_modules/.cache/eslint/', '.']),
  format: () => run(tool('prettier'), ['--check', '--log-level=warn', '--cache', '.']),
  layers: () => run(tool('dependency-cruiser', 'depcruise'), ['electron', 'renderer', 'shared']),
};
export type CheckName = keyof typeof checks;
