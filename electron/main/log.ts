/** The shell's part of the program's log: starts, processes that ended, errors that nothing has caught. */
import { app, dialog } from 'electron';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { openLog } from '#shared/shell/log.ts';

/** Writes to `file` from now on. */
export function keepLog(file: string): void {
  const log = openLog(fs, file, 'shell', app.getVersion());
  log.note(`started: ${process.platform} ${process.arch}, Electron ${process.versions.electron}`);
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.note(`process ended: ${type}, ${reason}, ${exitCode}`);
  });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') log.note(`process ended: window, ${reason}, ${exitCode}`);
  });
  // Electron would show the stack, in English.
  process.on('uncaughtException', (error) => {
    const ref = randomBytes(4).toString('hex');
    log.error(ref, 'shell', error);
    dialog.showErrorBox(
      '街道台账',
      `程序的窗口部分出错，台账数据没有改动。请保存后关闭程序，再打开。\n\n编号 ${ref}，可在运行日志中查到：${file}`,
    );
  });
}
