/** Opens whatever the office calls a workbook, by what its bytes are and not by its name, or refuses it with the reason. */
import { open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Refusal } from '#shared/contract/refusal.ts';
import { forLibrary, hiddenColumns } from './ods.ts';
import { packWorkbook, unpackWorkbook } from './packed.ts';
import type { PackedWorkbook } from './packed.ts';
import type { Format, Watch, Workbook } from './workbook.ts';
import { limits } from './workbook.ts';
import { readXlsx } from './xlsx.ts';
import { openZip, partText } from './zip.ts';

/** Reads a file. Refuses `fileNotFound`, `fileNotReadable`, `fileTooLarge`, `workbookNotOne`, `workbookEncrypted`, `workbookTooLarge`, `encodingUnknown`. */
export async function readWorkbook(path: string): Promise<Workbook> {
  return unpackWorkbook(await readPacked(path, { progress() {}, texts() {} }));
}

/** The same as it crosses between threads. */
export async function readPacked(path: string, watch: Watch): Promise<PackedWorkbook> {
  return readBytes(await bytesOf(path), path, watch);
}

async function bytesOf(path: string): Promise<Buffer> {
  const name = basename(path);
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > limits.fileBytes) throw new Refusal('fileTooLarge', { name, bytes: size, max: limits.fileBytes });
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal((error as { code?: string }).code === 'ENOENT' ? 'fileNotFound' : 'fileNotReadable', { name });
  }
}

async function readBytes(bytes: Buffer, path: string, watch: Watch): Promise<PackedWorkbook> {
  const name = basename(path);
  const not = (reason: string): Refusal => new Refusal('workbookNotOne', { name, reason });
  if (bytes.length === 0) throw not('empty');
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return readZipped(bytes, not, watch);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return readCompound(bytes, not);
  const start = bytes.subarray(0, 1024).toString('latin1').trimStart().toLowerCase();
  if (start.startsWith('%pdf')) throw not('pdf');
  if (/^<(!doctype|html|\?xml|table|head|meta)/.test(start)) throw not('markup');
  const extension = extname(path).toLowerCase();
  if (!['.csv', '.txt', '.tsv', ''].includes(extension)) throw not('content');
  if (!isUtf16(bytes) && hasControls(bytes)) throw isUtf16Unmarked(bytes) ? new Refusal('encodingUnknown') : not('binary');
  if (bytes.length > limits.csvBytes) throw new Refusal('fileTooLarge', { name, bytes: bytes.length, max: limits.csvBytes });
  const { readCsv } = await import('./csv.ts');
  return packWorkbook(readCsv(bytes, basename(path, extname(path))));
}

/** Loaded when it is needed, as the reader of CSV is: most workbooks are .xlsx and start 0.2 s sooner without it. */
async function readWithLibrary(bytes: Buffer, format: Format, hidden?: number[][]): Promise<PackedWorkbook> {
  return packWorkbook(await (await import('./library.ts')).readWithLibrary(bytes, format, hidden));
}

async function readZipped(bytes: Buffer, not: (reason: string) => Refusal, watch: Watch): Promise<PackedWorkbook> {
  const zip = openZip(bytes);
  const has = (part: string): boolean => zip.entries.has(part);
  if (has('mimetype') || has('content.xml')) {
    if (!/opendocument\.spreadsheet/.test(partText(zip, 'mimetype') ?? '')) throw not('otherDocument');
    if (/encryption-data/.test(partText(zip, 'META-INF/manifest.xml') ?? '')) throw new Refusal('workbookEncrypted');
    wholeInMemory(zip.entries.values());
    return readWithLibrary(forLibrary(zip), 'ods', hiddenColumns(zip));
  }
  if (has('xl/workbook.bin')) {
    wholeInMemory(zip.entries.values());
    return readWithLibrary(bytes, 'xlsb');
  }
  if (has('word/document.xml') || has('ppt/presentation.xml') || !has('[Content_Types].xml')) throw not('otherDocument');
  if ([...zip.entries.values()].some((entry) => entry.encrypted)) throw new Refusal('workbookEncrypted');
  const workbook = await readXlsx(zip, watch);
  if (workbook) return workbook;
  wholeInMemory(zip.entries.values());
  return readWithLibrary(bytes, 'xlsx');
}

/** The library holds a document as a whole, so what it is given is kept smaller. */
function wholeInMemory(entries: Iterable<{ unpacked: number }>): void {
  let total = 0;
  for (const entry of entries) total += entry.unpacked;
  if (total > limits.partBytes) throw new Refusal('workbookTooLarge', { reason: 'unpacked', bytes: total });
}

/** OLE2: an old .xls, a new workbook behind a password, or some other document of that age. */
async function readCompound(bytes: Buffer, not: (reason: string) => Refusal): Promise<PackedWorkbook> {
  const holds = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) throw new Refusal('workbookEncrypted');
  if (!holds('Workbook') && !holds('Book')) throw not('otherDocument');
  if (isLocked(bytes)) throw new Refusal('workbookEncrypted');
  // The stream of Excel 5 and 95, which the library does not read.
  if (!holds('Workbook')) throw not('old');
  return readWithLibrary(bytes, 'xls');
}

/** The first record of a workbook's stream, of Excel 97 and of Excel 95. */
const firstRecords = ['0908100000060500', '0908080000050500'].map((hex) => Buffer.from(hex, 'hex'));
const WRITEPROT = 0x86;
const FILEPASS = 0x2f;

/** An .xls behind a password says so in the record after its first ([MS-XLS] 2.4.117). */
function isLocked(bytes: Buffer): boolean {
  return firstRecords.some((first) => {
    const at = bytes.indexOf(first);
    if (at < 0 || at + 64 > bytes.length) return false;
    const next = at + 4 + bytes.readUInt16LE(at + 2);
    return bytes.readUInt16LE(bytes.readUInt16LE(next) === WRITEPROT ? next + 4 : next) === FILEPASS;
  });
}

const starts = (bytes: Buffer, ...signature: number[]): boolean => signature.every((byte, i) => bytes[i] === byte);

const hasControls = (bytes: Buffer): boolean => bytes.subarray(0, 65_536).some((b) => b < 9 || (b > 13 && b < 32 && b !== 27 && b !== 26));

/** UTF-16 without its mark: lines, separators and no control characters, read as that. */
function isUtf16Unmarked(bytes: Buffer): boolean {
  return ['utf-16le', 'utf-16be'].some((encoding) => {
    const text = new TextDecoder(encoding).decode(bytes.subarray(0, Math.min(bytes.length, 65_536) & ~1));
    return /[,;\t]/.test(text) && text.includes('\n') && !/[\0-\x08\uFFFD]/.test(text);
  });
}

/** What Excel calls “Unicode text”: its control characters are halves of letters. */
const isUtf16 = (bytes: Buffer): boolean => starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff);
