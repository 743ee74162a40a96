/** Writes what is published of a version: all of it or nothing. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '#shared/contract/index.ts';
import type { PublicationPaper } from '#shared/contract/publication.ts';
import { drawFlow } from '#shared/domain/lists/flow/draw.ts';
import { chineseDate, listTitle, noticeText } from '#shared/domain/lists/publication/words.ts';
import type { JobContext, OpenStation } from '../../host.ts';
import { ownStation } from '../../registers/service.ts';
import { soundFlows } from '../flows/service.ts';
import { changesBy } from '../lists/service.ts';
import type { PublishedList } from '../lists/service.ts';
import { writeWhole } from '../../wholeFile.ts';
import { publicPage } from './page/page.ts';
import { dropPlace, paperName, preparePlace, settle, stem } from './place.ts';
import type { Place } from './place.ts';
import { changesWorkbook, listWorkbook } from './workbooks.ts';

export type WrittenFile = { name: string; bytes: number; sha256: string };

const contents = '文件清单.txt';

/** Whoever cancels it, or a disk that fills, leaves nothing behind. */
export async function writePublication(
  open: OpenStation,
  list: PublishedList,
  place: Place,
  { notice, papers }: { notice: string | undefined; papers: readonly PublicationPaper[] },
  job: JobContext,
): Promise<{ path: string; name: string; files: WrittenFile[] }> {
  try {
    if (papers.length === 0) await preparePlace(place, list);
    for (const paper of papers) {
      const name = paperName(paper, list);
      if (name === null || !existsSync(join(place.part, name))) throw new Refusal('fileNotFound', { name: name ?? paper });
    }
    const station = open.info.name;
    const changes = changesBy(open.store.reader, ownStation, list.version);
    const text = notice?.trim() || noticeText(station, list.kind.name, list.version);
    const steps: [name: string, make: () => Uint8Array | Promise<Uint8Array>][] = [
      [`${stem(list)}.xlsx`, () => listWorkbook(station, list)],
      [
        `${stem(list)}.html`,
        async () => Buffer.from(publicPage({ station, list, changes, notice: text, charts: await chartsOf(open, list, job) })),
      ],
    ];
    if (list.version.number > 1) steps.push([`与第${list.version.number - 1}版的差异.xlsx`, () => changesWorkbook(list, changes)]);
    for (const [i, [name, make]] of steps.entries()) {
      job.report('export', i, steps.length);
      await job.giveWay();
      const bytes = await make();
      await job.giveWay();
      await writeWhole(join(place.part, name), bytes);
    }
    job.report('hash', 0, 0);
    await job.giveWay();
    const files = await hashed(place.part);
    await writeWhole(join(place.part, contents), Buffer.from(contentsOf(station, list, files)));
    await job.giveWay();
    const path = await settle(place);
    return { path, name: basename(path), files };
  } catch (error) {
    await dropPlace(place);
    throw error;
  }
}

/** Flows are not versioned: they stand beside the items of the version that holds now. */
async function chartsOf(open: OpenStation, list: PublishedList, job: JobContext): Promise<Map<number, string>> {
  const charts = new Map<number, string>();
  if (!list.last) return charts;
  const flows = soundFlows(open.store.reader, ownStation);
  for (const { id } of list.items) {
    const steps = flows.get(id);
    if (!steps) continue;
    charts.set(id, drawFlow(steps));
    await job.giveWay();
  }
  return charts;
}

async function hashed(folder: string): Promise<WrittenFile[]> {
  const files: WrittenFile[] = [];
  for (const name of (await readdir(folder)).sort((a, b) => a.localeCompare(b, 'zh-CN'))) {
    const bytes = await readFile(join(folder, name));
    files.push({ name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return files;
}

/** Marked as UTF-8 and with the line ends of Windows, where it is read; from the blank line on `sha256sum` could check it. */
function contentsOf(station: string, { kind, version }: PublishedList, files: readonly WrittenFile[]): string {
  const lines = [
    `${listTitle(station, kind.name)}（第 ${version.number} 版）公布材料`,
    `${version.noticeNo}，${chineseDate(version.publishedOn)}公布，共 ${version.total} 项。清单指纹 ${version.sha256}`,
    '以下为各文件的 SHA-256 校验值。',
    '',
    ...files.map(({ name, sha256 }) => `${sha256}  ${name}`),
  ];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
