/** Serious findings of axe on the page that is shown, as lines; none are expected. The script is run directly, as Electron has no context for a builder. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Finding = { id: string; impact: string; targets: string[] };

/** A message that began to fade while axe was looking is no finding: what counts is found twice. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const found = await look(page);
  return found.length === 0 ? found : look(page);
}

async function look(page: Page): Promise<string[]> {
  // What fades in or out has no contrast of its own yet.
  // Asked again and again from here: the page's own rules forbid the eval that waitForFunction polls with.
  const still = `!document.querySelector('[class*="-enter-active"], [class*="-leave-active"]')`;
  for (let wait = 0; wait < 100 && !(await page.evaluate(still)); wait += 1) await page.waitForTimeout(50);
  await page.evaluate(source);
  const found = await page.evaluate<Finding[]>(`window.axe.run(document, { resultTypes: ['violations'] }).then((result) =>
    result.violations.map((v) => ({ id: v.id, impact: v.impact, targets: v.nodes.map((node) => node.target.join(' ')) })))`);
  return found.filter((f) => f.impact === 'serious' || f.impact === 'critical').map((f) => `${f.id}: ${f.targets.join(', ')}`);
}
