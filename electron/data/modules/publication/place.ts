/** Where a publication comes into being: a hidden folder beside its place, which gets its name when it is whole. */
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '#shared/contract/index.ts';
import type { PublicationPaper } from '#shared/contract/publication.ts';
import { listName } from '#shared/domain/lists/publication/words.ts';
import { renameOver } from '../../renaming.ts';
import type { PublishedList } from '../lists/service.ts';

export type Place = { folder: string; name: string; part: string };

/** What Windows forbids in names; an office's own kind may be called anything. */
const plain = (name: string): string => name.replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_').trim();

/** 权力清单（第2版）, which the files of a publication are called by. */
export const stem = ({ kind, version }: PublishedList): string => plain(`${listName(kind.name)}（第${version.number}版）`);

/** 与第1版的差异; of a second version or a later one. */
export const changesName = ({ version }: PublishedList): string => `与第${version.number - 1}版的差异`;

/** How many files are made beside the papers: workbook, page, and of a later version the differences. */
export const composedFiles = ({ version }: PublishedList): number => (version.number > 1 ? 3 : 2);

const papers: Record<PublicationPaper, (list: PublishedList) => string | null> = {
  list: (list) => `${stem(list)}.pdf`,
  notice: () => '公告.pdf',
  changes: (list) => (list.version.number > 1 ? `${changesName(list)}.pdf` : null),
};
/** The name of a paper's file; null where the publication has no such paper. */
export const paperName = (paper: PublicationPaper, list: PublishedList): string | null => papers[paper](list);

export function placeOf(folder: string, list: PublishedList): Place {
  const name = `${stem(list)}公布材料`;
  return { folder, name, part: join(folder, `.${name}.part`) };
}

/** An empty folder to fill, and where each paper goes. What an earlier try left there is taken away. */
export async function preparePlace(place: Place, list: PublishedList): Promise<{ paper: PublicationPaper; path: string }[]> {
  await dropPlace(place);
  try {
    await mkdir(place.part);
  } catch (error) {
    throw refusalOf(error, place);
  }
  return (Object.keys(papers) as PublicationPaper[]).flatMap((paper) => {
    const name = paperName(paper, list);
    return name === null ? [] : [{ paper, path: join(place.part, name) }];
  });
}

export const dropPlace = (place: Place): Promise<void> => rm(place.part, { recursive: true, force: true });

/** Gives the whole its name; where there is one of that name already, a number is added. Answers the path. */
export async function settle(place: Place): Promise<string> {
  let path = join(place.folder, place.name);
  for (let more = 2; existsSync(path); more += 1) path = join(place.folder, `${place.name}（${more}）`);
  try {
    await renameOver(place.part, path);
  } catch (error) {
    throw refusalOf(error, place);
  }
  return path;
}

function refusalOf(error: unknown, place: Place): Refusal {
  const code = (error as { code?: string }).code;
  if (code === 'ENOSPC') return new Refusal('diskFull');
  return new Refusal(code === 'ENOENT' ? 'folderMissing' : 'fileNotWritable', { name: basename(place.folder) });
}
