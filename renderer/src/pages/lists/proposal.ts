/** A proposal read whole: its paper and its forms need every change. */
import type { Output } from '#shared/contract/index.ts';
import { ask } from '../../app/client.ts';

export type Change = Output<'lists.proposal'>['changes'][number];
const block = 500;

export async function allChanges(proposal: number): Promise<Change[]> {
  const changes: Change[] = [];
  for (;;) {
    const answer = await ask('lists.proposal', { proposal, offset: changes.length, limit: block });
    changes.push(...answer.changes);
    if (answer.changes.length === 0 || changes.length >= answer.total) return changes;
  }
}
