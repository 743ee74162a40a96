/** Fetches the Electron that package.json pins: its package has had no install script of its own since 42. */
import { downloadArtifact } from '@electron/get';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { at, run, say } from './tasks/tools.ts';

export type Limits = {
  /** Milliseconds without a new byte, a connection that does not come about included. */
  stalled: number;
  /** Milliseconds for all of it. */
  whole: number;
};

/** 100 MB in half an hour is half a megabit a second. */
const usualLimits: Limits = { stalled: 20_000, whole: 30 * 60_000 };

/** Where releases lie: what ELECTRON_MIRROR names, else the release host and then the mirror of China's npm. */
export function electronSources(env: NodeJS.ProcessEnv = process.env): string[] {
  const named = env['npm_config_electron_mirror'] ?? env['ELECTRON_MIRROR'];
  return named
    ? [named.endsWith('/') ? named : `${named}/`]
    : ['https://github.com/electron/electron/releases/download/', 'https://npmmirror.com/mirrors/electron/'];
}

/** The version and the SHA-256 of each of its files, both as the package pins them. */
function pinned(): { version: string; checksums: Record<string, string> | undefined } {
  const json = (name: string): unknown => JSON.parse(readFileSync(at('node_modules/electron', name), 'utf8'));
  const { version } = json('package.json') as { version: string };
  // A mirror with builds of its own has other checksums; Electron's installer knows this name for asking the mirror for them.
  if (process.env['electron_use_remote_checksums']) return { version, checksums: undefined };
  return { version, checksums: json('checksums.json') as Record<string, string> };
}

export type Download = { version: string; checksums: Record<string, string> | undefined; limits?: Limits; cacheRoot?: string };

/**
 * Takes Electron's zip from the first source that has it whole and unaltered into the download cache. Returns that source, or null when none
 * does; each failure is said. A source that stalls is given up as one that does not answer.
 */
export async function downloadElectron(
  sources: string[],
  { limits = usualLimits, cacheRoot, ...artifact }: Download,
): Promise<string | null> {
  for (const mirror of sources) {
    const abort = new AbortController();
    const giveUp = (why: string) => () => abort.abort(new Error(why));
    const whole = setTimeout(giveUp(`not done in ${limits.whole / 60_000} minutes`), limits.whole);
    const noNews = `nothing came for ${limits.stalled / 1000} seconds`;
    let stalled = setTimeout(giveUp(noNews), limits.stalled);
    const progress = progressOf(mirror);
    try {
      await downloadArtifact({
        ...artifact,
        artifactName: 'electron',
        platform: process.platform,
        arch: process.arch,
        ...(cacheRoot && { cacheRoot }),
        mirrorOptions: { mirror },
        downloadOptions: {
          signal: abort.signal,
          quiet: true,
          getProgressCallback: async ({ transferred, total }: { transferred: number; total: number | null }) => {
            clearTimeout(stalled);
            stalled = setTimeout(giveUp(noNews), limits.stalled);
            progress(transferred, total);
          },
        },
      });
      return mirror;
    } catch (error) {
      say(`no Electron from ${mirror}: ${reasonOf(error, abort.signal)}`);
    } finally {
      clearTimeout(whole);
      clearTimeout(stalled);
    }
  }
  return null;
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return (signal.reason as Error).message;
  if (!(error instanceof Error)) return String(error);
  if (error.constructor.name === 'ChecksumMismatchError') return 'the file is not the one that was released (its SHA-256 is another)';
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** One line that changes, on a terminal; elsewhere a line for each quarter. */
function progressOf(mirror: string): (transferred: number, total: number | null) => void {
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
  let last = -1;
  return (transferred, total) => {
    const step = total ? Math.floor((transferred / total) * (process.stderr.isTTY ? 100 : 4)) : Math.floor(transferred / 20e6);
    if (step === last) return;
    last = step;
    const text = `fetching Electron from ${new URL(mirror).host}: ${megabytes(transferred)}${total ? ` of ${megabytes(total)}` : ''}`;
    if (process.stderr.isTTY) process.stderr.write(`\rstreet-ledger: ${text}${total && transferred >= total ? '\n' : ''}`);
    else say(text);
  };
}

/** Remembers that no source could be reached, so that the next starts do not wait for them again. */
const unreachable = at('node_modules/.cache/street-ledger/electron-unreachable');
const forgetAfter = 60 * 60_000;

const lately = (): boolean => (statSync(unreachable, { throwIfNoEntry: false })?.mtimeMs ?? 0) > Date.now() - forgetAfter;

/**
 * Puts Electron into its package's folder, where `electronProgram` finds it. Resolves to whether it is there.
 * After a failure it says so and does not try again for an hour, unless `again` is set.
 */
export async function fetchElectron({ again = false } = {}): Promise<boolean> {
  if (!again && lately()) return false;
  // Electron's own installer looks into the cache that this names; with another it would download once more, without limits.
  const cacheRoot = process.env['electron_config_cache'];
  const source = await downloadElectron(electronSources(), { ...pinned(), ...(cacheRoot && { cacheRoot }) });
  // It checks the file of the cache once more and unpacks it.
  const unpacked = source !== null && (await run(at('node_modules/electron/install.js'), [], { env: { ELECTRON_MIRROR: source } })) === 0;
  if (unpacked) rmSync(unreachable, { force: true });
  else {
    mkdirSync(at('node_modules/.cache/street-ledger'), { recursive: true });
    writeFileSync(unreachable, '');
  }
  return unpacked;
}
