/** 流程图. Other modules use this file only. */
import type { Database } from 'better-sqlite3';
import { checkFlow, notes } from '#shared/domain/lists/flow/check.ts';
import { flowOf } from '#shared/domain/lists/flow/written.ts';
import type { FlowStep } from '#shared/domain/lists/flow/steps.ts';
import { stepsByItem } from './rows.ts';

/** Flows that can be shown to others: of every item whose flow has no faults, its steps. */
export function soundFlows(db: Database, station: number): Map<number, FlowStep[]> {
  const sound = [...stepsByItem(db, station)].filter(([, steps]) => checkFlow(steps).every((f) => notes.has(f.check)));
  return new Map(sound.map(([item, steps]) => [item, flowOf(steps)]));
}
