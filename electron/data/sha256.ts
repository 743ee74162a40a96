import { createHash } from 'node:crypto';

/** As hexadecimal digits; of a text its UTF-8. */
export const sha256 = (of: Uint8Array | string): string => createHash('sha256').update(of).digest('hex');
