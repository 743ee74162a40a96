/** Of which items the flow chart is drawn and the sheet complete, and what the others lack. */
import type { Database } from 'better-sqlite3';
import type { Checked, Output } from '#shared/contract/index.ts';
import { checkFlow, notes } from '#shared/domain/lists/flow/check.ts';
import { missingFacts, wantedFacts } from '#shared/domain/lists/sheet.ts';
import type { Kind } from '#shared/domain/lists/kinds.ts';
import { itemsInForce, kindOf, kindsOf } from '../lists/service.ts';
import { itemTitle } from './flows.ts';
import { stepsByItem } from './rows.ts';
import type { StepRow } from './rows.ts';

type Missing = Output<'flows.missing'>['rows'][number];
/** Items that are abolished or gone are not asked for a chart. */
const standing = (db: Database, station: number, kind: Kind, steps: ReadonlyMap<number, StepRow[]>): Missing[] => {
  const wanted = wantedFacts(kind.columns);
  return itemsInForce(db, station, kind.code).map((item) => {
    const flow = steps.get(item.id) ?? [];
    return {
      item: item.id,
      orderNo: item['orderNo'] as number | null,
      title: itemTitle(item),
      lacks: missingFacts(item, flow.length, wanted),
      faults: checkFlow(flow).filter((f) => !notes.has(f.check)).length,
    };
  });
};
const whole = (row: Missing): boolean => row.lacks.length === 0 && row.faults === 0;

/** Kinds that have items. */
export function coverage(db: Database, station: number): Output<'flows.coverage'> {
  const steps = stepsByItem(db, station);
  return {
    kinds: kindsOf(db, station).flatMap((kind) => {
      const rows = standing(db, station, kind, steps);
      if (rows.length === 0) return [];
      return {
        code: kind.code,
        name: kind.name,
        items: rows.length,
        withFlow: rows.filter((r) => !r.lacks.includes('flow')).length,
        faulty: rows.filter((r) => r.faults > 0).length,
        complete: rows.filter(whole).length,
      };
    }),
  };
}

export function missing(db: Database, station: number, asked: Checked<'flows.missing'>): Output<'flows.missing'> {
  const kind = kindOf(db, station, asked.kind);
  const all = standing(db, station, kind, stepsByItem(db, station));
  const counts: Record<string, number> = {};
  for (const row of all) for (const lack of [...row.lacks, ...(row.faults > 0 ? ['faulty'] : [])]) counts[lack] = (counts[lack] ?? 0) + 1;
  const { lacks } = asked;
  const open = all.filter((row) => (lacks === undefined ? !whole(row) : lacks === 'faulty' ? row.faults > 0 : row.lacks.includes(lacks)));
  return {
    kind: kind.code,
    kindName: kind.name,
    items: all.length,
    complete: all.filter(whole).length,
    counts,
    rows: open.slice(asked.offset, asked.offset + asked.limit),
    total: open.length,
  };
}
