/** The calls of `shared/contract/listUse.ts`. */
import { groupings } from '#shared/domain/listUse/counts.ts';
import { register as registerOf } from '#shared/registers/index.ts';
import type { Handlers } from '../../host.ts';
import { commandOf, ownStation, stationOf } from '../../registers/service.ts';
import { countsOf } from './counts.ts';
import { noteOf } from './note.ts';
import { judge, offer } from './standing.ts';
import { writeCounts } from './workbook.ts';

/** Groups on a page. */
const shown = 500;
/** More than a street ever has. */
const all = 100_000;

export const listUseHandlers: Handlers<'listUse.offer' | 'listUse.judge' | 'listUse.note' | 'listUse.counts' | 'listUse.countsWorkbook'> = {
  'listUse.offer': (host, input) => offer(host.open().store.reader, input),
  'listUse.judge': (host, input) => judge(host.open().store.reader, input),
  'listUse.note': (host, { id }) => noteOf(host.open().store.reader, id),
  'listUse.counts': (host, { station, ...asked }) => countsOf(host.open().store.reader, stationOf(host.open(), station), asked, shown),
  'listUse.countsWorkbook': (host, { file, register, ...period }) => {
    const open = host.open();
    const path = host.files.path(file);
    return host.jobs.start('listUse.countsWorkbook', async (job) => {
      const parts: Parameters<typeof writeCounts>[3][number][] = [];
      for (const by of groupings) {
        parts.push([by, countsOf(open.store.reader, ownStation, { register, by, ...period }, all)]);
        job.report('write', parts.length, groupings.length);
        await job.giveWay();
      }
      const under = `${open.info.name}　${period.from ?? '开始登记'} 至 ${period.until ?? '目前'}`;
      await writeCounts(path, `${registerOf(register).label}统计`, under, parts);
      await open.store.write(commandOf(open, 'listUse.countsWorkbook', { register, ...period }), () => undefined);
      return {};
    });
  },
};
