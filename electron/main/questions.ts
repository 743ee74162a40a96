/** Answers what the data host asks of the shell: dialogs, the file manager, PDF. */
import { dialog, shell, type BrowserWindow, type FileFilter } from 'electron';
import { rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FilePurpose } from '#shared/contract/files.ts';
import type { Question, Reply } from '#shared/shell/channel.ts';
import type { Graphics } from './graphics.ts';
import type { SettingsFile } from './settings.ts';

const filters: Record<FilePurpose, FileFilter[]> = {
  workbook: [{ name: '表格', extensions: ['xlsx', 'xls', 'ods', 'csv', 'txt'] }],
  card: [{ name: '站卡', extensions: ['json'] }],
  snapshot: [{ name: '快照', extensions: ['age'] }],
  receipt: [{ name: '回执', extensions: ['json'] }],
  scheme: [{ name: '薪酬方案', extensions: ['json'] }],
  marked: [{ name: 'Excel 工作簿', extensions: ['xlsx'] }],
  export: [{ name: 'Excel 工作簿', extensions: ['xlsx'] }],
  identity: [{ name: '解密密钥', extensions: ['key'] }],
  paper: [{ name: '档案材料', extensions: ['pdf', 'ofd', 'jpg', 'png', 'bmp', 'webp'] }],
  snapshotFolder: [],
  receiptFolder: [],
  publicationFolder: [],
  stationFolder: [],
  pdf: [{ name: 'PDF', extensions: ['pdf'] }],
  drawing: [{ name: 'SVG 图', extensions: ['svg'] }],
  backup: [{ name: '台账备份', extensions: ['db', 'json'] }],
  backupFolder: [],
};
/** What the dialog says it is for, when a file or folder is chosen, and when one is written. */
const titles: Record<FilePurpose, { choose: string; write: string }> = {
  workbook: { choose: '选择要导入的表格', write: '保存表格' },
  card: { choose: '选择对方的站卡', write: '导出本站站卡' },
  snapshot: { choose: '选择街道送来的快照', write: '保存快照' },
  receipt: { choose: '选择县级签发的回执', write: '保存回执' },
  scheme: { choose: '选择薪酬方案文件', write: '导出薪酬方案' },
  marked: { choose: '选择标注错误的工作簿', write: '保存标注错误的工作簿' },
  export: { choose: '选择导出的表格', write: '导出为表格' },
  identity: { choose: '选择解密密钥', write: '保存解密密钥（请选 U 盘）' },
  snapshotFolder: { choose: '选择存放快照的文件夹（U 盘）', write: '选择存放快照的文件夹（U 盘）' },
  receiptFolder: { choose: '选择存放回执的文件夹', write: '选择存放回执的文件夹' },
  publicationFolder: { choose: '选择存放公布材料的文件夹', write: '选择存放公布材料的文件夹' },
  stationFolder: { choose: '选择存放台账数据的文件夹', write: '选择存放台账数据的文件夹' },
  pdf: { choose: '选择 PDF', write: '存为 PDF' },
  drawing: { choose: '选择流程图', write: '保存流程图' },
  paper: { choose: '选择档案材料', write: '另存档案材料' },
  backup: { choose: '选择要恢复的备份', write: '保存备份' },
  backupFolder: { choose: '选择备份的第二存放处', write: '选择备份的第二存放处（另一块硬盘、共享文件夹或 U 盘）' },
};
/** A card or a receipt is also written, under the name that is proposed. */
const isFolder = (purpose: FilePurpose): boolean => purpose.endsWith('Folder');

export type Answering = { window: BrowserWindow; settings: SettingsFile; graphics: Graphics };

export async function answerQuestion(question: Question, { window, settings, graphics }: Answering): Promise<Reply[keyof Reply]> {
  switch (question.ask) {
    case 'pick':
      return pick(question.purpose, question.many, window, settings);
    case 'target':
      return target(question.purpose, question.name, window, settings);
    case 'show':
      shell.showItemInFolder(question.path);
      return null;
    case 'graphics':
      return graphics.state();
    case 'enableGraphics':
      graphics.enable();
      return null;
    case 'printToPdf': {
      const { landscape, paper } = question.options;
      const pdf = await window.webContents.printToPDF({ landscape, pageSize: paper, printBackground: true, preferCSSPageSize: true });
      // It gets its name when it is whole.
      await writeFile(`${question.path}.part`, pdf);
      await rename(`${question.path}.part`, question.path);
      return pdf.length;
    }
  }
}

async function pick(purpose: FilePurpose, many: boolean, window: BrowserWindow, settings: SettingsFile): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: titles[purpose].choose,
    ...startIn(settings, purpose),
    filters: [...filters[purpose], { name: '所有文件', extensions: ['*'] }],
    properties: many ? ['openFile', 'multiSelections'] : ['openFile'],
  });
  const first = filePaths[0];
  if (canceled || first === undefined) return [];
  remember(settings, purpose, dirname(first));
  return filePaths;
}

async function target(purpose: FilePurpose, name: string, window: BrowserWindow, settings: SettingsFile): Promise<string | null> {
  if (isFolder(purpose)) {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: titles[purpose].write,
      ...startIn(settings, purpose),
      properties: ['openDirectory', 'createDirectory'],
    });
    const folder = filePaths[0];
    if (canceled || folder === undefined) return null;
    remember(settings, purpose, folder);
    return folder;
  }
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: titles[purpose].write,
    defaultPath: join(settings.read().folders?.[purpose] ?? '', name),
    filters: filters[purpose],
  });
  if (canceled || !filePath) return null;
  remember(settings, purpose, dirname(filePath));
  return filePath;
}

function startIn(settings: SettingsFile, purpose: FilePurpose): { defaultPath?: string } {
  const folder = settings.read().folders?.[purpose];
  return folder === undefined ? {} : { defaultPath: folder };
}

function remember(settings: SettingsFile, purpose: FilePurpose, folder: string): void {
  settings.change({ folders: { ...settings.read().folders, [purpose]: folder } });
}
