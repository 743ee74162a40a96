/** What the tests of lists share: accounts, a draft list, a proposal taken all the way. */
import { passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import type { Compared } from './imports.ts';

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

type Applied = { step: number | null; tables: { added: number; changed: number; unchanged: number }[]; proposals: Compared[] };

/** Takes a workbook in as the program proposes it. */
export async function takeWorkbook(station: TestStation, path: string): Promise<Applied> {
  type Opened = { plan: string; tables: { id: string; register: 'items'; context: Record<string, string>; columns: [] }[] };
  const { plan, tables } = await station.finish<Opened>('spreadsheets.open', { file: station.router.host.files.give(path).token });
  const chosen = tables.map(({ id, register, context, columns }) => ({ id, register, context, columns }));
  await station.finish('spreadsheets.check', { plan, tables: chosen });
  return station.finish<Applied>('spreadsheets.apply', { plan });
}

/** First version of a kind's list. */
export async function publishFirst(station: TestStation, kind: string, noticeNo = '示红办发〔2025〕7号', date = '2025-07-01') {
  return publish(station, (await station.ask('lists.open', { kind })).proposal, noticeNo, date);
}

export async function saveItems(station: TestStation, items: readonly Values[]): Promise<number[]> {
  const ids: number[] = [];
  for (const values of items) ids.push((await station.ask('registers.save', { register: 'items', values })).id);
  return ids;
}
