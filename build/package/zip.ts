/** A folder as a .zip file. */
import { BlobReader, TextReader, ZipWriter } from '@zip.js/zip.js';
import { createWriteStream, globSync, openAsBlob, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Writable } from 'node:stream';

/** Writes the files below `folder` into `out`, under the folder `root` of the archive; `texts` are further files by their names. */
export async function zipFolder(folder: string, out: string, root: string, texts: Record<string, string> = {}): Promise<void> {
  const writer = new ZipWriter(Writable.toWeb(createWriteStream(out)), { level: 9 });
  // One after the other, in the order of their names: the same folder gives the same archive.
  for (const name of globSync('**', { cwd: folder }).sort()) {
    const path = join(folder, name);
    const about = statSync(path);
    if (about.isFile())
      await writer.add(`${root}/${name.split(sep).join('/')}`, new BlobReader(await openAsBlob(path)), { lastModDate: about.mtime });
  }
  for (const [name, text] of Object.entries(texts)) await writer.add(`${root}/${name}`, new TextReader(text));
  await writer.close();
}
