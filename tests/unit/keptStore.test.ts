/** A store of 2026-12-01 (`tests/fixtures/pay-store`), with pay runs in every state: it opens, verifies, and its runs can be finished. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PayRun } from '#shared/contract/payruns.ts';
import { discard, passphrase, stationAt, temporaryFolder } from '../support/station.ts';
import type { TestStation } from '../support/station.ts';

let station: TestStation;
const ask: TestStation['ask'] = (name, input) => station.ask(name, input);
const as = (account: string): Promise<unknown> => ask('station.signIn', { account, passphrase });
const runs = async (): Promise<PayRun[]> => (await ask('payruns.list', {})).runs;
const runOf = async (period: string, kind = 'ordinary'): Promise<PayRun> =>
  (await runs()).find((r) => r.period === period && r.kind === kind)!;
async function advance(run: number, ...to: ('checked' | 'approved' | 'paid')[]): Promise<void> {
  for (const state of to) {
    await as(state === 'approved' ? '领导' : '人事');
    await ask('payruns.advance', { run, to: state });
  }
  await as('人事');
}

beforeAll(async () => {
  const folder = temporaryFolder();
  cpSync(join(import.meta.dirname, '../fixtures/pay-store/station'), folder, { recursive: true });
  station = stationAt(folder);
  await as('管理员');
});
afterAll(() => discard(station));

describe('a store of 2026-12-01', () => {
  it('opens, and its file, trail and schema are whole', async () => {
    const verified = await ask('station.verify', {});
    expect(verified).toMatchObject({ ok: true });
    const found = (await runs()).map((r) => [r.period, r.kind, r.status]).sort();
    expect(found).toEqual([
      ['2025-01', 'ordinary', 'paid'],
      ['2025-02', 'ordinary', 'paid'],
      ['2025-02', 'reversal', 'paid'],
      ['2025-03', 'ordinary', 'paid'],
      ['2025-04', 'ordinary', 'paid'],
      ['2025-05', 'ordinary', 'approved'],
      ['2025-06', 'ordinary', 'checked'],
      ['2025-07', 'ordinary', 'draft'],
      ['2025-08', 'ordinary', 'draft'],
    ]);
  });

  it('pays what was approved, approves what was checked, checks what was reckoned', async () => {
    await advance((await runOf('2025-05')).id, 'paid');
    await advance((await runOf('2025-06')).id, 'approved', 'paid');
    await advance((await runOf('2025-07')).id, 'checked', 'approved', 'paid');
    for (const period of ['2025-05', '2025-06', '2025-07']) expect((await runOf(period)).status).toBe('paid');
  });

  it('keeps its paid runs locked, and takes one back to the fen', async () => {
    const paid = await runOf('2025-03');
    expect(await station.refusal('payruns.recompute', { run: paid.id })).toBe('payRunLocked');
    const { run } = await station.finish<{ run: number }>('payruns.reverse', { run: paid.id, period: '2025-08' });
    await advance(run, 'checked', 'approved', 'paid');
    const reversal = await ask('payruns.read', { run });
    expect(reversal.totals.net).toBe(-paid.totals.net);
  });

  it('pays nobody by the made-up scheme that stations of that time began with', async () => {
    const draft = await runOf('2025-08');
    const { findings } = await ask('payruns.findings', { run: draft.id });
    expect(findings.find((f) => f.code === 'madeUpScheme')?.severity).toBe('error');
    expect(await station.refusal('payruns.advance', { run: draft.id, to: 'checked' })).toBe('payRunFindings');
    expect(await station.refusal('payruns.create', { period: '2025-02' })).toBe('payRunMadeUpScheme');
    // What was paid by it stays as it is.
    const { lines } = await station.finish<{ lines: { period: string }[] }>('payruns.differences', {});
    expect(lines.filter((l) => l.period === '2025-01')).toEqual([]);
  });

  it('gives the grades that were proposed', async () => {
    await as('领导');
    const { rows } = await ask('pay.regradings', { offset: 0, limit: 20 });
    const waiting = rows.find((r) => r.status === 'proposed');
    expect(rows.map((r) => r.status).sort()).toEqual(['approved', 'proposed']);
    await station.finish('pay.regradeApprove', { regrading: waiting!.id });
  });
});
