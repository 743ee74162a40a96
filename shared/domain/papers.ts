/** Which files may be kept as papers of a personnel file: told by their first bytes, whatever they are called. */

export type PaperKind = { type: string; extension: string; label: string; /** Shown inside the program. */ image: boolean };

const kinds = {
  pdf: { type: 'application/pdf', extension: 'pdf', label: 'PDF', image: false },
  ofd: { type: 'application/ofd', extension: 'ofd', label: 'OFD', image: false },
  jpeg: { type: 'image/jpeg', extension: 'jpg', label: 'JPG 图片', image: true },
  png: { type: 'image/png', extension: 'png', label: 'PNG 图片', image: true },
  bmp: { type: 'image/bmp', extension: 'bmp', label: 'BMP 图片', image: true },
  webp: { type: 'image/webp', extension: 'webp', label: 'WebP 图片', image: true },
} as const satisfies Record<string, PaperKind>;

/** A scanned contract of 20 pages has about 6 MB; more is a scanner set too fine. */
export const paperLimit = 20 * 1024 * 1024;
/** A photo is shown with every opening of its file. */
export const photoLimit = 2 * 1024 * 1024;

const latin = (bytes: Uint8Array, from: number, until: number): string => String.fromCharCode(...bytes.subarray(from, until));

/** Null for anything else: a program, a web page, a document that may hold macros. */
export function paperKind(bytes: Uint8Array): PaperKind | null {
  const head = latin(bytes, 0, 12);
  if (head.startsWith('%PDF-')) return kinds.pdf;
  if (head.startsWith('\xff\xd8\xff')) return kinds.jpeg;
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return kinds.png;
  if (head.startsWith('RIFF') && head.slice(8) === 'WEBP') return kinds.webp;
  // A bitmap's header says its own length.
  if (head.startsWith('BM') && new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(2, true) === bytes.length)
    return kinds.bmp;
  // GB/T 33190: a ZIP package whose root entry is OFD.xml, by name in the central directory at its end.
  if (head.startsWith('PK\x03\x04') && latin(bytes, Math.max(0, bytes.length - 65_536), bytes.length).includes('OFD.xml')) return kinds.ofd;
  return null;
}

export const paperOfType = (type: unknown): PaperKind | null => Object.values(kinds).find((k) => k.type === type) ?? null;
