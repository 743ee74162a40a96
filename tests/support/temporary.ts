/** One temporary folder a run, removed at its end: whatever a test or the browser leaves in it goes with it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'street-tests-'));
  // What the processes of the tests, which start after this, take for the system's own.
  process.env['TMPDIR'] = process.env['TEMP'] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
