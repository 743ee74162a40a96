/** 档案材料: the scanned papers. A file is kept once, by the SHA-256 of its bytes, inside the encrypted store; it is never run and never unpacked. */
import { randomBytes } from 'node:crypto';
import { open as openFile } from 'node:fs/promises';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import { paperKind, paperLimit, photoLimit } from '#shared/domain/papers.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import type { OpenStation } from '../../host.ts';
import type { Write } from '../../registers/hooks.ts';
import { commandOf, one, ownStation, saveWithin } from '../../registers/service.ts';
import type { StoredRow } from '../../registers/service.ts';
import { sha256 } from '../../sha256.ts';
import type { Tx, Values } from '../../store/store.ts';
import * as rows from './rows.ts';

/** Bytes of a piece in the store and on the way. */
const pieceSize = 1024 * 1024;
/** Files on their way in, and those that were opened: as long as the session lasts, the oldest give way. */
const uploads = new WeakMap<OpenStation, Map<string, Buffer[]>>();
const readings = new WeakMap<OpenStation, Map<string, string>>();

function remembered<T>(all: WeakMap<OpenStation, Map<string, T>>, open: OpenStation, most: number): Map<string, T> {
  let known = all.get(open);
  if (!known) all.set(open, (known = new Map<string, T>()));
  while (known.size > most) known.delete(known.keys().next().value!);
  return known;
}

/** Takes a piece of a file in; refuses `fileTooLarge` as soon as it is. */
export function upload(open: OpenStation, token: string | undefined, piece: string): { upload: string; bytes: number } {
  const known = remembered(uploads, open, 2);
  const key = token ?? randomBytes(16).toString('hex');
  const pieces = token === undefined ? [] : known.get(token);
  if (!pieces) throw new Refusal('fileUnknown');
  pieces.push(Buffer.from(piece, 'base64'));
  const bytes = pieces.reduce((sum, p) => sum + p.length, 0);
  if (bytes > paperLimit) {
    known.delete(key);
    throw new Refusal('fileTooLarge', { limit: paperLimit });
  }
  known.set(key, pieces);
  return { upload: key, bytes };
}

/** Keeps an uploaded file with a paper of the catalogue, which is added where there is none. */
export async function attach(
  open: OpenStation,
  token: string,
  name: string,
  id: number | undefined,
  values: Values,
): Promise<Output<'materials.attach'>> {
  const pieces = remembered(uploads, open, 2).get(token);
  if (!pieces) throw new Refusal('fileUnknown');
  const bytes = Buffer.concat(pieces);
  const kind = paperKind(bytes);
  if (!kind) throw new Refusal('paperKindUnknown', { name });
  const stored = id === undefined ? undefined : materialOf(open, id);
  const photo = (values['class'] ?? stored?.['class']) === 'photo';
  if (photo && (!['image/jpeg', 'image/png'].includes(kind.type) || bytes.length > photoLimit)) throw new Refusal('photoNotOne');
  const hash = sha256(bytes);
  const whole = { ...values, fileName: name, fileType: kind.type, fileSize: bytes.length, sha256: hash };
  const saved = await saveWithin(open, 'materials.attach', 'materials', id, undefined, whole, async (tx) => {
    if (rows.fileOf(tx.db, hash)) return;
    rows.keepFile(tx, { sha256: hash, type: kind.type, size: bytes.length });
    for (let piece = 0; piece * pieceSize < bytes.length; piece++) {
      rows.keepPiece(tx, hash, piece, bytes.subarray(piece * pieceSize, (piece + 1) * pieceSize));
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  });
  uploads.get(open)?.delete(token);
  return saved;
}

/** A paper names a file that is kept, or none. */
export function refuseUnkept(tx: Tx, register: RegisterName, _station: number, { before, after }: Write): void {
  const sha256 = after['sha256'] ?? null;
  if (register === 'materials' && sha256 !== null && sha256 !== before?.['sha256'] && !rows.fileOf(tx.db, String(sha256)))
    throw new Refusal('invalidInput', { field: 'sha256' });
}

/** Opens a paper's file for reading in pieces, and records who did. */
export async function openPaper(open: OpenStation, id: number): Promise<Output<'materials.open'>> {
  const { material, file } = fileFor(open, id);
  await open.store.write(commandOf(open, 'materials.open', { register: 'materials', ids: [id] }), () => undefined);
  const reading = randomBytes(16).toString('hex');
  remembered(readings, open, 20).set(reading, file.sha256);
  return { reading, name: String(material['fileName'] ?? material['title']), type: file.type, bytes: file.size };
}

export function pieceOf(open: OpenStation, reading: string, piece: number): Output<'materials.piece'> {
  const sha256 = readings.get(open)?.get(reading);
  const file = sha256 === undefined ? undefined : rows.fileOf(open.store.reader, sha256);
  const bytes = file && rows.pieceOf(open.store.reader, file.sha256, piece);
  if (!file || !bytes) throw new Refusal('fileUnknown');
  return { piece: bytes.toString('base64'), last: (piece + 1) * pieceSize >= file.size };
}

/** Writes the file out in the clear, where the person chose. */
export async function savePaper(open: OpenStation, id: number, path: string): Promise<{ bytes: number }> {
  const { file } = fileFor(open, id);
  const target = await openFile(path, 'w');
  try {
    for (const bytes of [...rows.piecesOf(open.store.reader, file.sha256)]) await target.write(bytes);
  } finally {
    await target.close();
  }
  await open.store.write(commandOf(open, 'materials.saveTo', { register: 'materials', ids: [id] }), () => undefined);
  return { bytes: file.size };
}

export function photoOf(open: OpenStation, worker: number): Output<'materials.photo'> {
  const file = rows.photoOf(open.store.reader, ownStation, worker);
  if (!file) return null;
  return { type: file.type, bytes: Buffer.concat([...rows.piecesOf(open.store.reader, file.sha256)]).toString('base64') };
}

function materialOf(open: OpenStation, id: number): StoredRow {
  const material = one(open.store.reader, 'materials', ownStation, id);
  if (!material || material.removedAt !== null) throw new Refusal('recordNotFound', { register: 'materials', id });
  return material;
}

/** A paper's file; a scanned ID card shows what is masked elsewhere, so whoever may not see that sees photos only. */
function fileFor(open: OpenStation, id: number): { material: StoredRow; file: rows.KeptFile } {
  const material = materialOf(open, id);
  if (material['class'] !== 'photo' && !open.permissions.has('reveal.identity'))
    throw new Refusal('notPermitted', { permission: 'reveal.identity' });
  const file = material['sha256'] ? rows.fileOf(open.store.reader, String(material['sha256'])) : undefined;
  if (!file) throw new Refusal('paperNotKept');
  return { material, file };
}
