/**
 * The pictures of a scanned PDF. Office scanners put each page into the file as one JPEG; those are taken out as they stand, so that a scan can be
 * looked at without running a PDF reader over somebody else's file. Anything else (text, drawings, locked files) has none.
 */

/** A page of A5 at 75 dots an inch; a stamp or a letterhead is smaller. */
const leastSide = 400;

/** Each page's JPEG, in the order of the file. */
export function scannedPages(pdf: Uint8Array): Uint8Array[] {
  const pages: Uint8Array[] = [];
  if (find(pdf, '/Encrypt', 0) >= 0) return pages;
  for (let at = find(pdf, 'stream', 0); at >= 0; at = find(pdf, 'stream', at)) {
    let from = at + 6;
    if (pdf[from] === 0x0d) from++;
    if (pdf[from] === 0x0a) from++;
    if (!(pdf[from] === 0xff && pdf[from + 1] === 0xd8 && pdf[from + 2] === 0xff)) {
      at += 6;
      continue;
    }
    const end = find(pdf, 'endstream', from);
    if (end < 0) break;
    const picture = pdf.subarray(from, end);
    const size = jpegSize(picture);
    if (size && Math.min(size.width, size.height) >= leastSide) pages.push(picture);
    at = end + 9;
  }
  return pages;
}

/** Pixels, from the frame header. */
export function jpegSize(jpeg: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  for (let at = 2; at + 9 < jpeg.length;) {
    if (jpeg[at] !== 0xff) return null;
    const marker = jpeg[at + 1]!;
    // SOF0 to SOF15, without the tables between them (DHT, JPG, DAC).
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function find(bytes: Uint8Array, text: string, from: number): number {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let same = 1;
    while (same < text.length && bytes[at + same] === text.charCodeAt(same)) same++;
    if (same === text.length) return at;
  }
  return -1;
}
