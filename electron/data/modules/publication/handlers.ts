/** The calls of `shared/contract/publication.ts` and `shared/contract/matrix.ts`. */
import type { CallName } from '#shared/contract/index.ts';
import type { PublicationMade } from '#shared/contract/publication.ts';
import type { Handlers, Host } from '../../host.ts';
import { commandOf, ownStation, stationOf, streetOnly } from '../../registers/service.ts';
import { publishedList } from '../lists/service.ts';
import type { PublishedList } from '../lists/service.ts';
import { writeWhole } from '../../wholeFile.ts';
import { matrix, share } from './matrix.ts';
import { dropPlace, placeOf, preparePlace } from './place.ts';
import type { Place } from './place.ts';
import { writePublication } from './service.ts';
import { shareWorkbook } from './shareWorkbook.ts';

type Asked = { kind: string; version?: number | undefined; on?: string | undefined; folder: string };

function wanted(host: Host, { folder, ...asked }: Asked): { list: PublishedList; place: Place } {
  const open = host.open();
  streetOnly(open, 'items');
  const list = publishedList(open.store.reader, ownStation, asked);
  return { list, place: placeOf(host.files.path(folder), list) };
}

export const publicationHandlers: Handlers<Extract<CallName, `publication.${string}`>> = {
  'publication.prepare': async (host, asked) => {
    const { list, place } = wanted(host, asked);
    const papers = await preparePlace(place, list);
    return { papers: papers.map(({ paper, path }) => ({ paper, file: host.files.give(path) })) };
  },
  'publication.write': (host, { notice, papers, ...asked }) => {
    const open = host.open();
    const { list, place } = wanted(host, asked);
    return host.jobs.start('publication.write', async (job): Promise<PublicationMade> => {
      const { path, name, files } = await writePublication(host, list, place, { notice, papers }, job);
      const { kind, version } = list;
      await open.store.write(
        commandOf(open, 'publication.write', { kind: kind.code, version: version.number, files: files.length }),
        () => undefined,
      );
      return { folder: host.files.give(path), name, files };
    });
  },
  'publication.drop': async (host, asked) => {
    await dropPlace(wanted(host, asked).place);
    return {};
  },
};

export const matrixHandlers: Handlers<Extract<CallName, `matrix.${string}`>> = {
  'matrix.read': (host, { station, ...asked }) => matrix(host.open().store.reader, stationOf(host.open(), station), asked),
  'matrix.share': (host, { station, ...asked }) => share(host.open().store.reader, stationOf(host.open(), station), asked),
  'matrix.shareWorkbook': (host, { station, file, ...asked }) => {
    const open = host.open();
    const path = host.files.path(file);
    return host.jobs.start('matrix.shareWorkbook', async (job) => {
      const found = share(open.store.reader, stationOf(open, station), asked);
      await job.giveWay();
      await writeWhole(path, await shareWorkbook(open.info.name, found));
      await open.store.write(commandOf(open, 'matrix.shareWorkbook', { body: asked.body }), () => undefined);
      return {};
    });
  },
};
