/** A published version read whole: its papers need every item. */
import type { Output } from '#shared/contract/index.ts';
import { ask } from '../../app/client.ts';
import { allChanges } from '../lists/proposal.ts';
import type { Change } from '../lists/proposal.ts';

export type Item = Output<'lists.at'>['rows'][number];
export type Kind = Output<'lists.kinds'>['kinds'][number];
export type Version = Output<'lists.versions'>['versions'][number];
/** What the papers of a publication are made from. */
export type Published = { kind: Kind; version: Version; items: Item[]; changes: Change[] };

const block = 500;

/** Null where there is no such version. */
export async function readPublished(code: string, number: number): Promise<Published | null> {
  const [{ kinds }, first] = await Promise.all([ask('lists.kinds', {}), ask('lists.at', { kind: code, version: number, limit: block })]);
  const kind = kinds.find((k) => k.code === first.kind);
  if (!kind || !first.version) return null;
  const items = first.rows;
  while (items.length < first.total) {
    const { rows } = await ask('lists.at', { kind: code, version: number, offset: items.length, limit: block });
    if (rows.length === 0) break;
    items.push(...rows);
  }
  return { kind, version: first.version, items, changes: number === 1 ? [] : await allChanges(first.version.proposal) };
}
