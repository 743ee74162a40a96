/** What a check found, put for reading. */
import type { CellProblem, TableResult } from '#shared/contract/spreadsheets.ts';
import { register, registerNames } from '#shared/registers/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';

const isRegister = (name: string): name is RegisterName => (registerNames as readonly string[]).includes(name);

/** Communities, committees, pay runs … that the rows name and the station does not know, each once, over all tables. */
export function namesToCreate(results: readonly TableResult[]): { label: string; unit: string; names: string[] }[] {
  const byRegister = new Map<string, Set<string>>();
  for (const { created } of results) {
    for (const [name, titles] of Object.entries(created)) byRegister.set(name, new Set([...(byRegister.get(name) ?? []), ...titles]));
  }
  return [...byRegister].flatMap(([name, titles]) =>
    titles.size && isRegister(name) ? [{ label: register(name).label, unit: register(name).unit, names: [...titles] }] : [],
  );
}

/** Wrong cells first, then what only deserves a look, each in the order of the sheet. */
export const problemsOf = (result: TableResult): CellProblem[] =>
  [
    ...result.errors,
    ...result.warnings.filter((w) => !result.errors.some((e) => e.row === w.row && e.column === w.column && e.code === w.code)),
  ].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning') || a.row - b.row);

export const rowCount = (result: TableResult): number => result.added + result.changed + result.unchanged + wrongRows(result);

/** Rows with at least one wrong cell. */
export const wrongRows = (result: TableResult): number =>
  new Set(result.errors.filter((e) => e.severity === 'error').map((e) => `${e.sheet}!${e.row}`)).size;
