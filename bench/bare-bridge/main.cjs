// What the way to a window costs at the least: the program's own preload, its port handed to a utility process as in production, and no program
// behind it. Needs no store, so any Electron runs it.
const { app, BrowserWindow, ipcMain, MessageChannelMain, utilityProcess } = require('electron');
const { join } = require('node:path');

void app.whenReady().then(() => {
  const host = utilityProcess.fork(join(__dirname, 'echo.cjs'));
  // The channels are those of shared/shell/channel.ts.
  ipcMain.on('data:want', ({ sender }) => {
    const { port1, port2 } = new MessageChannelMain();
    host.postMessage(null, [port1]);
    sender.postMessage('data:port', null, [port2]);
  });
  const preload = join(__dirname, '../../out/preload/index.cjs');
  const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('data:text/html,<!doctype html><title>bare</title><p>bare');
});
