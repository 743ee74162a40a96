/** 社区工作者档案: everything that belongs to one worker. */
import { registers } from '#shared/registers/index.ts';
import type { Output } from '#shared/contract/index.ts';
import type { OpenStation } from '../../host.ts';
import { list, read, stationOf } from '../../registers/service.ts';

const parts = registers.filter((r) => r.partOf === 'workers');
/** More than anybody has of one kind. */
const most = 500;

export function fileOf(open: OpenStation, station: string | undefined, worker: number): Output<'workers.file'> {
  const found = parts
    .filter((r) => open.permissions.has(r.read))
    .map((r) => {
      const query = { register: r.name, ...(station ? { station } : {}), filters: { worker: { in: [worker] } } };
      return [r.name, list(open, query, 0, most).rows] as const;
    });
  return { worker: read(open, 'workers', stationOf(open, station), worker), parts: Object.fromEntries(found) };
}
