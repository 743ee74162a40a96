import { argon2Sync, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/support/station.ts';
import { makeHolder, newKeyFile, putHolder, writeKeyFile } from './key-file.ts';
import { keyFromPassphrase, lanes, newSealingPair, seal, sealTo } from './secrets.ts';
import { unlock } from './unlock.ts';

describe('the key that a pass phrase makes', () => {
  it.each([1, lanes])('is argon2id with 64 MiB and three passes in %i lanes, as OpenSSL works it out', async (inLanes) => {
    const salt = randomBytes(16);
    const key = argon2Sync('argon2id', { message: '红旗街道', nonce: salt, memory: 65536, passes: 3, parallelism: inLanes, tagLength: 32 });
    expect((await keyFromPassphrase('红旗街道', salt, inLanes)).equals(key)).toBe(true);
  });

  it('opens a key file that does not say how many lanes: one', async () => {
    const folder = temporaryFolder();
    const storeKey = randomBytes(32);
    const file = newKeyFile({ kind: 'street', code: '520699001', name: '示例县红旗街道' }, storeKey, newSealingPair().privateKey);
    putHolder(file, await makeHolder({ id: 1, name: '管理员' }, '红旗街道', storeKey));
    const [account] = file.accounts;
    const salt = randomBytes(16);
    const pair = newSealingPair();
    Object.assign(account!, {
      salt: salt.toString('base64'),
      lanes: undefined,
      publicKey: pair.publicKey.toString('base64'),
      storeKey: sealTo(pair.publicKey, storeKey),
      privateKey: seal(await keyFromPassphrase('红旗街道', salt, 1), pair.privateKey),
    });
    writeKeyFile(folder, file);
    expect((await unlock(folder, '管理员', '红旗街道')).keys).toEqual([storeKey]);
    rmSync(folder, { recursive: true });
  });
});
