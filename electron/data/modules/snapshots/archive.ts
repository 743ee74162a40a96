/**
 * The archive inside a snapshot: a gzipped POSIX tar. It is written as one gzip member per entry, so that an entry can be compressed while
 * its rows still come (a tar header names the size, which is known last) and the manifest, made at the end, can stand first.
 */
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { once } from 'node:events';
import { constants, createGzip, gunzipSync, gzipSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import { Refusal } from '#shared/contract/refusal.ts';
import { sha256 } from '../../sha256.ts';

const blockSize = 512;
/** Measured in `docs/decisions/0012-gzip-level.md`. */
const level = 3;

export type PackedEntry = { path: string; rows: number; bytes: number; sha256: string; packed: Buffer[] };

/** The ustar header (POSIX 1003.1-1988) of a plain file: no owner, no date, nothing of the machine it was made on. */
function tarHeader(path: string, bytes: number): Buffer {
  const header = Buffer.alloc(blockSize);
  const octal = (value: number, at: number, length: number): void =>
    void header.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1');
  header.write(path, 0, 100, 'utf8');
  octal(0o644, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(bytes, 124, 12);
  octal(0, 136, 12);
  header.fill(' ', 148, 156);
  header.write('0', 156);
  header.write('ustar\0' + '00', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

const padding = (bytes: number): Buffer => Buffer.alloc((blockSize - (bytes % blockSize)) % blockSize);

/** Compresses an entry as it comes. */
export function startEntry(path: string) {
  const gzip = createGzip({ level, chunkSize: 128 * 1024 });
  const packed: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => packed.push(chunk));
  const hash: Hash = createHash('sha256');
  let bytes = 0;
  let rows = 0;
  return {
    /** Resolves when there is room for more. */
    async write(chunk: Uint8Array, lines: number): Promise<void> {
      hash.update(chunk);
      bytes += chunk.length;
      rows += lines;
      if (!gzip.write(chunk)) await once(gzip, 'drain');
    },
    async end(): Promise<PackedEntry> {
      const ended = once(gzip, 'end');
      gzip.end(padding(bytes));
      await ended;
      return { path, rows, bytes, sha256: hash.digest('hex'), packed: [gzipSync(tarHeader(path, bytes)), ...packed] };
    },
  };
}

/** An entry that is there as a whole. */
export function wholeEntry(path: string, content: Uint8Array): PackedEntry {
  const packed = gzipSync(Buffer.concat([tarHeader(path, content.length), content, padding(content.length)]), { level });
  return { path, rows: 0, bytes: content.length, sha256: sha256(content), packed: [packed] };
}

/** The archive of the entries in their order. */
export const joinEntries = (entries: readonly PackedEntry[]): Buffer =>
  Buffer.concat([...entries.flatMap((e) => e.packed), gzipSync(Buffer.alloc(2 * blockSize))]);

/** The most that is read. 100,000 workers are 7 MB sealed and 59 MB unpacked. */
export const limits = { sealedBytes: 256 * 1024 * 1024, unpackedBytes: 768 * 1024 * 1024, entries: 2000 };

const folders = new Set(['registers/', 'schemas/', './', './registers/', './schemas/']);

/**
 * Takes an archive apart: path to content. Refuses what unpacks to more than the limits, what is not gzip and tar from the first byte to
 * the last, and every entry but plain files under a plain path.
 */
export async function openArchive(archive: Uint8Array, max: number = limits.unpackedBytes): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const { header, data } of await takeApart(gunzip(archive, max))) {
    if (header.type === 'directory' && folders.has(header.name)) continue;
    const path = header.name.replace(/^\.\//, '');
    if (header.type !== 'file' || !/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(path) || path.includes('..')) {
      throw new Refusal('snapshotUnsafePath', { path: header.name.slice(0, 100) });
    }
    if (files.has(path)) throw new Refusal('snapshotInconsistent', { path });
    files.set(path, Buffer.from(data!.buffer, data!.byteOffset, data!.byteLength));
    if (files.size > limits.entries) throw new Refusal('snapshotTooLarge');
  }
  return files;
}

function gunzip(archive: Uint8Array, max: number): Buffer {
  try {
    // With `info` the answer tells how much of the input was used: what follows the last member would be passed over in silence.
    const { buffer, engine } = gunzipSync(archive, {
      info: true,
      maxOutputLength: max,
      chunkSize: 1024 * 1024,
      finishFlush: constants.Z_FINISH,
    }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    if (engine.bytesWritten !== archive.length) throw new Refusal('snapshotAltered', { part: 'archive' });
    return buffer;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new Refusal('snapshotTooLarge', { limit: max });
    throw error instanceof Refusal ? error : new Refusal('snapshotAltered', { part: 'archive' });
  }
}

async function takeApart(tar: Buffer) {
  try {
    return await unpackTar(tar, { strict: true });
  } catch {
    throw new Refusal('snapshotAltered', { part: 'archive' });
  }
}
