/**
 * npm test [PART...]: everything that can be shown on this machine, summed up in the one plain line `N passed, N failed`; what could not
 * be shown, and why, stands before it. Parts: typecheck lint format layers unit build browser desktop.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fetchElectron } from '../electron.ts';
import { buildIfOld } from './built.ts';
import { checks, type CheckName } from './checks.ts';
import { chromiumProgram, electronProgram, hasDisplay, onPath } from './programs.ts';
import { at, run, tool, type RunOptions } from './tools.ts';

/** `skipped` names each test or part that was not run. */
type Count = { passed: number; failed: number; skipped: string[] };

const one = (code: number): Count => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] });
const notRun = (why: string): Count => ({ passed: 0, failed: 0, skipped: [why] });

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
};

async function vitest(part: string, options: RunOptions = {}): Promise<Count> {
  const file = at(`out/test/${part}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(tool('vitest'), ['run', '--project', part, ...reporters], options);
  if (!existsSync(file)) return one(code || 1);
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  // A file that could not even be loaded has no tests to count, yet it has failed.
  const unloaded = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  const failed = numFailedTests + unloaded;
  const skipped = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName.trim()),
  );
  return { passed: numPassedTests, failed: failed || (code === 0 ? 0 : 1), skipped };
}

async function browser(): Promise<Count> {
  if (!chromiumProgram()) return notRun('browser: no Chromium, Chrome or Edge here (STREET_LEDGER_CHROMIUM names one)');
  return vitest('browser');
}

async function desktop(): Promise<Count> {
  if (!hasDisplay() && !onPath('xvfb-run')) return notRun('desktop: neither a display nor xvfb-run here');
  if (!electronProgram() && !(await fetchElectron()))
    return notRun('desktop: no Electron here and none to be fetched (ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH names one)');
  const wrap = hasDisplay() ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'];
  return together((keep) => vitest('desktop', { wrap, keep }));
}

/** For what runs beside something else: what it says is shown when it has ended. */
async function together<T>(work: (keep: (text: string) => void) => Promise<T>): Promise<T> {
  let said = '';
  try {
    return await work((text) => (said += text));
  } finally {
    process.stdout.write(said);
  }
}

/** They look at the sources alone, so they run beside the tests. */
const ofSources = async (name: CheckName): Promise<Count> => one(await together((keep) => checks[name]({ keep })));

const parts: Record<string, () => Promise<Count>> = {
  typecheck: () => ofSources('typecheck'),
  lint: () => ofSources('lint'),
  format: () => ofSources('format'),
  layers: () => ofSources('layers'),
  unit: () => vitest('unit'),
  build: async () => one(await buildIfOld()),
  browser,
  desktop,
};

mkdirSync(at('out/test'), { recursive: true });
const asked = process.argv.slice(2);
const sum: Count = { passed: 0, failed: 0, skipped: [] };

async function inTurn(names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const started = Date.now();
    const count = await parts[name]!();
    const seconds = Math.round((Date.now() - started) / 1000);
    const skipped = count.skipped.length > 0 ? `, ${count.skipped.length} skipped` : '';
    console.log(`${name}: ${count.passed} passed, ${count.failed} failed${skipped} (${seconds} s)\n`);
    sum.passed += count.passed;
    sum.failed += count.failed;
    sum.skipped.push(...count.skipped);
  }
}
// A window waits more than it works: both hosts' journeys together keep two processors busy, and either alone does not.
const checked = inTurn(Object.keys(checks));
await inTurn(['unit', 'build']);
await Promise.all([inTurn(['browser']), inTurn(['desktop']), checked]);
for (const name of sum.skipped) console.log(`skipped: ${name}`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;
