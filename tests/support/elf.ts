/** What tests read of a shared library of Linux (ELF, System V gABI chapters 4 and 5): 64 bits, little-endian, x86-64. */

const magic = Buffer.from('7f454c460201', 'hex');
const x86_64 = 62;
const dynamicSymbols = 11;
const loadedSegment = 1;

/** Where the file has the first byte of an exported function. Throws where it is no such library or has no such function. */
export function fileOffsetOf(file: Buffer, symbol: string): number {
  if (!file.subarray(0, magic.length).equals(magic) || file.readUInt16LE(18) !== x86_64)
    throw new Error('no shared library of x86-64 Linux');
  const address = addressOf(file, symbol);
  const segment = segments(file).find((each) => address >= each.address && address < each.address + each.length);
  if (!segment) throw new Error(`${symbol} lies outside the file`);
  return address - segment.address + segment.offset;
}

function addressOf(file: Buffer, symbol: string): number {
  const all = sections(file);
  const table = all.find(({ type }) => type === dynamicSymbols);
  const names = table && all[table.link];
  if (!names) throw new Error('no dynamic symbols');
  for (let at = table.offset; at < table.offset + table.length; at += 24) {
    const name = names.offset + file.readUInt32LE(at);
    if (file.toString('latin1', name, file.indexOf(0, name)) === symbol) return word(file, at + 8);
  }
  throw new Error(`no function ${symbol}`);
}

type Section = { type: number; offset: number; length: number; link: number };

const sections = (file: Buffer): Section[] =>
  entries(word(file, 40), file.readUInt16LE(58), file.readUInt16LE(60)).map((at) => ({
    type: file.readUInt32LE(at + 4),
    offset: word(file, at + 24),
    length: word(file, at + 32),
    link: file.readUInt32LE(at + 40),
  }));

type Segment = { offset: number; address: number; length: number };

const segments = (file: Buffer): Segment[] =>
  entries(word(file, 32), file.readUInt16LE(54), file.readUInt16LE(56))
    .filter((at) => file.readUInt32LE(at) === loadedSegment)
    .map((at) => ({ offset: word(file, at + 8), address: word(file, at + 16), length: word(file, at + 32) }));

const entries = (start: number, size: number, count: number): number[] => Array.from({ length: count }, (_, index) => start + index * size);

/** 64 bits; libraries are far smaller than 2^53. */
const word = (file: Buffer, at: number): number => Number(file.readBigUInt64LE(at));
