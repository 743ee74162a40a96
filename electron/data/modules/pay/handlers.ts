/** The calls of `shared/contract/pay.ts`. */
import type { payCalls } from '#shared/contract/pay.ts';
import { schemeProblems } from '#shared/domain/pay/index.ts';
import type { Handlers, Host } from '../../host.ts';
import { commandOf, ownStation, stationOf, today } from '../../registers/service.ts';
import type { Tx } from '../../store/store.ts';
import { writeWhole } from '../../wholeFile.ts';
import {
  copyVersion,
  compared,
  fileOf,
  installScheme,
  offered,
  publish,
  readSchemeFile,
  removeScheme,
  retire,
  saveScheme,
  schemeOf,
  schemeRecord,
  takeIn,
} from './schemes.ts';
import { checkScales, takeScales } from './scales.ts';
import { matrixOf, rosterOf, workerNamed, workerPayOf } from './service.ts';

type Mine = keyof typeof payCalls;

/** A write of schemes: one step of the trail, and everybody is told. */
async function writing<T>(host: Host, name: Mine, summary: Record<string, unknown>, fn: (tx: Tx) => T | Promise<T>): Promise<T> {
  const open = host.open();
  const value = await open.store.write(commandOf(open, name, summary), fn);
  host.emit({ topic: 'changed', payload: { registers: ['schemes'] } });
  return value;
}

export const payHandlers: Handlers<Mine> = {
  'pay.matrix': (host, { station, scheme, on = today() }) =>
    matrixOf(host.open().store.reader, stationOf(host.open(), station), { scheme, on }),

  'pay.worker': (host, { station, worker, on = today() }) => {
    const open = host.open();
    const number = stationOf(open, station);
    const id =
      typeof worker === 'number' ? worker : workerNamed(open.store.reader, number, worker, open.permissions.has('reveal.identity'));
    return workerPayOf(open.store.reader, number, id, on, open.permissions.has('reveal.pay'));
  },

  'pay.roster': (host, { station, on = today(), ...page }) => {
    const open = host.open();
    return rosterOf(open.store, stationOf(open, station), { ...page, on, reveal: open.permissions.has('reveal.pay') });
  },

  'pay.scheme': (host, { station, scheme }) => schemeOf(host.open().store.reader, stationOf(host.open(), station), scheme),

  'pay.catalogue': (host) => ({ schemes: offered(host.open().store.reader, ownStation) }),

  'pay.installScheme': async (host, { key, publish: published }) => ({
    scheme: await writing(host, 'pay.installScheme', { key }, (tx) => installScheme(tx, ownStation, key, published)),
  }),

  'pay.saveScheme': (host, given) =>
    writing(host, 'pay.saveScheme', { title: given.document['name'] ?? null, version: given.document['version'] ?? null }, (tx) =>
      saveScheme(tx, ownStation, given),
    ),

  'pay.copyVersion': async (host, { scheme }) => ({
    scheme: await writing(host, 'pay.copyVersion', { scheme }, (tx) => copyVersion(tx, ownStation, scheme)),
  }),

  'pay.publish': async (host, { scheme }) => ({
    sha256: await writing(host, 'pay.publish', { scheme }, (tx) => publish(tx, ownStation, scheme)),
  }),

  'pay.retire': async (host, { scheme, until, retire: retired }) => {
    await writing(host, 'pay.retire', { scheme, until }, (tx) => retire(tx, ownStation, scheme, until, retired));
    return {};
  },

  'pay.removeScheme': async (host, { scheme }) => {
    await writing(host, 'pay.removeScheme', { scheme }, (tx) => removeScheme(tx, ownStation, scheme));
    return {};
  },

  'pay.checkScheme': (_host, { document }) => ({ problems: schemeProblems(document) }),

  'pay.compareSchemes': (host, { station, left, right, on }) =>
    compared(host.open().store.reader, stationOf(host.open(), station), left, right, on),

  'pay.schemeFile': async (host, { station, scheme, file }) => {
    const open = host.open();
    const { text, sha256 } = fileOf(open.store.reader, stationOf(open, station), scheme);
    await writeWhole(host.files.path(file), text);
    await open.store.write(commandOf(open, 'pay.schemeFile', { scheme }), () => undefined);
    return { sha256, bytes: Buffer.byteLength(text) };
  },

  'pay.importScheme': async (host, { file }) => {
    const document = await readSchemeFile(host.files.path(file));
    const scheme = await writing(host, 'pay.importScheme', { title: document.name }, (tx) => takeIn(tx, ownStation, document));
    const record = schemeRecord(host.open().store.reader, ownStation, scheme);
    return { scheme, name: document.name, version: Number(record['version']), problems: schemeProblems(document) };
  },

  'pay.readScale': (host, { file, ...ask }) => {
    const path = host.files.path(file);
    host.open();
    return host.jobs.start('pay.readScale', async (job) => {
      const tables = await checkScales(host, { path, ...ask }, job);
      return { tables: tables.map(({ result, scale }) => ({ ...result, scale })) };
    });
  },

  'pay.takeScale': (host, { file, ...ask }) => {
    const path = host.files.path(file);
    host.open();
    return host.jobs.start('pay.takeScale', (job) => takeScales(host, { path, ...ask }, job));
  },
};
