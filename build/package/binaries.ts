/** What a compiled addon says of itself: the system and processor it is for, and what it asks of them. ELF and PE, 64-bit, as their standards say. */

export type Target = { system: 'win' | 'linux'; arch: 'x64' | 'arm64' };

export type Binary = {
  system: 'win' | 'linux' | 'other';
  arch: 'x64' | 'arm64' | 'other';
  /** Windows: names of the libraries it imports from, in small letters. */
  imports: string[];
  /** Linux: the versions of shared libraries it needs, such as `GLIBC_2.28` or `GLIBCXX_3.4.25`. */
  versions: string[];
};

const nothing: Binary = { system: 'other', arch: 'other', imports: [], versions: [] };

/** Reads a whole file's bytes. What is neither a 64-bit ELF nor a PE is of another system. */
export function readBinary(bytes: Buffer): Binary {
  if (bytes.subarray(0, 6).equals(Buffer.from('\x7fELF\x02\x01', 'latin1'))) return readElf(bytes);
  if (bytes.subarray(0, 2).toString('latin1') === 'MZ') return readPe(bytes);
  return nothing;
}

const text = (bytes: Buffer, at: number): string => bytes.toString('latin1', at, bytes.indexOf(0, at));

/** ELF: machine in the header; needed versions in the section of type SHT_GNU_verneed, their names in the section it links to. */
function readElf(bytes: Buffer): Binary {
  const arch = { 0x3e: 'x64', 0xb7: 'arm64' } as const;
  // OS ABI: 0 is System V, 3 is Linux; FreeBSD's is 9.
  const system = [0, 3].includes(bytes[7]!) ? 'linux' : 'other';
  const sections = Number(bytes.readBigUInt64LE(0x28));
  const size = bytes.readUInt16LE(0x3a);
  const count = bytes.readUInt16LE(0x3c);
  const section = (index: number) => {
    const at = sections + index * size;
    return { type: bytes.readUInt32LE(at + 4), offset: Number(bytes.readBigUInt64LE(at + 0x18)), link: bytes.readUInt32LE(at + 0x28) };
  };
  const versions: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { type, offset, link } = section(index);
    if (type === 0x6ffffffe) versions.push(...neededVersions(bytes, offset, section(link).offset));
  }
  return { system, arch: arch[bytes.readUInt16LE(0x12) as 0x3e] ?? 'other', imports: [], versions };
}

function neededVersions(bytes: Buffer, first: number, names: number): string[] {
  const versions: string[] = [];
  for (let library = first, next = 1; next !== 0; library += next) {
    const count = bytes.readUInt16LE(library + 2);
    let version = library + bytes.readUInt32LE(library + 8);
    for (let n = 0; n < count; n += 1, version += bytes.readUInt32LE(version + 12))
      versions.push(text(bytes, names + bytes.readUInt32LE(version + 8)));
    next = bytes.readUInt32LE(library + 12);
  }
  return versions;
}

/** PE32+: machine in the COFF header; imported libraries in the import directory, at an address that a section maps to the file. */
function readPe(bytes: Buffer): Binary {
  const coff = bytes.readUInt32LE(0x3c) + 4;
  const arch = { 0x8664: 'x64', 0xaa64: 'arm64' } as const;
  const optional = coff + 20;
  const sections = optional + bytes.readUInt16LE(coff + 16);
  const inFile = (address: number): number => {
    for (let at = sections, left = bytes.readUInt16LE(coff + 2); left > 0; at += 40, left -= 1) {
      const start = bytes.readUInt32LE(at + 12);
      if (address >= start && address < start + bytes.readUInt32LE(at + 16)) return address - start + bytes.readUInt32LE(at + 20);
    }
    throw new Error('not a PE file: an address that no section has');
  };
  const imports: string[] = [];
  // The second of the data directories, which stand 112 bytes into the optional header of PE32+.
  const directory = bytes.readUInt32LE(optional + 112 + 8);
  if (directory !== 0)
    for (let at = inFile(directory); bytes.readUInt32LE(at + 12) !== 0; at += 20)
      imports.push(text(bytes, inFile(bytes.readUInt32LE(at + 12))).toLowerCase());
  return { system: 'win', arch: arch[bytes.readUInt16LE(coff) as 0x8664] ?? 'other', imports, versions: [] };
}
