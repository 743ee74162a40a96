/** The calls of `shared/contract/pay.ts`. */
import type { Handlers } from '../../host.ts';
import { commandOf, ownStation, stationOf, today } from '../../registers/service.ts';
import { installExampleScheme, matrixOf, publish, rosterOf, workerPayOf } from './service.ts';

export const payHandlers: Handlers<'pay.matrix' | 'pay.worker' | 'pay.roster' | 'pay.installExample' | 'pay.publish'> = {
  'pay.matrix': (host, { station, scheme, on = today() }) =>
    matrixOf(host.open().store.reader, stationOf(host.open(), station), { scheme, on }),

  'pay.worker': (host, { station, worker, on = today() }) =>
    workerPayOf(host.open().store.reader, stationOf(host.open(), station), worker, on),

  'pay.roster': (host, { station, on = today(), ...page }) => rosterOf(host.open().store, stationOf(host.open(), station), { ...page, on }),

  'pay.installExample': async (host) => {
    const open = host.open();
    const scheme = await open.store.write(commandOf(open, 'pay.installExample'), (tx) => installExampleScheme(tx, ownStation));
    host.emit({ topic: 'changed', payload: { registers: ['schemes', 'schemeGrades', 'schemeBands'] } });
    return { scheme };
  },

  'pay.publish': async (host, { scheme }) => {
    const open = host.open();
    const sha256 = await open.store.write(commandOf(open, 'pay.publish', { scheme }), (tx) => publish(tx, ownStation, scheme));
    host.emit({ topic: 'changed', payload: { registers: ['schemes'] } });
    return { sha256 };
  },
};
