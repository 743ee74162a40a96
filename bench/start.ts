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
 * What a person does between the start and the list, done in the page at once, and the seconds until the sign-in page and the list were there. A list is
 * there when a person sees rows down to its lower edge. One question to the page, as for the empty window: each costs the driver's time, not the program's.
 */
function signInAndOpen(page: Page, given: string): Promise<{ door: number; list: number }> {
  return page.evaluate(async (passphrase) => {
    const seen = async <T>(look: () => T | null | undefined | false): Promise<T> => {
      for (;;) {
        const found = look();
        if (found) return found;
        await new Promise(requestAnimationFrame);
      }
    };
    const visible = (selector: string): HTMLInputElement | null => {
      const element = document.querySelector<HTMLInputElement>(selector);
      return element?.checkVisibility() ? element : null;
    };
    const input = await seen(() => visible('html[data-ready="true"] #passphrase'));
    const door = Date.now();
    input.value = passphrase;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    // As Enter does, once the page has taken the text in.
    setTimeout(() => input.form!.requestSubmit());
    await seen(() => visible('nav'));
    location.hash = '#/registers/workers';
    await seen(() => {
      const grid = document.querySelector('[role=grid]')?.getBoundingClientRect();
      return grid && document.elementFromPoint(grid.left + 100, grid.bottom - 40)?.closest('[role=gridcell]:not(.waiting)');
    });
    return { door, list: Date.now() };
  }, given);
}

/** Seconds until a window shows what it is for. */
async function toFirstList(folder: string, stages: number[]): Promise<number> {
  const start = Date.now();
  const { electron, page } = await launchProgram(folder);
  const { door, list } = await signInAndOpen(page, passphrase);
  stages.push((door - start) / 1000);
  await electron.close();
  return (list - start) / 1000;
}

async function toEmptyWindow(): Promise<number> {
  const start = performance.now();
  const { electron, page } = await launch(join(project, 'bench/empty-window'));
  await page.waitForFunction(() => document.querySelector('p')?.checkVisibility());
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
