/**
 * The few ways a secret is wrapped. Only primitives that Electron's BoringSSL has too: X25519, HKDF-SHA256, AES-256-GCM; argon2id from its
 * own package.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { argon2id, hash } from 'argon2';

/** Base64 of iv (12) || tag (16) || ciphertext. */
export type Sealed = string;

/**
 * How many lanes a new key is worked out in, each on a processor of its own where there is one: argon2id with 64 MiB, three passes and four lanes
 * is the second choice that RFC 9106 (section 4) recommends.
 */
export const lanes = 4;

/** 32 bytes, argon2id. `inLanes`: as many as when the key was first worked out; with another number it is another key. */
export const keyFromPassphrase = (passphrase: string, salt: Buffer, inLanes: number): Promise<Buffer> =>
  hash(passphrase.normalize('NFKC'), {
    raw: true,
    type: argon2id,
    memoryCost: 65536,
    timeCost: 3,
    parallelism: inLanes,
    hashLength: 32,
    salt,
  });

export function seal(key: Buffer, plain: Buffer): Sealed {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

/** Throws when the key is not the one it was sealed with. */
export function unseal(key: Buffer, sealed: Sealed): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}

/** An X25519 key that the store key is sealed to, so that a new store key needs nobody's pass phrase. Raw 32 bytes each. */
export type SealingPair = { publicKey: Buffer; privateKey: Buffer };

const pkcs8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const spki = Buffer.from('302a300506032b656e032100', 'hex');
const privateObject = (raw: Buffer): KeyObject => createPrivateKey({ key: Buffer.concat([pkcs8, raw]), format: 'der', type: 'pkcs8' });
const publicObject = (raw: Buffer): KeyObject => createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
const rawPublic = (key: KeyObject): Buffer => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);

export function newSealingPair(): SealingPair {
  const { privateKey } = generateKeyPairSync('x25519');
  return { publicKey: rawPublic(privateKey), privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32) };
}

/** The pair whose private half is these 32 bytes: the recovery key on paper. */
export const sealingPairOf = (privateKey: Buffer): SealingPair => ({ privateKey, publicKey: rawPublic(privateObject(privateKey)) });

const shared = (privateKey: KeyObject, publicKey: KeyObject, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', diffieHellman({ privateKey, publicKey }), salt, 'street-ledger store key', 32));

/** Base64 of the ephemeral public key (32), then `.` and the sealed secret. */
export function sealTo(publicKey: Buffer, secret: Buffer): string {
  const ephemeral = newSealingPair();
  const key = shared(privateObject(ephemeral.privateKey), publicObject(publicKey), Buffer.concat([ephemeral.publicKey, publicKey]));
  return `${ephemeral.publicKey.toString('base64')}.${seal(key, secret)}`;
}

export function openSealed(pair: SealingPair, sealed: string): Buffer {
  const [ephemeral = '', body = ''] = sealed.split('.');
  const sender = Buffer.from(ephemeral, 'base64');
  return unseal(shared(privateObject(pair.privateKey), publicObject(sender), Buffer.concat([sender, pair.publicKey])), body);
}
