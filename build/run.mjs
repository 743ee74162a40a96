// node build/run.mjs TASK [ARGUMENTS]
// The only file of the project that runs on the system's Node (20 or newer): it fetches what is missing and then runs a task under Node 24.
// Nothing is written to stdout but what the task itself writes.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(project, ...parts);

// What an Electron window needs of a system, as Debian names it, and the file by which each is known.
const forWindow = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libcups2',
  'libsecret-1-0',
];
const forPictures = ['chromium', 'fonts-noto-cjk'];
const display = Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
// What each task is, and what it needs of the system beside Node.
const tasks = {
  start: { run: ['build/tasks/start.ts'], system: display ? forWindow : [] },
  dev: { run: ['build/tasks/dev.ts'] },
  cli: { run: ['electron/data/entry/cli.ts'] },
  demo: { run: ['build/demo/demo.ts'], system: forPictures },
  bench: {
    run: ['bench/main.ts'],
    system: ['fonts-noto-cjk', 'age', 'sqlite3', 'libreoffice-calc', 'python3-uno', 'xvfb', 'xauth', ...forWindow],
  },
  test: {
    run: ['build/tasks/test.ts'],
    system: [...forPictures, 'age', 'openssh-client', 'libreoffice-calc', 'xvfb', 'xauth', ...forWindow],
  },
  kill: { run: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'tests/unit/kill.test.ts'], env: { KILLS: '34' } },
  build: { run: ['build/tasks/build.ts'] },
  package: { run: ['build/tasks/package.ts'], system: process.argv[3] === 'win' ? ['nsis'] : [] },
  check: { run: ['build/tasks/check.ts'] },
  typecheck: { run: ['build/tasks/check.ts', 'typecheck'] },
  lint: { run: ['build/tasks/check.ts', 'lint'] },
  format: { run: ['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level=warn', '.'] },
};
// A file of each Debian package: looking for it is quicker than asking dpkg. A library's lies below the folder of the machine's kind.
const triplet = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch] ?? '';
const library = (name) => `/usr/lib/${triplet}/${name}`;
const packageFiles = {
  chromium: '/usr/bin/chromium',
  'fonts-noto-cjk': '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  age: '/usr/bin/age',
  'openssh-client': '/usr/bin/ssh-keygen',
  sqlite3: '/usr/bin/sqlite3',
  'libreoffice-calc': '/usr/lib/libreoffice/program/libsclo.so',
  'python3-uno': '/usr/lib/python3/dist-packages/uno.py',
  xvfb: '/usr/bin/Xvfb',
  xauth: '/usr/bin/xauth',
  nsis: '/usr/bin/makensis',
  'libgtk-3-0': library('libgtk-3.so.0'),
  libnss3: library('libnss3.so'),
  libasound2: library('libasound.so.2'),
  libgbm1: library('libgbm.so.1'),
  libxss1: library('libXss.so.1'),
  libxtst6: library('libXtst.so.6'),
  'libatk-bridge2.0-0': library('libatk-bridge-2.0.so.0'),
  libdrm2: library('libdrm.so.2'),
  libcups2: library('libcups.so.2'),
  'libsecret-1-0': library('libsecret-1.so.0'),
};

const say = (text) => process.stderr.write(`street-ledger: ${text}\n`);
const fail = (text) => {
  say(text);
  process.exit(1);
};

/** Runs to its end with everything it says on stderr. */
function quietly(command, args, options = {}) {
  const windows = process.platform === 'win32';
  const { status, error } = spawnSync(windows ? `${command}.cmd` : command, args, {
    cwd: project,
    stdio: ['ignore', 2, 2],
    shell: windows,
    ...options,
  });
  if (error) throw error;
  return status === 0;
}

/** The pinned Node: `{ node, home }`; on a platform without one, the Node that runs this file. */
function pinnedNode() {
  const { optionalDependencies } = JSON.parse(readFileSync(at('tools/node/package.json'), 'utf8'));
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const version = optionalDependencies[name];
  if (!version) {
    if (Number(process.versions.node.split('.')[0]) < 22)
      fail(`no pinned Node for ${process.platform}-${process.arch}: run this under Node 24`);
    return { node: process.execPath, home: null };
  }
  const home = at('tools/node/node_modules', name);
  const there = () =>
    existsSync(join(home, 'package.json')) && JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version === version;
  if (!there()) {
    say(`fetching Node ${version} from npm`);
    // A relative path: on Windows npm is started by a shell, which would cut a folder's name at a blank.
    if (!quietly('npm', ['ci', '--prefix', 'tools/node', '--ignore-scripts', '--loglevel=error']) || !there())
      fail('Node could not be fetched: is an npm registry within reach?');
  }
  return { node: join(home, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'), home };
}

/** Installs the dependencies when the lock file's content is not what is installed. */
function packages(environment) {
  const stamp = at('node_modules/.street-ledger-lock');
  const { size, mtimeMs } = statSync(at('package-lock.json'));
  const now = `${size} ${mtimeMs}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  if (!installed()) {
    say('installing dependencies (npm ci)');
    // No package needs its scripts. npm 10, which comes with Node 20, does not know `allowScripts` and would build better-sqlite3 with a compiler.
    if (!quietly('npm', ['ci', '--ignore-scripts', '--loglevel=error'], { env: environment })) fail('npm ci failed: see above');
  }
  writeFileSync(stamp, now);
}

/** npm's own record holds every package of the lock in the same version; packages for other systems may be missing. */
function installed() {
  const record = at('node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const have = JSON.parse(readFileSync(record, 'utf8')).packages;
  const want = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  return Object.entries(want).every(([path, { version, optional }]) => path === '' || optional || have[path]?.version === version);
}

/** Debian packages: installed as root; else named with the line that installs them, as the task goes on without. */
function system(names) {
  const missing = names.filter((name) => process.platform === 'linux' && !existsSync(packageFiles[name]));
  if (missing.length === 0) return;
  if (!existsSync('/usr/bin/apt-get')) return say(`not on this machine, and left out below: what Debian calls ${missing.join(' ')}`);
  if (process.getuid() !== 0) {
    say('not on this machine, and left out below; this line installs it:');
    say(`  sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`);
    return;
  }
  say(`installing ${missing.join(' ')} (apt-get)`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = ['-qq', '-o=Dpkg::Use-Pty=0'];
  quietly('apt-get', ['update', ...quiet], { env });
  // Its progress is of no use to anyone; its errors are.
  const got = quietly('apt-get', ['install', '-y', ...quiet, '--no-install-recommends', ...missing], {
    env,
    stdio: ['ignore', 'ignore', 2],
  });
  if (!got) say('apt-get did not install all of them');
}

const [name, ...args] = process.argv.slice(2);
const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : fail(`tasks: ${Object.keys(tasks).join(' ')}`);

const { node, home } = pinnedNode();
const environment = {
  ...process.env,
  PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
  // The headers of the Node that runs: an addon built with another's would not load.
  ...(home && { npm_config_nodedir: home }),
};
packages(environment);
system(task.system ?? []);

const cache = at('node_modules/.cache/node');
mkdirSync(cache, { recursive: true });
const [file, ...fixed] = task.run;
// npm changes to the project's folder; a path that someone types is meant from where they are.
const cwd = process.cwd() === join(project) ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();
const child = spawn(node, ['--disable-warning=ExperimentalWarning', at(file), ...fixed, ...args], {
  cwd: name === 'cli' ? cwd : project,
  stdio: 'inherit',
  env: { ...task.env, ...environment, NODE_COMPILE_CACHE: cache },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
