/** Writes what is published of a version: all of it or nothing. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '#shared/contract/index.ts';
import type { PublicationPaper } from '#shared/contract/publication.ts';
import { chineseDate, listTitle, noticeText } from '#shared/domain/lists/publication/words.ts';
import type { Host, JobContext } from '../../host.ts';
import { ownStation } from '../../registers/service.ts';
import { startThread } from '../../thread.ts';
import { sha256 } from '../../sha256.ts';
import { writeWhole } from '../../wholeFile.ts';
import { soundFlows } from '../flows/service.ts';
import { changesBy } from '../lists/service.ts';
import type { PublishedList } from '../lists/service.ts';
import type { Composed, Composition } from './compose.ts';
import type { ComposeMessage } from './compose.thread.ts';
import { composedFiles, dropPlace, paperName, preparePlace, settle } from './place.ts';
import type { Place } from './place.ts';

export type WrittenFile = { name: string; bytes: number; sha256: string };

const contents = '文件清单.txt';

/** Whoever cancels it, or a disk that fills, leaves nothing behind. */
export async function writePublication(
  host: Host,
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
    const { info, store } = host.open();
    const composition: Composition = {
      station: info.name,
      list,
      changes: changesBy(store.reader, ownStation, list.version),
      notice: notice?.trim() || noticeText(info.name, list.kind.name, list.version),
      // Flows are not versioned: they stand beside the items of the version that holds now.
      flows: list.last ? soundFlows(store.reader, ownStation) : new Map(),
    };
    const written: Promise<void>[] = [];
    await composed(host.workerFile, composition, job, (file) => {
      job.report('export', written.length, composedFiles(list));
      written.push(writeWhole(join(place.part, file.name), file.bytes));
    }).finally(() => Promise.allSettled(written));
    await Promise.all(written);
    job.report('hash', 0, 0);
    await job.giveWay();
    const files = await hashed(place.part);
    await writeWhole(join(place.part, contents), contentsOf(info.name, list, files));
    await job.giveWay();
    const path = await settle(place);
    return { path, name: basename(path), files };
  } catch (error) {
    await dropPlace(place);
    throw error;
  }
}

/** Hands over each file as the thread has made it. Refuses `cancelled`. */
function composed(workerFile: string, composition: Composition, job: JobContext, take: (file: Composed) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = startThread(workerFile, 'publication.compose', composition);
    const settle = (end: () => void): void => {
      job.signal.removeEventListener('abort', cancel);
      void thread.terminate();
      end();
    };
    const cancel = (): void => settle(() => reject(new Refusal('cancelled')));
    job.signal.addEventListener('abort', cancel);
    thread.on('message', (message: ComposeMessage) => (message.kind === 'file' ? take(message.file) : settle(resolve)));
    thread.on('error', (error: Error) => settle(() => reject(error)));
    thread.on('exit', (code) => settle(() => reject(new Error(`The composing thread ended with ${code}`))));
  });
}

async function hashed(folder: string): Promise<WrittenFile[]> {
  const files: WrittenFile[] = [];
  for (const name of (await readdir(folder)).sort((a, b) => a.localeCompare(b, 'zh-CN'))) {
    const bytes = await readFile(join(folder, name));
    files.push({ name, bytes: bytes.length, sha256: sha256(bytes) });
  }
  return files;
}

/** Marked as UTF-8 and with the line ends of Windows, where it is read. */
function contentsOf(station: string, { kind, version }: PublishedList, files: readonly WrittenFile[]): string {
  const lines = [
    `${listTitle(station, kind.name)}（第 ${version.number} 版）公布材料`,
    `${version.noticeNo}，${chineseDate(version.publishedOn)}公布，共 ${version.total} 项。清单指纹 ${version.sha256}`,
    '以下为各文件的 SHA-256 校验值。',
    '',
    ...files.map((file) => `${file.sha256}  ${file.name}`),
  ];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
