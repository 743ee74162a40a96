/** What the pages of the lists say of states and changes, and where they lead. */
import { codeLabel } from '#shared/codes/index.ts';
import type { Output } from '#shared/contract/index.ts';
import { sumOfChanges } from '#shared/domain/lists/publication/words.ts';
import { register } from '#shared/registers/index.ts';
import type { Value } from '#shared/registers/index.ts';
import { valueText } from '../../words/values.ts';

export type FieldDifference = Output<'lists.diff'>['changed'][number]['fields'][number];
/** A row of a redline. */
export type ShownChange = {
  key: string;
  change: 'added' | 'changed' | 'removed';
  title: string;
  fields: FieldDifference[];
  reason?: string | null;
  basisText?: string | null;
};
export type Status = Output<'lists.proposals'>['proposals'][number]['status'];
export type Next = NonNullable<Output<'lists.proposal'>['next']>;
export type Version = Output<'lists.versions'>['versions'][number];

export const statusLabel = (status: string): string => codeLabel('proposalStatuses', status);
export const statusKind = (status: Status): 'plain' | 'ok' | 'caution' =>
  status === 'published' ? 'ok' : status === 'withdrawn' ? 'plain' : 'caution';

/** The button that takes the next step. */
export const stepVerbs: Record<Next, string> = {
  review: '提交审核',
  legality: '通过合法性审查',
  approve: '批准方案',
  publish: '公布清单…',
};

const itemFields = new Map(register('items').fields.map((f) => [f.name, f]));
/** A value of an item's field as a list prints it. */
export const fieldText = (name: string, value: Value | undefined): string => {
  const field = itemFields.get(name);
  return field ? valueText(field, value) : String(value ?? '');
};

export const versionTitle = (v: Version): string => `第 ${v.number} 版`;
/** Parts of a sum that are not nought: 新增 3 项，取消 1 项. */
export const changeSum = (n: { added: number; changed: number; removed: number }): string => sumOfChanges(n) || '没有改动';

/** The page of a list; with `station` a street's at the county. */
export const listPath = (kind: string, rest = '', station?: string): string =>
  `${station ? `/streets/${station}/lists` : '/lists/of'}/${encodeURIComponent(kind)}${rest}`;
/** A moment that a difference begins or ends with, as its address names it: a version's number or a day. */
export type Moment = number | string;
export const momentIn = (written: unknown): Moment => (/^\d{4}-/.test(String(written)) ? String(written) : Number(written));
/** The page that proposes a change of an item, or of a list a new one. */
export const changePath = (kind: string, query: Record<string, string | number> = {}) => ({ path: listPath(kind, '/change'), query });
