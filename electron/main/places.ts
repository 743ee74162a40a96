/** Where the window's program keeps things on this PC: the station, and Electron's own files. */
import { app, dialog } from 'electron';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { localFolder, placeOf, writtenChoice, type Place, type System } from '#shared/shell/places.ts';

const system: System = { platform: process.platform, env: process.env, home: homedir() };

/** The program's own folder, when it is carried with its data: `--portable`, or a file `portable.txt` beside it. */
function portableFolder(): string | null {
  const beside = dirname(process.execPath);
  return app.commandLine.hasSwitch('portable') || (app.isPackaged && existsSync(join(beside, 'portable.txt'))) ? beside : null;
}

/**
 * Electron's own files go beside the station's usual place, not where Windows copies them to a server with the user's profile. What an earlier
 * version kept elsewhere (the window's place, the office's update folder) comes along. Must run before Electron is ready.
 */
export function keepLocal(): void {
  // A folder that was named (tests do) stays.
  if (app.commandLine.hasSwitch('user-data-dir')) return;
  const portable = portableFolder();
  const own = join(portable ? join(portable, 'data') : localFolder(system), 'shell');
  const earlier = app.getPath('userData');
  mkdirSync(own, { recursive: true });
  for (const file of ['shell.json', 'updates.json'])
    if (!existsSync(join(own, file)) && existsSync(join(earlier, file))) cpSync(join(earlier, file), join(own, file));
  app.setPath('userData', own);
}

/** Null when a chosen folder is not there and the person would rather end. */
export function stationPlace(): Place | null {
  const place = placeOf(system, {
    portable: portableFolder(),
    exists: existsSync,
    read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null),
  });
  // A disk or stick that is not plugged in: an empty station in its stead would look like a loss.
  if (place.chosen && !existsSync(place.folder)) return askForFolder(place);
  mkdirSync(place.folder, { recursive: true });
  return place;
}

function askForFolder(place: Place): Place | null {
  const answer = dialog.showMessageBoxSync({
    type: 'warning',
    title: '街道台账',
    message: '找不到存放数据的文件夹',
    detail: `${place.folder}\n\n如果数据在移动硬盘或 U 盘上，请接好后点“重试”。如果盘符变了，请选择数据现在所在的文件夹。`,
    buttons: ['重试', '选择文件夹…', '退出'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  if (answer === 2) return null;
  if (answer === 1) {
    const [folder] = dialog.showOpenDialogSync({ title: '选择存放数据的文件夹', properties: ['openDirectory'] }) ?? [];
    if (folder && existsSync(join(folder, 'keys.json'))) writeFileSync(place.choiceFile, writtenChoice(folder));
    else if (folder) dialog.showErrorBox('街道台账', '这个文件夹里没有台账数据（缺少 keys.json），请选择存放数据的那个文件夹。');
  }
  return stationPlace();
}
