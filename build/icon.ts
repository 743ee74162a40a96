/**
 * node build/icon.ts: draws `resources/icon/icon.svg` as the PNG of the window and the .ico of the installer, with Chromium. Run it after the drawing
 * was changed; what it writes is kept beside the drawing, so that no build needs a browser.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../tests/e2e/harness/chromium.ts';

const folder = join(import.meta.dirname, '../resources/icon');
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
/** Windows asks for these, from the title bar to the desktop's large icons. */
const icoSizes = [16, 24, 32, 48, 64, 128, 256];

const browser = await launchChromium();
const page = await browser.newPage();
async function png(size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0;background:transparent}svg{display:block}</style>${svg.replace('<svg ', `<svg width="${size}" height="${size}" `)}`,
  );
  return page.screenshot({ omitBackground: true });
}
writeFileSync(join(folder, 'icon.png'), await png(512));
const pictures: Buffer[] = [];
for (const size of icoSizes) pictures.push(await png(size));
writeFileSync(join(folder, 'icon.ico'), ico(pictures));
await browser.close();

/** ICONDIR, an ICONDIRENTRY for each picture (0 stands for 256), then the pictures themselves, which Windows takes as PNG since Vista. */
function ico(pngs: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pngs.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pngs.length, 4);
  let offset = head.length;
  for (const [i, bytes] of pngs.entries()) {
    const at = 6 + 16 * i;
    head.writeUInt8(icoSizes[i]! % 256, at);
    head.writeUInt8(icoSizes[i]! % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(bytes.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += bytes.length;
  }
  return Buffer.concat([head, ...pngs]);
}
