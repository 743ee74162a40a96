/** The commands of the command line: each a few calls of the contract. */
import { resolve } from 'node:path';
import { contract, Refusal } from '#shared/contract/index.ts';
import type { CallName } from '#shared/contract/index.ts';
import type { MergeResult } from '#shared/contract/snapshots.ts';
import type { ScaleTable } from '#shared/contract/pay.ts';
import type { FoundTable, TableResult } from '#shared/contract/spreadsheets.ts';
import { registerNames } from '#shared/registers/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import { folder, signedIn } from './command.ts';
import type { Arguments, Command } from './command.ts';
import { listCommands } from './lists.ts';
import { payCommands } from './pay.ts';
import { Refused, passphraseGiven, signIn } from './session.ts';
import type { Session } from './session.ts';

const usage = (name: string): Refusal => new Refusal('usage', { usage: commands[name]!.usage });

function word(name: string, given: Arguments, index: number): string {
  const found = given.words[index];
  if (found === undefined) throw usage(name);
  return found;
}

function option(name: string, given: Arguments, key: string): string {
  const found = given.options[key];
  if (found === undefined) throw usage(name);
  return found;
}

function registerNamed(name: string): RegisterName {
  if (!(registerNames as readonly string[]).includes(name)) throw new Refusal('invalidInput', { field: 'register', known: registerNames });
  return name as RegisterName;
}

const whole = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

/** A pay scale in the workbook is read in as a draft of a scheme, beside what its other sheets hold. */
async function importWorkbook(session: Session, given: Arguments): Promise<unknown> {
  const { register, sheet, marked, from } = given.options;
  const file = session.file(resolve(word('import', given, 0))).token;
  const dry = given.options['dry-run'] !== undefined;
  const ofSheet = sheet === undefined ? {} : { sheet };
  const takeScale = (name: 'pay.readScale' | 'pay.takeScale'): Promise<{ tables: ScaleTable[] }> =>
    session.finish(name, { file, ...ofSheet, ...(from === undefined ? {} : { effectiveFrom: from }) });
  if (register === 'schemes') return takeScale(dry ? 'pay.readScale' : 'pay.takeScale');
  const opened = await session.finish<{ plan: string; tables: FoundTable[]; scales: unknown[] }>('spreadsheets.open', {
    file,
    ...(register === undefined ? {} : { register: registerNamed(register) }),
    ...ofSheet,
  });
  const tables = opened.tables.filter((t) => t.register !== null);
  if (tables.length === 0) {
    if (opened.scales.length > 0) return takeScale(dry ? 'pay.readScale' : 'pay.takeScale');
    throw new Refusal('noTableFound');
  }
  const scales = opened.scales.length === 0 ? [] : (await takeScale('pay.readScale')).tables;
  const checked = await session.finish<{ tables: TableResult[] }>('spreadsheets.check', {
    plan: opened.plan,
    tables: tables.map(({ id, register: name, context, columns }) => ({ id, register: name, context, columns })),
    createMissing: true,
  });
  if (marked !== undefined) await session.finish('spreadsheets.mark', { plan: opened.plan, file: session.file(resolve(marked)).token });
  const all = { tables: [...checked.tables, ...scales] };
  if (dry) return all;
  if (scales.some((t) => t.errors.length > 0)) throw new Refusal('importRefused', all);
  const applied = await session.finish<{ tables: TableResult[] }>('spreadsheets.apply', { plan: opened.plan });
  if (scales.length === 0) return applied;
  return { ...applied, tables: [...applied.tables, ...(await takeScale('pay.takeScale')).tables] };
}

async function exportSnapshot(session: Session, given: Arguments): Promise<unknown> {
  const token = session.file(resolve(option('export', given, 'to'))).token;
  const { peers } = await session.ask('snapshots.readCards', { files: [token] });
  const county = peers[0]!;
  if (county.known === 'changed') throw new Refusal('cardChanged', { code: county.card.code, name: county.card.name });
  // Naming the card on the command line is the clerk's word for it; the enrolment is recorded.
  if (county.known === 'new') await session.ask('snapshots.enrol', { files: [token] });
  return session.finish('snapshots.export', {
    to: county.card.code,
    folder: folder(session, option('export', given, 'out')),
    profile: given.options['profile'] ?? 'full',
  });
}

async function merge(session: Session, given: Arguments): Promise<unknown> {
  word('merge', given, 0);
  const receipts = given.options['receipts'];
  const value = await session.finish<{ results: MergeResult[] }>('snapshots.merge', {
    files: given.words.map((path) => session.file(resolve(path)).token),
    ...(receipts === undefined ? {} : { receipts: folder(session, receipts) }),
  });
  const refused = value.results.find((r) => r.outcome === 'refused');
  if (refused?.error) throw new Refused({ code: refused.error.code as never, params: { ...refused.error.params, ...value }, ref: '' });
  return value;
}

