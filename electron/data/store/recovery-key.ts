/** The recovery key as it is printed: 32 bytes in thirteen groups of four characters and a check group, in an alphabet without I, L, O, U. */
import { createHash } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function encode(bytes: Buffer, characters: number): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let i = 0; i < characters; i++) {
    text = alphabet[Number(bits & 31n)]! + text;
    bits >>= 5n;
  }
  return text;
}

const check = (bytes: Buffer): string => encode(createHash('sha256').update(bytes).digest().subarray(0, 3), 4);

/** `XXXX-XXXX-…-CCCC`: fourteen groups. */
export const printRecoveryKey = (bytes: Buffer): string => [...(encode(bytes, 52).match(/.{4}/g) ?? []), check(bytes)].join('-');

/** Reads what was typed from paper (case, spaces and hyphens do not matter, O is 0, I and L are 1); null when it is not such a key. */
export function readRecoveryKey(typed: string): Buffer | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (text.length !== 56 || [...text].some((c) => !alphabet.includes(c))) return null;
  let bits = 0n;
  for (const c of text.slice(0, 52)) bits = (bits << 5n) | BigInt(alphabet.indexOf(c));
  if (bits >= 1n << 256n) return null;
  const bytes = Buffer.from(bits.toString(16).padStart(64, '0'), 'hex');
  return check(bytes) === text.slice(52) ? bytes : null;
}

export const lastGroup = (printed: string): string => printed.split('-').at(-1) ?? '';
