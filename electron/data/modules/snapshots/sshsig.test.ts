import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { onPath } from '../../../../build/tasks/programs.ts';
import { createStationKeys, fingerprint, publicBlob, publicLine, signingKeyOf } from './keys.ts';
import { checkSignature, signMessage } from './sshsig.ts';

const folder = mkdtempSync(join(tmpdir(), 'sshsig-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const sshKeygen = (args: string[], input?: string | Uint8Array): string =>
  execFileSync('ssh-keygen', args, { input: input ?? '', encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
const message = Buffer.from('街道台账 manifest\n');

const withSshKeygen = it.skipIf(!onPath('ssh-keygen'));

describe('keys', () => {
  withSshKeygen('prints the fingerprint as ssh-keygen -l does', async () => {
    const keys = await createStationKeys();
    writeFileSync(at('street.pub'), `${keys.publicKey} street\n`);
    expect(sshKeygen(['-l', '-f', at('street.pub')])).toContain(` ${keys.fingerprint} `);
    expect(fingerprint(keys.publicKey)).toBe(keys.fingerprint);
    expect(publicLine(signingKeyOf(keys))).toBe(keys.publicKey);
  });

  it.skipIf(!onPath('age-keygen'))('makes an age identity that age-keygen knows', async () => {
    const keys = await createStationKeys();
    expect(execFileSync('age-keygen', ['-y'], { input: keys.ageIdentity, encoding: 'utf8' }).trim()).toBe(keys.ageRecipient);
  });

  it('refuses every other public line', async () => {
    const { publicKey } = await createStationKeys();
    const wrong = [
      '',
      'ssh-ed25519',
      `${publicKey} comment`,
      publicKey.slice(0, -4),
      publicKey.replace('ssh-ed25519 ', 'ssh-rsa '),
      `${publicKey}AAAA`,
    ];
    for (const line of wrong) expect(publicBlob(line), line).toBeNull();
  });
});

describe('sshsig', () => {
  withSshKeygen('is accepted by ssh-keygen -Y verify, in its namespace and for its message only', async () => {
    const keys = await createStationKeys();
    writeFileSync(at('allowed'), `520699001 ${keys.publicKey}\n`);
    writeFileSync(at('message.sig'), signMessage(message, 'street-ledger-snapshot', signingKeyOf(keys)));
    const verify = (namespace: string, input: Uint8Array) =>
      sshKeygen(['-Y', 'verify', '-f', at('allowed'), '-I', '520699001', '-n', namespace, '-s', at('message.sig')], input);
    expect(verify('street-ledger-snapshot', message)).toContain('Good "street-ledger-snapshot" signature');
    expect(() => verify('street-ledger-receipt', message)).toThrow();
    expect(() => verify('street-ledger-snapshot', Buffer.from('another'))).toThrow();
  });

  withSshKeygen.each(['sha256', 'sha512'])('accepts what ssh-keygen -Y sign made (%s)', (hash) => {
    rmSync(at('openssh'), { force: true });
    sshKeygen(['-q', '-t', 'ed25519', '-N', '', '-f', at('openssh')], 'y\n');
    const armoured = sshKeygen(['-Y', 'sign', '-q', '-f', at('openssh'), '-n', 'street-ledger-snapshot', '-O', `hashalg=${hash}`], message);
    const signer = readFileSync(at('openssh.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
    expect(checkSignature(message, armoured, 'street-ledger-snapshot')).toEqual({ signer, valid: true });
    expect(checkSignature(message, armoured, 'street-ledger-receipt')).toEqual({ signer, valid: false });
    expect(checkSignature(Buffer.from('other'), armoured, 'street-ledger-snapshot')).toEqual({ signer, valid: false });
  });

  it('is no signature any more after any one byte of it changed', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const signer = publicLine(privateKey);
    const armoured = Buffer.from(signMessage(message, 'street-ledger-snapshot', privateKey));
    for (let i = 0; i < armoured.length - 1; i += 1) {
      const flipped = Buffer.from(armoured);
      flipped[i]! ^= 1;
      const answer = checkSignature(message, flipped.toString('latin1'), 'street-ledger-snapshot');
      expect(answer?.valid === true && answer.signer === signer, `byte ${i}`).toBe(false);
    }
  });
});
