/** The one window: where it was last time, never larger than the screen, drawn before it is shown. */
import { app, BrowserWindow, dialog, screen } from 'electron';
import { join } from 'node:path';
import { placeOn } from './place.ts';
import type { SettingsFile, WindowPlace } from './settings.ts';
import { origin } from './protocol.ts';

export function openWindow(settings: SettingsFile, preload: string): BrowserWindow {
  const last = onScreen(settings.read().window);
  const window = new BrowserWindow({
    ...placeOn((last ? screen.getDisplayMatching(last) : screen.getPrimaryDisplay()).workArea, last),
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    title: '街道台账',
    icon: join(app.getAppPath(), 'resources/icon/icon.png'),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      // Compiled code is kept from the first start on, not from the third, and whole: what a page first runs is not compiled again.
      v8CacheOptions: 'bypassHeatCheckAndEagerCompile',
    },
  });
  if (last?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => settings.change({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } }));
  window.webContents.on('will-prevent-unload', (event) => {
    if (givesUpTyped(window)) event.preventDefault();
  });
  void window.loadURL(`${origin}/`);
  return window;
}

/** A form holds what is not saved: Electron would leave the window open without a word. */
function givesUpTyped(window: BrowserWindow): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    title: '街道台账',
    message: '还有没保存的改动',
    detail: '关闭后，刚才填写的内容不会保留。',
    buttons: ['继续填写', '放弃改动'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return answer === 1;
}

/** A place on a screen that is no longer there is forgotten. */
function onScreen(place: WindowPlace | undefined): WindowPlace | null {
  if (!place || ![place.x, place.y, place.width, place.height].every(Number.isFinite)) return null;
  const { workArea } = screen.getDisplayMatching(place);
  const inside =
    place.x < workArea.x + workArea.width &&
    place.x + place.width > workArea.x &&
    place.y >= workArea.y &&
    place.y < workArea.y + workArea.height;
  return inside ? place : null;
}
