/** Stations made through the router, where a test is not about how they are made: opened afterwards with `signIn`. */
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { discard, newStation, passphrase, temporaryFolder } from '../support/station.ts';
import type { TestStation } from '../support/station.ts';
import type { Page } from 'playwright-core';

export { passphrase, temporaryFolder };

/** Where a seeded station leaves its card when asked to. */
export const cardFile = 'own.station.json';

/** A street's station with these workers in 团山社区; closed again, unless the test is about one that is open. */
export async function streetWith(
  workers: Input<'registers.save'>['values'][],
  { leaveOpen = false, writeCard = false } = {},
): Promise<TestStation> {
  const station = await newStation();
  afterAll(() => discard(station));
  await station.ask('registers.save', { register: 'communities', values: { name: '团山社区' } });
  for (const values of workers) await station.ask('registers.save', { register: 'workers', values: { ...values, community: 1 } });
  if (writeCard) {
    const { token } = station.router.host.files.give(join(station.folder, cardFile));
    await station.ask('snapshots.writeCard', { file: token });
  }
  if (!leaveOpen) await station.close();
  return station;
}

export async function signIn(page: Page): Promise<void> {
  await page.locator('#passphrase').fill(passphrase);
  await page.getByRole('button', { name: '登录' }).click();
}
