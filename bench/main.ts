/**
 * npm run bench [-- PART...]: times the program and its peers in turn on data of its own making; the table goes to stdout, every figure to
 * out/bench.json. Parts: pages imports snapshots lists pay start. A part whose peer this machine lacks is named and left out.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fetchElectron } from '../build/electron.ts';
import { buildIfOld } from '../build/tasks/built.ts';
import { electronProgram } from '../build/tasks/programs.ts';
import { ensureDisplay } from './display.ts';
import { measureImports } from './imports.ts';
import { measureLists } from './lists.ts';
import { summary, table } from './measures.ts';
import type { Measure, Summary } from './measures.ts';
import { measurePages } from './pages.ts';
import { measurePay } from './pay.ts';
import { measureSnapshots } from './snapshots.ts';
import { measureStart } from './start.ts';
import { project, work } from './stations.ts';

const parts: Record<string, () => Promise<Measure[]>> = {
  pages: measurePages,
  imports: measureImports,
  snapshots: measureSnapshots,
  lists: measureLists,
  pay: measurePay,
  start: measureStart,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(parts, name));
if (unknown) {
  console.error(`parts: ${Object.keys(parts).join(' ')}`);
  process.exit(1);
}
if ((await buildIfOld()) !== 0) process.exit(1);
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });

if (!electronProgram()) await fetchElectron();
const endDisplay = await ensureDisplay();
const results: Summary[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`${name} …`);
  const found = (await measure()).map(summary);
  results.push(...found);
  console.log(`\n## ${name}\n\n${table(found)}`);
}
endDisplay();
const machine = {
  processors: cpus().length,
  model: cpus()[0]?.model ?? '',
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
};
writeFileSync(join(project, 'out/bench.json'), `${JSON.stringify({ at: new Date().toISOString(), machine, results }, null, 2)}\n`);
rmSync(work, { recursive: true, force: true });
