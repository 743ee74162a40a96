/** On the command line there is neither a dialog nor paper: what would ask for one gets nothing, and printing is refused. */
import { Refusal } from '#shared/contract/envelope.ts';
import type { Shell } from '../../host.ts';

export const noShell: Shell = {
  kind: 'cli',
  pick: () => Promise.resolve([]),
  dropped: () => [],
  opened: () => [],
  target: () => Promise.resolve(null),
  show: () => Promise.resolve(),
  graphics: () => Promise.resolve(null),
  enableGraphics: () => Promise.resolve(),
  printToPdf: () => Promise.reject(new Refusal('invalidInput', { problem: 'no window' })),
};
