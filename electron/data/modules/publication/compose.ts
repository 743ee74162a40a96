/** The files that the data host makes of a version, from what was read of it alone: on a thread, as thousands of items take their time. */
import { drawFlow } from '#shared/domain/lists/flow/draw.ts';
import type { FlowStep } from '#shared/domain/lists/flow/steps.ts';
import type { PublishedList, VersionChange } from '../lists/service.ts';
import { publicPage } from './page/page.ts';
import { changesName, stem } from './place.ts';
import { changesWorkbook, listWorkbook } from './workbooks.ts';

export type Composition = {
  station: string;
  list: PublishedList;
  changes: readonly VersionChange[];
  /** The body of the notice, one paragraph a line. */
  notice: string;
  /** Item -> its flow. */
  flows: ReadonlyMap<number, readonly FlowStep[]>;
};
export type Composed = { name: string; bytes: Uint8Array };

export async function* compose({ station, list, changes, notice, flows }: Composition): AsyncGenerator<Composed> {
  yield { name: `${stem(list)}.xlsx`, bytes: await listWorkbook(station, list) };
  if (list.version.number > 1) yield { name: `${changesName(list)}.xlsx`, bytes: await changesWorkbook(list, changes) };
  const charts = new Map([...flows].map(([item, steps]) => [item, drawFlow(steps)]));
  yield { name: `${stem(list)}.html`, bytes: new TextEncoder().encode(publicPage({ station, list, changes, notice, charts })) };
}
