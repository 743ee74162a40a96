/** Counts and control totals per register; at a county per street and in sum. */
import type { Output } from '#shared/contract/index.ts';
import { register, registers } from '#shared/registers/index.ts';
import type { OpenStation } from '../../host.ts';
import { ownStation } from '../../registers/service.ts';
import { controlTotals, lastSequences } from '../snapshots/service.ts';
import { allStations } from './rows.ts';

type Report = Output<'station.report'>;
type Figures = Report['sum'];

function figuresOf(open: OpenStation, station: number): Figures {
  const figures: Figures = {};
  for (const r of registers) {
    if (!open.permissions.has(register(r.name).read)) continue;
    const { count, ...totals } = controlTotals(open.store.reader, r.name, station);
    figures[r.name] = { count, totals };
  }
  return figures;
}

/** Adds numbers, and numbers within objects, by name. */
function sumOf(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a ?? b;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  return Object.fromEntries(
    [...new Set([...Object.keys(left), ...Object.keys(right)])].map((key) => [
      key,
      key in left && key in right ? sumOf(left[key], right[key]) : (left[key] ?? right[key]),
    ]),
  );
}

export function report(open: OpenStation): Report {
  const sequences = lastSequences(open.store.reader);
  const stations =
    open.info.kind === 'street'
      ? [{ number: ownStation, code: open.info.code, name: open.info.name }]
      : allStations(open.store.reader).filter((s) => s.number !== ownStation);
  const streets = stations.map(({ number, code, name }) => ({
    code,
    name,
    sequence: sequences.get(number) ?? null,
    registers: figuresOf(open, number),
  }));
  const sum = streets.reduce<Figures>((total, street) => sumOf(total, street.registers) as Figures, {});
  return { station: open.info, streets, sum };
}
