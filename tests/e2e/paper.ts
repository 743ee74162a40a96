/** What the printer would get from the page that is shown: through the print style in a browser, through the program's own PDF in the window. */
import { readFileSync } from 'node:fs';
import { onlyOne } from './stations.ts';
import type { App } from './harness/app.ts';

/** Millimetres. */
export type Paper = { pages: number; width: number; height: number };

export async function onPaper({ host, page, receive }: App): Promise<Paper> {
  const pdf =
    host === 'browser'
      ? await page.pdf({ preferCSSPageSize: true, printBackground: true })
      : readFileSync(onlyOne(await receive(() => page.getByRole('button', { name: '存为 PDF' }).click())));
  const text = pdf.toString('latin1');
  const [, width = '0', height = '0'] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(text) ?? [];
  const millimetres = (points: string): number => Math.round((Number(points) * 25.4) / 72);
  return { pages: text.match(/\/Type\s*\/Page\b/g)?.length ?? 0, width: millimetres(width), height: millimetres(height) };
}

export const a4: Paper = { pages: 1, width: 210, height: 297 };
export const a4Landscape: Paper = { pages: 1, width: 297, height: 210 };
