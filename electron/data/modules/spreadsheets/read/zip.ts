/** Just enough of ZIP to read a workbook's parts without trusting what the archive says of itself, and to hand changed ones on. */
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { Refusal } from '#shared/contract/refusal.ts';
import { limits } from './workbook.ts';

export type ZipEntry = { name: string; method: number; packed: number; unpacked: number; offset: number; encrypted: boolean };
export type Zip = { bytes: Buffer; entries: Map<string, ZipEntry> };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** Reads the central directory. Refuses `workbookNotOne` for a broken one and `workbookTooLarge` for what would unpack without measure. */
export function openZip(bytes: Buffer): Zip {
  const end = findEnd(bytes);
  const entries = new Map<string, ZipEntry>();
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw new Refusal('workbookNotOne', { reason: 'zip' });
    const nameLength = bytes.readUInt16LE(at + 28);
    const entry: ZipEntry = {
      name: bytes
        .toString('utf8', at + 46, at + 46 + nameLength)
        .replace(/\\/g, '/')
        .replace(/^\//, ''),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    };
    // 0xffffffff stands for "see ZIP64": no workbook that an office can open needs it.
    if (entry.packed === 0xffffffff || entry.unpacked === 0xffffffff) throw new Refusal('workbookTooLarge', { reason: 'zip64' });
    total += entry.unpacked;
    if (total > limits.unpackedBytes || (entry.unpacked > limits.ratioFrom && entry.unpacked > entry.packed * limits.ratio)) {
      throw new Refusal('workbookTooLarge', { reason: 'unpacked', bytes: total });
    }
    entries.set(entry.name, entry);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return { bytes, entries };
}

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 22 - 65_535; at--) if (bytes.readUInt32LE(at) === END) return at;
  throw new Refusal('workbookNotOne', { reason: 'zip' });
}

/** The packed bytes of an entry, found by its own local header. */
function packedBytes(zip: Zip, entry: ZipEntry): Buffer {
  const { bytes } = zip;
  if (entry.offset + 30 > bytes.length || bytes.readUInt32LE(entry.offset) !== LOCAL)
    throw new Refusal('workbookNotOne', { reason: 'zip' });
  const from = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  return bytes.subarray(from, from + entry.packed);
}

/** A whole part as bytes; at most `limits.partBytes`, and never more than the archive declares. */
function partBytes(zip: Zip, entry: ZipEntry): Buffer {
  if (entry.unpacked > limits.partBytes) throw new Refusal('workbookTooLarge', { reason: 'part', part: entry.name });
  const packed = packedBytes(zip, entry);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new Refusal('workbookNotOne', { reason: 'zipMethod' });
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.unpacked, 1) });
  } catch (error) {
    throw new Refusal(isTooLong(error) ? 'workbookTooLarge' : 'workbookNotOne', { reason: 'zip', part: entry.name });
  }
}

const isTooLong = (error: unknown): boolean => (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';

/** A part as text, or null where the archive has none of the name. */
export function partText(zip: Zip, name: string): string | null {
  const entry = zip.entries.get(name);
  return entry
    ? partBytes(zip, entry)
        .toString('utf8')
        .replace(/^\uFEFF/, '')
    : null;
}

/** A part in pieces of a quarter megabyte, so that the largest sheet never stands in memory as a whole. */
export async function* partChunks(zip: Zip, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = packedBytes(zip, entry);
  if (entry.method === 0) {
    yield packed;
    return;
  }
  if (entry.method !== 8) throw new Refusal('workbookNotOne', { reason: 'zipMethod' });
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(packed);
  let seen = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      seen += chunk.length;
      if (seen > entry.unpacked) throw new Refusal('workbookTooLarge', { reason: 'unpacked', part: entry.name });
      yield chunk;
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('workbookNotOne', { reason: 'zip', part: entry.name });
  }
}

/** An archive of a few parts as they are, for a library that takes files. */
export function storedZip(parts: Record<string, string>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [part, text] of Object.entries(parts)) {
    const name = Buffer.from(part);
    const body = Buffer.from(text);
    // From the version needed to the length of the extra field: alike in both headers.
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(body), 10);
    fields.writeUInt32LE(body.length, 14);
    fields.writeUInt32LE(body.length, 18);
    fields.writeUInt16LE(name.length, 22);
    bodies.push(signature(LOCAL), fields, name, body);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(signature(CENTRAL), Buffer.from([20, 0]), fields, rest, name);
    offset += 4 + fields.length + name.length + body.length;
  }
  const end = Buffer.alloc(18);
  const count = Object.keys(parts).length;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    8,
  );
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, ...directory, signature(END), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
