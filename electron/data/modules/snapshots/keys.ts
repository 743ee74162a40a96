/** The keys of a station: Ed25519 to sign with, an age X25519 identity to open what is sealed to it. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { wireReader, wireString } from './wire.ts';

const algorithm = 'ssh-ed25519';
/** SubjectPublicKeyInfo of an Ed25519 key (RFC 8410 §4) up to its 32 bytes. */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Kept in the encrypted store only. */
export type StationKeys = {
  /** PKCS#8, DER, base64. */
  signingKey: string;
  /** `ssh-ed25519 AAAA…`, without a comment. */
  publicKey: string;
  /** As `ssh-keygen -l` prints it. */
  fingerprint: string;
  /** `AGE-SECRET-KEY-1…`: a county opens snapshots with it, a street its own ones. */
  ageIdentity: string;
  /** `age1…` */
  ageRecipient: string;
};

/** New keys, for a station that is being set up. */
export const createStationKeys = async (): Promise<StationKeys> => {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption'); // wanted once in a station's life
  const { privateKey } = generateKeyPairSync('ed25519');
  const publicKey = publicLine(privateKey);
  const ageIdentity = await generateX25519Identity();
  return {
    signingKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    publicKey,
    fingerprint: fingerprint(publicKey),
    ageIdentity,
    ageRecipient: await identityToRecipient(ageIdentity),
  };
};

/** The private key as `node:crypto` signs with it. */
export const signingKeyOf = (keys: Pick<StationKeys, 'signingKey'>): KeyObject =>
  createPrivateKey({ key: Buffer.from(keys.signingKey, 'base64'), format: 'der', type: 'pkcs8' });

/** The `ssh-ed25519 AAAA…` line of a private key. */
export const publicLine = (privateKey: KeyObject): string => {
  const raw = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(spkiPrefix.length);
  return `${algorithm} ${Buffer.concat([wireString(algorithm), wireString(raw)]).toString('base64')}`;
};

/** The blob of a public line (`string algorithm, string 32 bytes`), or null when it is not an Ed25519 key written exactly so. */
export const publicBlob = (line: string): Buffer | null => {
  const [name, text, ...rest] = line.split(' ');
  if (name !== algorithm || text === undefined || rest.length > 0) return null;
  const blob = Buffer.from(text, 'base64');
  return blob.toString('base64') === text && publicKeyOf(blob) ? blob : null;
};

/** The key in a blob, or null when it is of another algorithm or length. */
export const publicKeyOf = (blob: Buffer): KeyObject | null => {
  try {
    const read = wireReader(blob);
    const name = read.string().toString('latin1');
    const raw = read.string();
    if (name !== algorithm || raw.length !== 32 || !read.atEnd()) return null;
    return createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
};

/** `SHA256:` and the hash of the blob in base64 without padding: what two people compare by telephone. */
export const fingerprint = (line: string): string => {
  const blob = publicBlob(line);
  if (!blob) throw new RangeError('not an ssh-ed25519 public key');
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
};
