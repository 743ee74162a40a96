/** SSHSIG: detached signatures as `ssh-keygen -Y sign` and `-Y verify` make and check them (OpenSSH, PROTOCOL.sshsig). */
import { createHash, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { publicKeyOf, publicLine } from './keys.ts';
import { wireReader, wireString } from './wire.ts';

/** What a signature is for: one made for a snapshot is none for a receipt. */
export const snapshotNamespace = 'street-ledger-snapshot';
export const receiptNamespace = 'street-ledger-receipt';

const magic = Buffer.from('SSHSIG');
const version = 1;
const begin = '-----BEGIN SSH SIGNATURE-----';
const end = '-----END SSH SIGNATURE-----';
/** OpenSSH breaks the lines here. */
const lineLength = 70;

const digest = (algorithm: string, message: Uint8Array): Buffer => createHash(algorithm).update(message).digest();

const signed = (namespace: string, algorithm: string, message: Uint8Array): Buffer =>
  Buffer.concat([magic, wireString(namespace), wireString(''), wireString(algorithm), wireString(digest(algorithm, message))]);

/** The armoured signature, ending in a line break. */
export const signMessage = (message: Uint8Array, namespace: string, key: KeyObject): string => {
  const publicBlob = Buffer.from(publicLine(key).split(' ')[1]!, 'base64');
  const signature = sign(null, signed(namespace, 'sha512', message), key);
  const number = Buffer.alloc(4);
  number.writeUInt32BE(version);
  const blob = Buffer.concat([
    magic,
    number,
    wireString(publicBlob),
    wireString(namespace),
    wireString(''),
    wireString('sha512'),
    wireString(Buffer.concat([wireString('ssh-ed25519'), wireString(signature)])),
  ]);
  const lines = blob.toString('base64').match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [];
  return `${[begin, ...lines, end].join('\n')}\n`;
};

/**
 * Who signed, and whether it is their signature of this message for this purpose. Null: not an Ed25519 SSHSIG of version 1.
 * Whether the signer is known is for the caller to say.
 */
export const checkSignature = (message: Uint8Array, armoured: string, namespace: string): { signer: string; valid: boolean } | null => {
  const parts = takeApart(armoured);
  const key = parts && publicKeyOf(parts.publicBlob);
  if (!parts || !key) return null;
  const valid = parts.namespace === namespace && verify(null, signed(namespace, parts.hash, message), key, parts.signature);
  return { signer: `ssh-ed25519 ${parts.publicBlob.toString('base64')}`, valid };
};

const takeApart = (armoured: string) => {
  const lines = armoured.replace(/\r\n/g, '\n').trimEnd().split('\n');
  if (lines.shift() !== begin || lines.pop() !== end) return null;
  const text = lines.join('');
  const blob = Buffer.from(text, 'base64');
  if (blob.toString('base64') !== text) return null;
  try {
    const read = wireReader(blob);
    if (!read.take(magic.length).equals(magic) || read.uint32() !== version) return null;
    const publicBlob = read.string();
    const namespace = read.string().toString('utf8');
    const reserved = read.string();
    const hash = read.string().toString('latin1');
    const inner = wireReader(read.string());
    const algorithm = inner.string().toString('latin1');
    const signature = inner.string();
    const whole = read.atEnd() && inner.atEnd() && reserved.length === 0;
    if (!whole || algorithm !== 'ssh-ed25519' || !['sha256', 'sha512'].includes(hash)) return null;
    return { publicBlob, namespace, hash, signature };
  } catch {
    return null;
  }
};
