/** The calls of `shared/contract/simulation.ts`. */
import type { simulationCalls } from '#shared/contract/simulation.ts';
import type { Handlers } from '../../host.ts';
import { commandOf, ownStation, today } from '../../registers/service.ts';
import { simulate } from './service.ts';

export const simulationHandlers: Handlers<keyof typeof simulationCalls> = {
  'simulation.run': async (host, { on = today(), variants, reveal }) => {
    const open = host.open();
    if (reveal) await open.store.write(commandOf(open, 'simulation.run', { on }), () => undefined);
    return host.jobs.start('simulation.run', (job) => simulate(open.store.reader, ownStation, on, variants, reveal, job));
  },
};
