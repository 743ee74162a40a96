/** What the tests of publications share: a workbook taken in, a publication written and read back. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublicationMade } from '#shared/contract/publication.ts';
import type { TestStation } from '../../../../tests/support/station.ts';

export const sample = join(import.meta.dirname, '../../../../tests/samples/权责清单.xlsx');

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
