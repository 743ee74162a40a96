/** What killed hosts leave in the folder for what is in passage, which may hold another user's too. */
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tempPlace } from './place.ts';

/** Greater than any process number that Linux or Windows gives. */
const deadProcess = 2 ** 30;

describe('the folder of a browser host', () => {
  let shared: string;
  const leftOver = (name: string): string => {
    const folder = join(shared, `street-ledger-${deadProcess}-${name}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'file'), '');
    return folder;
  };

  beforeEach(() => {
    shared = mkdtempSync(join(tmpdir(), 'shared-'));
    for (const name of ['XDG_RUNTIME_DIR', 'TMPDIR', 'TEMP']) vi.stubEnv(name, shared);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(shared, { recursive: true });
  });

  it('goes when the host ends, and with the next start if it was killed', () => {
    const killed = leftOver('killed');
    const place = tempPlace();
    expect(existsSync(killed)).toBe(false);
    expect(existsSync(place.root)).toBe(true);
    place.remove();
    expect(existsSync(place.root)).toBe(false);
  });

  // Only root may give a file to another user.
  it.skipIf(process.getuid?.() !== 0)('leaves alone what another user of the machine left', () => {
    const anothers = leftOver('another');
    chownSync(anothers, 65_534, 65_534);
    tempPlace().remove();
    expect(existsSync(anothers)).toBe(true);
  });
});
