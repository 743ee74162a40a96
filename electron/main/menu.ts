/** Hidden until Alt is pressed; it carries the keys that Chromium leaves to a menu. */
import { Menu, type MenuItemConstructorOptions } from 'electron';

const template: MenuItemConstructorOptions[] = [
  {
    label: '文件',
    submenu: [
      {
        label: '打印…',
        accelerator: 'CmdOrCtrl+P',
        click: (_item, window) => window && 'webContents' in window && (window as Electron.BrowserWindow).webContents.print(),
      },
      { type: 'separator' },
      { label: '退出', role: 'quit' },
    ],
  },
  {
    label: '编辑',
    submenu: [
      { label: '撤销', role: 'undo' },
      { label: '重做', role: 'redo' },
      { type: 'separator' },
      { label: '剪切', role: 'cut' },
      { label: '复制', role: 'copy' },
      { label: '粘贴', role: 'paste' },
      { label: '全选', role: 'selectAll' },
    ],
  },
  {
    label: '显示',
    submenu: [
      { label: '放大', role: 'zoomIn' },
      { label: '缩小', role: 'zoomOut' },
      { label: '实际大小', role: 'resetZoom' },
      { label: '全屏', role: 'togglefullscreen' },
    ],
  },
];

export function setMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
