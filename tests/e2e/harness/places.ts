/** Where a test runs: its folders (removed when the file has run), its screen. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export const project = join(import.meta.dirname, '../../..');

/** An old office PC's screen. */
export const officeScreen = { width: 1366, height: 768 };

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'street-e2e-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
