/** Ends an installed program that was started with a switch which takes its protection away. */
import { app, dialog } from 'electron';
import { join } from 'node:path';
import { refusedAmong } from '#shared/shell/switches.ts';
import { readJson } from './settings.ts';

/**
 * Says why and returns false when the installed program was started with such a switch. `allowTestSwitches` in the package's metadata, set
 * only when a package is made for our own tests, lets them pass.
 */
export function switchesAreSafe(): boolean {
  if (!app.isPackaged) return true;
  const given = refusedAmong((name) => app.commandLine.hasSwitch(name));
  if (given.length === 0) return true;
  if (readJson<{ allowTestSwitches?: boolean }>(join(app.getAppPath(), 'package.json'))?.allowTestSwitches === true) return true;
  dialog.showErrorBox(
    '街道台账没有启动',
    `启动参数 ${given.map((name) => `--${name}`).join('、')} 会关闭程序的保护，不能使用。请去掉快捷方式里的这些参数，再打开程序。`,
  );
  return false;
}
