/** The calls of `shared/contract/flows.ts`. */
import { flowOf } from '#shared/domain/lists/flow/written.ts';
import type { CallName } from '#shared/contract/index.ts';
import type { Handler, Handlers, OpenStation } from '../../host.ts';
import { commandOf, stationOf, streetOnly } from '../../registers/service.ts';
import { writeWhole } from '../../wholeFile.ts';
import { coverage, missing } from './coverage.ts';
import { readFlow, saveFlow } from './flows.ts';
import { sheets } from './sheets.ts';

type FlowCall = Extract<CallName, `flows.${string}`>;

/** A read of one street's items. */
const reading =
  <N extends FlowCall>(
    read: (db: OpenStation['store']['reader'], station: number, input: Parameters<Handler<N>>[1]) => ReturnType<Handler<N>>,
  ): Handler<N> =>
  (host, input) =>
    read(host.open().store.reader, stationOf(host.open(), (input as { station?: string }).station), input);

export const flowHandlers: Handlers<FlowCall> = {
  'flows.read': reading<'flows.read'>((db, station, { item }) => readFlow(db, station, item)),
  'flows.coverage': reading<'flows.coverage'>((db, station) => coverage(db, station)),
  'flows.missing': reading<'flows.missing'>((db, station, input) => missing(db, station, input)),
  'flows.sheets': reading<'flows.sheets'>((db, station, input) => sheets(db, station, input)),
  'flows.drawing': async (host, { item, station, file }) => {
    const open = host.open();
    const { steps } = readFlow(open.store.reader, stationOf(open, station), item);
    const { drawFlow } = await import('#shared/domain/lists/flow/draw.ts'); // not at every start
    const svg = drawFlow(flowOf(steps));
    await writeWhole(host.files.path(file), svg);
    return { bytes: Buffer.byteLength(svg) };
  },
  'flows.save': async (host, input) => {
    const open = host.open();
    streetOnly(open, 'flowSteps');
    const saved = await open.store.write(commandOf(open, 'flows.save', { item: input.item, count: input.steps.length }), (tx) =>
      saveFlow(tx, input),
    );
    host.emit({ topic: 'changed', payload: { registers: ['flowSteps'] } });
    return saved;
  },
};
