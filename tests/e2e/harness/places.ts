/** Folders of a test, removed when the file has run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export const project = join(import.meta.dirname, '../../..');

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'street-e2e-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
