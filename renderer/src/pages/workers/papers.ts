/** Papers to and from the data host, piece by piece. */
import { ask } from '../../app/client.ts';
import type { Row } from '../registers/useList.ts';

/** Of bytes; as base64 a third more. */
const pieceSize = 1024 * 1024;

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

/** The token of a file that was sent. `report` hears the bytes that have gone. */
export async function sendPaper(file: File, report: (bytes: number) => void = () => {}): Promise<string> {
  let upload: string | undefined;
  for (let from = 0; from === 0 || from < file.size; from += pieceSize) {
    const piece = new Uint8Array(await file.slice(from, from + pieceSize).arrayBuffer());
    upload = (await ask('materials.upload', { ...(upload ? { upload } : {}), piece: base64Of(piece) })).upload;
    report(Math.min(file.size, from + pieceSize));
  }
  return upload!;
}

export type OpenPaper = { name: string; type: string; bytes: Uint8Array<ArrayBuffer> };

/** The whole file of a paper; who looked at it is recorded. */
export async function openPaper(row: Row): Promise<OpenPaper> {
  const opened = await ask('materials.open', { id: row.id });
  const bytes = new Uint8Array(opened.bytes);
  let at = 0;
  for (let piece = 0, last = false; !last; piece++) {
    const answer = await ask('materials.piece', { reading: opened.reading, piece });
    const part = bytesOf(answer.piece);
    bytes.set(part, at);
    at += part.length;
    last = answer.last;
  }
  return { name: opened.name, type: opened.type, bytes };
}
