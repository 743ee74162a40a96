/** A workbook of 50,000 workers × 20 columns taken into a fresh store, against LibreOffice making a CSV of that file. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundTable, TableResult } from '#shared/contract/spreadsheets.ts';
import type { Measure } from './measures.ts';
import { people } from './people.ts';
import { newStation, work } from './stations.ts';
import { inTurn, run, timed } from './timing.ts';
import { writeWorkbook } from './workbook.ts';

const count = 50_000;
const rounds = 5;

export async function measureImports(): Promise<Measure[]> {
  const file = join(work, 'workers.xlsx');
  writeWorkbook(file, people(count));
  const stages = { open: [] as number[], check: [] as number[], apply: [] as number[] };
  const convert = (): Promise<string> =>
    run('soffice', [
      `-env:UserInstallation=file://${work}/profile`,
      '--headless',
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76,1',
      '--outdir',
      work,
      file,
    ]);
  await convert(); // makes the profile
  const { ours, theirs } = await inTurn(rounds, {
    ours: async () => {
      const station = await newStation('import');
      const opened = await timed(async () => {
        const { plan, tables } = await station.finish<{ plan: string; tables: FoundTable[] }>('spreadsheets.open', {
          file: station.router.host.files.give(file).token,
        });
        stages.check.push(
          await timed(async () => {
            const chosen = tables.map(({ id, register, context, columns }) => ({ id, register, context, columns }));
            await station.finish('spreadsheets.check', { plan, tables: chosen, createMissing: true });
          }),
        );
        stages.apply.push(
          await timed(async () => {
            const { tables: written } = await station.finish<{ tables: TableResult[] }>('spreadsheets.apply', { plan });
            if (written[0]?.added !== count) throw new Error(`imported ${written[0]?.added} of ${count}`);
          }),
        );
      });
      stages.open.push(opened - stages.check.at(-1)! - stages.apply.at(-1)!);
      await station.close();
      return opened;
    },
    theirs: () => timed(convert),
  });
  return [
    {
      part: 'imports',
      name: 'import of 50,000 × 20 .xlsx',
      aim: 0.6,
      unit: 's',
      ours,
      theirs,
      peer: 'LibreOffice, that file to CSV',
      more: { bytes: statSync(file).size, stages },
    },
  ];
}
