/** The SSH wire format (RFC 4251 §5) as far as keys and signatures need it: length-prefixed strings. */

/** `uint32` length, big endian, and the bytes. */
export const wireString = (bytes: Uint8Array | string): Buffer => {
  const body = Buffer.from(bytes as Uint8Array);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
};

/** Takes the strings of a blob apart; throws `RangeError` where it ends too early. */
export const wireReader = (blob: Buffer) => {
  let at = 0;
  const take = (length: number): Buffer => {
    if (at + length > blob.length) throw new RangeError('blob ends too early');
    at += length;
    return blob.subarray(at - length, at);
  };
  const uint32 = (): number => take(4).readUInt32BE();
  return { take, uint32, string: (): Buffer => take(uint32()), atEnd: (): boolean => at === blob.length };
};
