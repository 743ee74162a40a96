/** Every case of `tests/cases/pay` comes to the figures that it names. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { found, Replay } from '../support/payCases.ts';
import type { PayCase } from '../support/payCases.ts';
import { discard } from '../support/station.ts';

const folder = join(import.meta.dirname, '../cases/pay');
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as PayCase);

describe('pay cases', () => {
  it.each(cases.map((c) => [c.id, c] as const))('%s', async (_, { steps, check, reason }) => {
    const replay = await Replay.begin();
    try {
      const outcome = await replay.play(steps);
      for (const expected of check)
        expect(found(outcome, expected), `${expected.name ?? ''} ${expected.field}: ${reason}`).toBe(expected.right);
    } finally {
      await discard(replay.station);
    }
  });
});
