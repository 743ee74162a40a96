/** The calls of the personnel file: papers in, out and to look at. */
import type { Handlers } from '../../host.ts';
import { fileOf } from './file.ts';
import { attach, openPaper, photoOf, pieceOf, savePaper, upload } from './papers.ts';

export const workerHandlers: Handlers<
  'workers.file' | 'materials.upload' | 'materials.attach' | 'materials.open' | 'materials.piece' | 'materials.saveTo' | 'materials.photo'
> = {
  'workers.file': (host, { station, worker }) => fileOf(host.open(), station, worker),
  'materials.upload': (host, { upload: token, piece }) => upload(host.open(), token, piece),
  'materials.attach': async (host, { upload: token, name, id, values }) => {
    const row = await attach(host.open(), token, name, id, values);
    host.emit({ topic: 'changed', payload: { registers: ['materials'] } });
    return row;
  },
  'materials.open': (host, { id }) => openPaper(host.open(), id),
  'materials.piece': (host, { reading, piece }) => pieceOf(host.open(), reading, piece),
  'materials.saveTo': (host, { id, file }) => savePaper(host.open(), id, host.files.path(file)),
  'materials.photo': (host, { worker }) => photoOf(host.open(), worker),
};
