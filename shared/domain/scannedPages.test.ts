import { describe, expect, it } from 'vitest';
import { jpegSize, scannedPages } from './scannedPages.ts';

/** A JPEG as far as its frame header and some bytes of picture. */
function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([
    0xff,
    0xc0,
    0,
    17,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    3,
    1,
    0x22,
    0,
    2,
    0x11,
    1,
    3,
    0x11,
    1,
  ]);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), frame, Buffer.alloc(200, 7), Buffer.from([0xff, 0xd9])]);
}
const object = (content: Buffer, dictionary = '/Filter/DCTDecode'): Buffer =>
  Buffer.concat([
    Buffer.from(`4 0 obj<<${dictionary}/Length ${content.length}>>\nstream\r\n`),
    content,
    Buffer.from('\nendstream endobj\n'),
  ]);
const pdf = (...objects: Buffer[]): Buffer => Buffer.concat([Buffer.from('%PDF-1.4\n'), ...objects, Buffer.from('trailer<<>>\n%%EOF')]);

describe('the pages of a scanned PDF', () => {
  it('are its pictures, in the order of the file, without stamps and text', () => {
    const first = jpeg(1654, 2339);
    const second = jpeg(2339, 1654);
    const text = object(Buffer.from('BT (stream of words) Tj ET'), '');
    const pages = scannedPages(pdf(text, object(first), object(jpeg(120, 90)), object(second)));
    expect(pages.map((p) => jpegSize(p))).toEqual([
      { width: 1654, height: 2339 },
      { width: 2339, height: 1654 },
    ]);
    expect(Buffer.from(pages[0]!).subarray(0, first.length).equals(first)).toBe(true);
  });
  it('are none where a file is locked, cut off or without pictures', () => {
    expect(scannedPages(pdf(object(jpeg(1654, 2339)), Buffer.from('trailer<</Encrypt 9 0 R>>')))).toEqual([]);
    expect(scannedPages(pdf(object(jpeg(1654, 2339))).subarray(0, 100))).toEqual([]);
    expect(scannedPages(pdf())).toEqual([]);
    expect(scannedPages(new Uint8Array())).toEqual([]);
  });
  it('survive a picture that ends in its header', () => {
    expect(jpegSize(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0, 0, 0, 0, 0, 0]))).toBeNull();
    expect(scannedPages(pdf(object(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]))))).toEqual([]);
  });
});
