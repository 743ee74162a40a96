/** What the tests of publications share: a workbook taken in, a publication written and read back. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublicationMade } from '#shared/contract/publication.ts';
import type { TestStation } from '../../../../tests/support/station.ts';

export const sample = join(import.meta.dirname, '../../../../../shared/samples/权责清单.xlsx');

type Applied = {
  tables: { added: number; changed: number; unchanged: number }[];
  proposals: { kind: string; matched: number; added: number; changed: number; missing: number; proposal: number | null }[];
};

/** A workbook as the wizard proposes to take it in. */
export async function takeIn(station: TestStation, path: string): Promise<Applied> {
  type Opened = { plan: string; tables: { id: string; register: 'items'; context: Record<string, string>; columns: [] }[] };
  const { plan, tables } = await station.finish<Opened>('spreadsheets.open', { file: station.router.host.files.give(path).token });
  await station.finish('spreadsheets.check', {
    plan,
    tables: tables.map(({ id, register, context, columns }) => ({ id, register, context, columns })),
  });
  return station.finish<Applied>('spreadsheets.apply', { plan });
}

export type Made = PublicationMade & { path: string; read(ending: string): string; file(ending: string): string };

/** The publication of a list's version in a fresh folder. */
export async function publication(station: TestStation, asked: Record<string, unknown>): Promise<Made> {
  const parent = mkdtempSync(join(tmpdir(), 'publication-'));
  const folder = station.router.host.files.give(parent).token;
  const made = await station.finish<PublicationMade>('publication.write', { ...asked, folder });
  const path = station.router.host.files.path(made.folder.token);
  const file = (ending: string): string =>
    join(
      path,
      readdirSync(path).find((name) => name.endsWith(ending))!,
    );
  return { ...made, path, file, read: (ending) => readFileSync(file(ending), 'utf8') };
}

/** The flow that the program drafts of an item, kept as it is. */
export async function keepDraftedFlow(station: TestStation, item: number): Promise<void> {
  const { draft, stamp } = await station.ask('flows.read', { item });
  const steps = draft.map(({ title, kind, who, limit, next }) => ({ title, kind, who, limit, next }));
  await station.ask('flows.save', { item, stamp, steps });
}
