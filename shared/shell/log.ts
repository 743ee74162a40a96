/**
 * The program's log: one file for all its parts, in which the number that an error shows its user (`ref`) is found with the stack. It holds
 * nothing of what people have typed or imported: of an error only its code and the frames of its stack, never its message, and no path of
 * the PC, which may have a person's name in it.
 */

export type Log = {
  /** An error of which its user only gets a number. `where`: the call, or the part of the program. */
  error(ref: string, where: string, error: unknown): void;
  /** Something that happened to the program itself, in fixed words: a start, a process that ended. */
  note(text: string): void;
};

/** What is used of `node:fs`; the caller hands it in, as the pages, which have none, share this folder. */
export type Disk = {
  mkdirSync(path: string, options: { recursive: true }): unknown;
  statSync(path: string, options: { throwIfNoEntry: false }): { size: number } | undefined;
  renameSync(from: string, to: string): void;
  appendFileSync(path: string, text: string): void;
};

/** The log and the one before it together take no more than twice this, in bytes. */
export const largestLog = 1024 * 1024;
const mostFrames = 12;

/** A log that writes to `file`. `part`: which part of the program writes; `version`: the program's. A disk that refuses is passed over. */
export function openLog(disk: Disk, file: string, part: string, version: string): Log {
  const write = (text: string): void => {
    try {
      disk.mkdirSync(folderOf(file), { recursive: true });
      if ((disk.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestLog) disk.renameSync(file, `${file}.1`);
      disk.appendFileSync(file, `${new Date().toISOString()} ${version} ${part} ${text}\n`);
    } catch {
      // There is nobody left to tell.
    }
  };
  return {
    error: (ref, where, error) => write(errorEntry(ref, where, error)),
    note: write,
  };
}

const folderOf = (file: string): string => file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')));

/** `[ref] where: code` and the frames of the stack. */
export function errorEntry(ref: string, where: string, error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  const kind = [code, name].find((word) => typeof word === 'string' && /^[\w.]{1,60}$/.test(word)) ?? 'Error';
  return [`[${ref}] ${where}: ${String(kind)}`, ...framesOf(error)].join('\n');
}

/** A line of a stack as V8 writes it, ending in a place in a file (or in none of ours). */
const frame = /^\s+at (?:async )?(?:new )?[\w$.<>[\] #]*\(?(?:[^()\s]|\s)*?(?::\d+:\d+|<anonymous>|native)\)?$/;

/** The lines of an error's stack that are frames, with the program's files named from its own folder. */
function framesOf(error: unknown): string[] {
  const { stack, message } = (error ?? {}) as { stack?: unknown; message?: unknown };
  if (typeof stack !== 'string') return [];
  // A message may have lines that look like frames.
  const rest = typeof message === 'string' && message !== '' ? stack.replace(message, '') : stack;
  return rest
    .split('\n')
    .filter((line) => frame.test(line))
    .slice(0, mostFrames)
    .map((line) => `    ${withoutPaths(line.trim())}`);
}

/** Everything of a path before the program's own folders goes; of another file only its name stays. */
function withoutPaths(line: string): string {
  const [, before = '', path = '', place = ''] = /^(.*?\(|at (?:async )?)([^()]*?)((?::\d+:\d+)?\)?)$/.exec(line) ?? [];
  if (!/[\\/]/.test(path) || path.startsWith('node:')) return line;
  const steps = path.split(/[\\/]+/);
  const own = steps.findIndex((step) => ownFolders.has(step));
  return `${before}${(own < 0 ? steps.slice(-1) : steps.slice(own)).join('/')}${place}`;
}

/** The folders that the program consists of, built (`out`) and as source. */
const ownFolders: ReadonlySet<string> = new Set(['out', 'electron', 'shared', 'renderer', 'assets', 'node_modules']);
