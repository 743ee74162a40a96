/** 台账导出: a list as it stands on screen, as a workbook. */
import { Refusal } from '#shared/contract/index.ts';
import { register } from '#shared/registers/index.ts';
import type { Handlers, JobContext, OpenStation } from '../../host.ts';
import { commandOf, everyRow } from '../../registers/service.ts';
import type { ListQuery } from '../../registers/service.ts';
import { writeSheet } from './sheet.ts';

async function* blocks(open: OpenStation, query: ListQuery, reveal: boolean, job: JobContext): AsyncGenerator<Record<string, unknown>[]> {
  let done = 0;
  for (const { rows, of } of everyRow(open, query, reveal)) {
    yield rows;
    job.report('write', (done += rows.length), of);
    await job.giveWay();
  }
}

/** Whoever wants everything in the clear needs the permission for each kind of it. */
function mayReveal(open: OpenStation, query: ListQuery): void {
  for (const field of register(query.register).fields) {
    if (field.sensitive && !open.permissions.has(`reveal.${field.sensitive}`))
      throw new Refusal('notPermitted', { permission: `reveal.${field.sensitive}` });
  }
}

export const ledgerHandlers: Handlers<'registers.export'> = {
  'registers.export': (host, { file, reveal, ...query }) => {
    const open = host.open();
    const path = host.files.path(file);
    if (reveal) mayReveal(open, query);
    return host.jobs.start('registers.export', async (job) => {
      const r = register(query.register);
      await writeSheet(
        path,
        r.label,
        r.fields.filter((f) => f.type !== 'json'),
        blocks(open, query, reveal, job),
      );
      await open.store.write(
        commandOf(open, 'registers.export', { register: r.name, reveal, ...(query.station ? { station: query.station } : {}) }),
        () => undefined,
      );
      return {};
    });
  },
};
