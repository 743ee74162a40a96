/**
 * npm test [PART...]: everything that can be shown on this machine, summed up in the one plain line `N passed, N failed`.
 * Parts: typecheck lint format layers unit build browser desktop.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { buildIfOld } from './built.ts';
import { checks, type CheckName } from './checks.ts';
import { at, electronProgram, hasDisplay, run, say, tool, type RunOptions } from './tools.ts';

type Count = { passed: number; failed: number; skipped: number };

const one = (code: number): Count => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

async function vitest(part: string, options: RunOptions = {}): Promise<Count> {
  const file = at(`out/test/${part}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(tool('vitest'), ['run', '--project', part, ...reporters], options);
  if (!existsSync(file)) return one(code || 1);
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  // A file that could not even be loaded has no tests to count, yet it has failed.
  const unloaded = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  const failed = report.numFailedTests + unloaded;
  return { passed: report.numPassedTests, failed: failed || (code === 0 ? 0 : 1), skipped: report.numPendingTests + report.numTodoTests };
}

async function desktop(): Promise<Count> {
  if (!electronProgram()) {
    say('desktop tests are not run: no Electron runtime here (set ELECTRON_OVERRIDE_DIST_PATH)');
    return { passed: 0, failed: 0, skipped: 0 };
  }
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
  browser: () => vitest('browser'),
  desktop,
};

mkdirSync(at('out/test'), { recursive: true });
const asked = process.argv.slice(2);
const sum: Count = { passed: 0, failed: 0, skipped: 0 };

async function inTurn(names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const started = Date.now();
    const count = await parts[name]!();
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(
      `${name}: ${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''} (${seconds} s)\n`,
    );
    for (const key of ['passed', 'failed', 'skipped'] as const) sum[key] += count[key];
  }
}
// A window waits more than it works: both hosts' journeys together keep two processors busy, and either alone does not.
const checked = inTurn(Object.keys(checks));
await inTurn(['unit', 'build']);
await Promise.all([inTurn(['browser']), inTurn(['desktop']), checked]);
if (sum.skipped > 0) console.log(`${sum.skipped} skipped`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;
