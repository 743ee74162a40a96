/**
 * From nothing to the first rows of 100,000 workers in the program's window, against an empty Electron window and against LibreOffice with the
 * same rows in an `.xlsx`. What a person does in between (the pass phrase) is done at once; working out the key from it is in the figure.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Measure } from './measures.ts';
import { people } from './people.ts';
import { filledStreet, passphrase, project, work } from './stations.ts';
import { inTurn, run } from './timing.ts';
import { hasWindow, launch, launchProgram } from './window.ts';
import { writeWorkbook } from './workbook.ts';

const count = 100_000;
const rounds = 5;

/**
 * Waits until something is to be seen, looking at every frame. Playwright's own waits look again after 20, 50, 100, 100 and 500 ms: the
 * later a window is, the more of such a pause would be counted against it.
 */
async function seen(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelector(wanted)?.checkVisibility() === true, selector);
}

/** A list is there when a person sees rows down to its lower edge. */
async function listSeen(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const grid = document.querySelector('[role=grid]')?.getBoundingClientRect();
    return grid && document.elementFromPoint(grid.left + 100, grid.bottom - 40)?.closest('[role=gridcell]:not(.waiting)');
  });
}

/** Seconds until a window shows what it is for. */
async function toFirstList(folder: string, stages: number[]): Promise<number> {
  const start = performance.now();
  const { electron, page } = await launchProgram(folder);
  await seen(page, 'html[data-ready="true"] #passphrase');
  stages.push((performance.now() - start) / 1000);
  await page.locator('#passphrase').fill(passphrase);
  await page.keyboard.press('Enter');
  await seen(page, 'nav');
  await page.evaluate(() => (location.hash = '#/registers/workers'));
  await listSeen(page);
  const seconds = (performance.now() - start) / 1000;
  await electron.close();
  return seconds;
}

async function toEmptyWindow(): Promise<number> {
  const start = performance.now();
  const { electron, page } = await launch(join(project, 'bench/empty-window'));
  await seen(page, 'p');
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
