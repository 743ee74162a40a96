/**
 * From nothing to the first rows of 100,000 workers in the program's window, against an empty Electron window and against LibreOffice with the
 * same rows in an `.xlsx`. What a person does in between (the pass phrase) is done at once; working out the key from it is in the figure.
 */
import { join } from 'node:path';
import type { Measure } from './measures.ts';
import { people } from './people.ts';
import { account, filledStreet, passphrase, project, work } from './stations.ts';
import { inTurn, run } from './timing.ts';
import { hasWindow, launch, launchProgram } from './window.ts';
import { writeWorkbook } from './workbook.ts';

const count = 100_000;
const rounds = 5;

/** Seconds until a window shows what it is for. */
async function toFirstList(folder: string, stages: number[]): Promise<number> {
  const start = performance.now();
  const { electron, page } = await launchProgram(folder);
  await page.waitForSelector('html[data-ready="true"]', { state: 'attached' });
  stages.push((performance.now() - start) / 1000);
  await page.getByRole('radio', { name: account }).waitFor();
  await page.locator('#passphrase').fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
  await page.evaluate(() => (location.hash = '#/registers/workers'));
  await page.locator('[role=grid] [role=row][aria-rowindex="20"] [role=gridcell]:not(.waiting)').nth(2).waitFor();
  const seconds = (performance.now() - start) / 1000;
  await electron.close();
  return seconds;
}

async function toEmptyWindow(): Promise<number> {
  const start = performance.now();
  const { electron, page } = await launch(join(project, 'bench/empty-window'));
  await page.getByText('empty').waitFor();
  const seconds = (performance.now() - start) / 1000;
  await electron.close();
  return seconds;
}

export async function measureStart(): Promise<Measure[]> {
  if (!hasWindow()) {
    console.error('no Electron runtime or no display here: the start is not measured');
    return [];
  }
  const station = await filledStreet('start', count);
  await station.close();
  const book = join(work, 'workers-100000.xlsx');
  writeWorkbook(book, people(count));
  const office = async (): Promise<number> =>
    Number(await run('/usr/bin/python3', [join(project, 'bench/open-in-libreoffice.py'), work, book]));
  await office(); // makes the profile
  const signInPage: number[] = [];
  await toFirstList(station.folder, []); // the caches that a second start finds
  await toEmptyWindow();
  const { ours, empty } = await inTurn(rounds, { ours: () => toFirstList(station.folder, signInPage), empty: toEmptyWindow });
  const { again, libre } = await inTurn(3, { again: () => toFirstList(station.folder, []), libre: office });
  const measure = (name: string, aim: number | null, mine: number[], theirs: number[], peer: string): Measure => ({
    part: 'start',
    name,
    aim,
    unit: 's',
    ours: mine,
    theirs,
    peer,
  });
  return [
    measure('start to the sign-in page', 1.5, signInPage, empty, 'an empty Electron window'),
    measure('start to the first rows, signed in', 1.5, ours, empty, 'an empty Electron window'),
    measure('start to the first rows, signed in', null, again, libre, 'LibreOffice, the same rows'),
  ];
}
