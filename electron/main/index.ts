/** The Electron shell: one window, the pages it shows, and the data host behind them. */
import { app, dialog, ipcMain, session, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import { ipc } from '#shared/shell/channel.ts';
import { startGraphics, type Graphics } from './graphics.ts';
import { compiledFolder } from './host/compiled.ts';
import { keepDataHost, type Keeper } from './host/keeper.ts';
import { keepLog } from './log.ts';
import { setMenu } from './menu.ts';
import { filesToOpen, sending, sentFiles } from './openedFiles.ts';
import { keepLocal, stationPlace } from './places.ts';
import { registerScheme, servePages } from './protocol.ts';
import { answerQuestion } from './questions.ts';
import { fromOurPage, lockContents, lockSession } from './security.ts';
import { settingsFile } from './settings.ts';
import { switchesAreSafe } from './switches.ts';
import { startUpdates } from './updater.ts';
import { openWindow } from './window.ts';

const built = import.meta.dirname;

// As root on a test machine there is no sandbox, and asking for one kills every child.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
keepLocal();
registerScheme();
lockContents();

const opened = filesToOpen(process.argv, process.cwd());

// The files go along: a second start hands them to the window that is open, and ends. Its command line itself arrives changed by Chromium.
if (!switchesAreSafe()) app.exit(1);
else if (app.requestSingleInstanceLock(sending(opened))) {
  const graphics = startGraphics(join(app.getPath('userData'), 'graphics.json'));
  // Not awaited: Electron is not ready before this file has run to its end.
  void app.whenReady().then(() => open(graphics));
} else app.quit();

function open(graphics: Graphics): void {
  const data = app.getPath('userData');
  const settings = settingsFile(join(data, 'shell.json'));
  const place = stationPlace();
  if (!place) return app.exit(1);
  keepLog(place.logFile);
  let window: BrowserWindow | null = null;
  // The data host first: it is a process of its own and gets ready while the window is made.
  const keeper = keepDataHost(
    {
      entry: join(built, 'data/utility.js'),
      init: {
        // Looked up at each start of the host: the station may have been moved since the last.
        get place() {
          return stationPlace() ?? place;
        },
        version: app.getVersion(),
      },
      node: process.env['STREET_LEDGER_NODE'] ?? null,
      compiled: compiledFolder(data, app.getVersion()),
    },
    (question) => (window ? answerQuestion(question, { window, settings, graphics }) : Promise.reject(new Error('no window'))),
    (reason) => void offerRetry(keeper, reason),
  );
  setMenu();
  lockSession(session.defaultSession);
  servePages(session.defaultSession, join(built, '../renderer'));
  graphics.opening();
  window = openWindow(settings, join(built, '../preload/index.cjs'));
  const { webContents } = window;
  ipcMain.on(ipc.want, (event) => {
    if (fromOurPage(event, webContents)) keeper.want(webContents);
  });
  ipcMain.on(ipc.drawn, (event) => {
    if (fromOurPage(event, webContents)) graphics.drawn();
  });
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') webContents.reload();
  });
  keeper.open(opened);
  app.on('second-instance', (_event, _argv, _folder, sent) => {
    if (window?.isMinimized()) window.restore();
    window?.show();
    window?.focus();
    keeper.open(sentFiles(sent));
  });
  window.on('closed', () => (window = null));
  closeInOrder(keeper);
  void startUpdates(join(data, 'updates.json'));
}

/** The store is closed before the program ends, however it is ended. */
function closeInOrder(keeper: Keeper): void {
  let stopped = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void keeper.stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
}

async function offerRetry(keeper: Keeper, reason: string): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: '街道台账',
    message: '台账的后台程序没有启动成功，数据没有改动。',
    detail: `请先重试；仍不成功请重启电脑，再联系管理员，并告知：${reason}`,
    buttons: ['重试', '退出'],
    cancelId: 1,
  });
  if (response === 0) keeper.retry();
  else app.quit();
}