/** In the JSON of `call`, a string `@path` stands for a file or folder. */
const withFiles = (session: Session, value: unknown): unknown =>
  typeof value === 'string' && value.startsWith('@')
    ? session.file(resolve(value.slice(1))).token
    : Array.isArray(value)
      ? value.map((v) => withFiles(session, v))
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, withFiles(session, v)]))
        : value;

function inputOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    throw new Refusal('invalidInput', { problem: 'json' });
  }
}

export const commands: Record<string, Command> = {
  init: {
    usage: 'init DIR --kind street|county --code CODE --name NAME [--demo]   (--demo: 示例方案 pays; never for real people)',
    options: ['kind', 'code', 'name'],
    flags: ['demo'],
    run: (session, given) =>
      session.ask('station.create', {
        kind: option('init', given, 'kind') as 'street',
        code: option('init', given, 'code'),
        name: option('init', given, 'name'),
        account: process.env['STREET_LEDGER_USER'] ?? '管理员',
        passphrase: passphraseGiven(),
        demo: given.options['demo'] !== undefined,
      }),
  },
  import: {
    usage:
      'import DIR FILE [--register NAME] [--sheet NAME] [--from DATE] [--dry-run] [--marked OUT.xlsx]   (--from: first day of a pay scale)',
    options: ['register', 'sheet', 'from', 'marked'],
    flags: ['dry-run'],
    run: signedIn(importWorkbook),
  },
  card: {
    usage: 'card DIR --out FILE.station.json',
    options: ['out'],
    run: signedIn((session, given) =>
      session.ask('snapshots.writeCard', { file: session.file(resolve(option('card', given, 'out'))).token }),
    ),
  },
  key: {
    usage: 'key DIR --out FILE   (the age identity that opens snapshots without this program: keep it in the safe)',
    options: ['out'],
    run: signedIn((session, given) =>
      session.ask('snapshots.writeIdentity', { file: session.file(resolve(option('key', given, 'out'))).token }),
    ),
  },
  enrol: {
    usage: 'enrol DIR CARD...',
    options: [],
    flags: ['replace'],
    run: signedIn((session, given) => {
      word('enrol', given, 0);
      return session.ask('snapshots.enrol', {
        files: given.words.map((path) => session.file(resolve(path)).token),
        replace: given.options['replace'] !== undefined,
      });
    }),
  },
  export: {
    usage: 'export DIR --to COUNTY.station.json --out FOLDER [--profile full|without-pay|statistics]',
    options: ['to', 'out', 'profile'],
    run: signedIn(exportSnapshot),
  },
  merge: { usage: 'merge DIR SNAPSHOT... [--receipts FOLDER]', options: ['receipts'], run: signedIn(merge) },
  receipt: {
    usage: 'receipt DIR FILE',
    options: [],
    run: signedIn((session, given) => session.ask('snapshots.receipt', { file: session.file(resolve(word('receipt', given, 0))).token })),
  },
  list: {
    usage: 'list DIR REGISTER [--search TEXT] [--limit N] [--offset N] [--street CODE]',
    options: ['search', 'limit', 'offset', 'street'],
    run: signedIn((session, given) =>
      session.ask('registers.list', {
        register: registerNamed(word('list', given, 0)),
        search: given.options['search'],
        limit: whole(given.options['limit']),
        offset: whole(given.options['offset']),
        station: given.options['street'],
      }),
    ),
  },
  ...listCommands,
  ...payCommands,
  grade: {
    usage: 'grade DIR WORKER [--on DATE]   (WORKER: id, ID number or name; every intermediate number, money in fen)',
    options: ['on'],
    run: signedIn((session, given) => session.ask('pay.worker', { worker: word('grade', given, 0), on: given.options['on'] })),
  },
  report: { usage: 'report DIR', options: [], run: signedIn((session) => session.ask('station.report', {})) },
  verify: {
    usage: 'verify DIR',
    options: [],
    run: signedIn((session) => session.ask('station.verify', {})),
  },
  call: {
    usage: 'call DIR CALL [JSON]   (a string "@path" stands for a file or folder)',
    options: [],
    run: async (session, given) => {
      const name = word('call', given, 0);
      const declared = Object.hasOwn(contract, name) ? contract[name as CallName] : null;
      if (!declared) throw new Refusal('unknownCall', { name });
      if (declared.permission !== 'public') await signIn(session);
      return session.finish(name as CallName, withFiles(session, inputOf(given.words[1])));
    },
  },
};
