/** What the browser has in place of dialogs: a hidden file field, and links that download. */
import type { FilePurpose } from '#shared/contract/files.ts';

const accepted: Partial<Record<FilePurpose, string>> = {
  workbook: '.xlsx,.xls,.ods,.csv,.txt',
  card: '.json',
  snapshot: '.age',
  receipt: '.json',
  scheme: '.json',
  backup: '.db,.json',
};

/** Empty when the dialog was closed. */
export function chooseFiles(purpose: FilePurpose, many: boolean): Promise<File[]> {
  const field = document.createElement('input');
  field.type = 'file';
  field.multiple = many;
  field.accept = accepted[purpose] ?? '';
  field.hidden = true;
  // In the document, so that a closed dialog is told in every browser and a test can find it.
  document.body.append(field);
  return new Promise((resolve) => {
    const end = (files: File[]): void => {
      field.remove();
      resolve(files);
    };
    field.addEventListener('change', () => end([...(field.files ?? [])]));
    field.addEventListener('cancel', () => end([]));
    field.click();
  });
}

export function download({ url, name }: { url: string; name: string }): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
