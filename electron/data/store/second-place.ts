/**
 * A second place for backups: another disk, a share, a stick. Every new backup is copied there when the day's one is made; what became of it is
 * kept beside the station's own backups, so that the first page can tell without waiting for a share that is not there.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Refusal } from '#shared/contract/index.ts';
import { startThread } from '../thread.ts';
import { renameOverSync } from '../renaming.ts';
import { backupsIn, backupsOf, copyBackup, listBackups, prune } from './backup.ts';
import { readKeyFile } from './key-file.ts';
import { makePrivateFolder, writePrivateFile } from './private.ts';

const stateSchema = z.object({
  folder: z.string(),
  /** Of the newest backup that lies there. */
  at: z.string().nullable(),
  /** Why the last copying failed: the system's code. */
  problem: z.string().nullable(),
});
export type SecondPlace = z.infer<typeof stateSchema>;

const statePath = (folder: string): string => join(backupsOf(folder), 'second-place.json');

export function secondPlace(folder: string): SecondPlace | null {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(statePath(folder), 'utf8')));
  } catch {
    return null;
  }
}

function keep(folder: string, state: SecondPlace): void {
  makePrivateFolder(backupsOf(folder));
  writePrivateFile(`${statePath(folder)}.new`, JSON.stringify(state));
  renameOverSync(`${statePath(folder)}.new`, statePath(folder));
}

/** Within the folder that was chosen: backups of several stations may lie on one stick. */
const placeOf = (chosen: string, folder: string): string => join(chosen, `街道台账备份-${readKeyFile(folder).station.code}`);

/** Sets the place (null: none). Refuses `folderMissing` where nothing can be written to it, and the station's own folder. */
export function setSecondPlace(folder: string, chosen: string | null): void {
  if (chosen === null) {
    if (secondPlace(folder)) keep(folder, { folder: '', at: null, problem: null });
    return;
  }
  if (!statSync(chosen, { throwIfNoEntry: false })?.isDirectory()) throw new Refusal('folderMissing');
  makePrivateFolder(placeOf(chosen, folder));
  keep(folder, { folder: chosen, at: backupsIn(placeOf(chosen, folder))[0]?.at ?? null, problem: null });
}

/** Copies the newest backup there if it is not there yet. Never throws: what failed is kept and shown. */
export function copyNow(folder: string): void {
  const state = secondPlace(folder);
  const newest = listBackups(folder).find((b) => b.at <= new Date().toISOString());
  if (!state?.folder || !newest) return;
  try {
    // The folder that was chosen must be there: a stick that was drawn leaves a place on the disk where it would be mounted.
    if (!existsSync(state.folder)) throw Object.assign(new Error('missing'), { code: 'ENOENT' });
    const place = placeOf(state.folder, folder);
    makePrivateFolder(place);
    if (!backupsIn(place).some((b) => b.name === newest.name)) copyBackup(backupsOf(folder), newest.name, place);
    prune(place, new Date().toISOString().slice(0, 10));
    keep(folder, { ...state, at: newest.at, problem: null });
  } catch (error) {
    keep(folder, { ...state, problem: (error as { code?: string }).code ?? 'failed' });
  }
}

/** The same on a thread: a share may take its time. */
export const copyToSecondPlace = (workerFile: string, folder: string): Promise<void> =>
  secondPlace(folder)?.folder
    ? new Promise((resolve) => {
        startThread(workerFile, 'store.secondPlace', { folder })
          .on('error', () => resolve())
          .on('exit', () => resolve());
      })
    : Promise.resolve();
