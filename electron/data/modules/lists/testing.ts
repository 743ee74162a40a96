/** What the tests of lists share: accounts, a draft list, a proposal taken all the way. */
import { passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';

type Values = Record<string, string | number | null>;

/** 王审 may approve what the administrator drafted. */
export async function withApprover(station: TestStation): Promise<void> {
  await station.ask('accounts.add', { name: '王审', role: 'leader', passphrase });
}

export const as = (station: TestStation, account: string): Promise<unknown> => station.ask('station.signIn', { account, passphrase });

/** Review, legality, approval by another person, publication. */
export async function publish(station: TestStation, proposal: number, noticeNo: string, date: string) {
  await station.ask('lists.step', { proposal, step: 'review' });
  await station.ask('lists.step', { proposal, step: 'legality', opinion: '合法' });
  await as(station, '王审');
  await station.ask('lists.step', { proposal, step: 'approve', opinion: '同意' });
  await as(station, '管理员');
  return (await station.ask('lists.publish', { proposal, noticeNo, date })).version;
}

export async function saveItems(station: TestStation, items: readonly Values[]): Promise<number[]> {
  const ids: number[] = [];
  for (const values of items) ids.push((await station.ask('registers.save', { register: 'items', values })).id);
  return ids;
}
