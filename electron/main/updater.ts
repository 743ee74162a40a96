/**
 * Updates from the office's own server or shared folder, when an administrator has named one in `updates.json`
 * (`{ "feed": "http://10.0.0.8/street-ledger" }` or a folder). Nothing is asked of anyone otherwise.
 */
import { app, dialog } from 'electron';
import { readJson } from './settings.ts';
import { folderFeed } from './update-folder.ts';

export async function startUpdates(settings: string): Promise<void> {
  const feed = readJson<{ feed?: unknown }>(settings)?.feed;
  if (!app.isPackaged || typeof feed !== 'string' || feed === '') return;
  // Loaded only where a feed is set: most stations start without it.
  const { default: updating } = await import('electron-updater');
  const { autoUpdater } = updating;
  const url = /^https?:\/\//.test(feed) ? feed : (await folderFeed(feed)).url;
  autoUpdater.setFeedURL({ provider: 'generic', url });
  autoUpdater.autoInstallOnAppQuit = true;
  autoUpdater.on('error', () => {
    // The office's server may be off: the next start asks again.
  });
  autoUpdater.on('update-downloaded', ({ version }) => {
    void dialog.showMessageBox({
      type: 'info',
      title: '街道台账',
      message: `新版本 ${version} 已备好，退出程序时自动安装。`,
      buttons: ['知道了'],
    });
  });
  await autoUpdater.checkForUpdates().catch(() => null);
}
