/** A secret of this account on this machine: 32 bytes that the system's own keyring (on Windows DPAPI) seals. Copied away, it opens nothing. */
import { safeStorage } from 'electron';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Hex; null where the system keeps no secrets, or when another account sealed the file (which is left as it is). */
export function machineSecret(file: string): string | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (existsSync(file)) {
    try {
      return safeStorage.decryptString(readFileSync(file));
    } catch {
      return null;
    }
  }
  const secret = randomBytes(32).toString('hex');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, safeStorage.encryptString(secret), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secret;
}
