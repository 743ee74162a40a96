/**
 * What a list clerk (清单专员) is never told, whatever is asked: a worker's ID number, phone, bank account, pay, or even the name. Every call of the
 * contract is asked in many ways, every command of the command line is run, and every file that comes out of it is read.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { yuan } from '#shared/domain/pay/index.ts';
import { contract } from '#shared/contract/index.ts';
import { registerNames } from '#shared/registers/index.ts';
import { commands } from '../../electron/data/entry/cli/commands.ts';
import { sessionOver } from '../../electron/data/entry/cli/session.ts';
import { sampleStation } from '../../electron/data/modules/payruns/testing.ts';
import { openZip, partText } from '../../electron/data/modules/spreadsheets/read/zip.ts';
import { valuesOf } from '../support/inputs.ts';
import { discard, passphrase } from '../support/station.ts';
import type { TestStation } from '../support/station.ts';

let station: TestStation;
const clerk = '清单小吴';
const personnel = '人事小周';
const secrets = new Set<string>();
const as = (account: string): Promise<unknown> => station.ask('station.signIn', { account, passphrase });

beforeAll(async () => {
  station = await sampleStation();
  const ask = station.ask;
  for (const [name, role] of [
    [clerk, 'listClerk'],
    [personnel, 'personnelClerk'],
    ['李书记', 'leader'],
  ] as const)
    await ask('accounts.add', { name, role, passphrase });
  await ask('registers.save', { register: 'items', values: { kind: 'power', title: '示例事项' } });
  await as(personnel);
  // What there is to find: a phone, an account and a pay of each kind, grades, a paid month, papers, and jobs that have their results.
  const phone = '13985551234';
  const account = '6222020000001234567';
  await ask('registers.save', { register: 'workers', id: 1, values: { phone } });
  await ask('registers.save', {
    register: 'payProfiles',
    values: { worker: 1, from: '2025-01-01', bankAccount: account, insuranceBase: 4_321_09 },
  });
  await ask('registers.save', {
    register: 'payItems',
    values: { worker: 1, kind: 'addition', label: '值班补贴', amount: 765_43, from: '2025-09', reason: '八月值班' },
  });
  await ask('registers.save', { register: 'contracts', values: { worker: 1, kind: 'fixedTerm', from: '2020-01-01', until: '2026-01-01' } });
  const [someone] = (await ask('registers.list', { register: 'workers', limit: 1 })).rows;
  await ask('views.save', { register: 'workers', name: '找人', shared: true, query: { search: String(someone!['name']) } });
  const { plan } = await station.finish<{ plan: string }>('pay.regradePreview', { on: '2025-09-01' });
  await station.finish('pay.regradePropose', { plan });
  const { run } = await station.finish<{ run: number }>('payruns.create', { period: '2025-09' });
  await ask('payruns.advance', { run, to: 'checked' });
  await as('李书记');
  await ask('payruns.advance', { run, to: 'approved' });
  await as(personnel);
  await ask('payruns.advance', { run, to: 'paid' });
  const { rows } = await ask('registers.list', { register: 'workers', limit: 100 });
  for (const { id, ...row } of rows) {
    secrets.add(String(row['name']));
    secrets.add((await ask('registers.reveal', { register: 'workers', ids: [id], field: 'idNumber' })).values[0]!.value as string);
  }
  const paid = await ask('payruns.lines', { run, limit: 100, reveal: true });
  for (const { total, net } of paid.rows) for (const fen of [total, net]) if (fen !== null) secrets.add(String(fen)).add(yuan(fen));
  for (const more of [phone, account, '432109', '76543']) secrets.add(more);
  any = lookFor();
});
afterAll(() => discard(station));

/** Figures are looked for as a whole: a fingerprint may hold any digits. One pass for all. */
let any: RegExp;
const lookFor = (): RegExp => {
  const figures = [...secrets].filter((s) => /^[\d.,]+$/.test(s)).map((s) => s.replaceAll('.', '\\.'));
  const words = [...secrets].filter((s) => !/^[\d.,]+$/.test(s));
  return new RegExp(`${words.join('|')}|(?<![0-9a-f.])(?:${figures.join('|')})(?![0-9a-f])`, 'g');
};
const found = (text: string): string[] => [...new Set(text.match(any) ?? [])];

/** The text of everything in a file: the parts of a workbook, or the file itself. */
function textOf(path: string): string {
  const bytes = readFileSync(path);
  if (bytes.readUInt32LE(0) !== 0x04034b50) return bytes.toString('utf8');
  const zip = openZip(bytes);
  return [...zip.entries.keys()].map((name) => partText(zip, name) ?? '').join('\n');
}

it('sees no more than there is to see: the person asked for is known to the personnel clerk', async () => {
  expect(secrets.size).toBeGreaterThan(150);
  await as(personnel);
  expect(found(JSON.stringify(await station.ask('registers.list', { register: 'workers' }))).length).toBeGreaterThan(40);
  const line = JSON.stringify(await station.ask('payruns.lines', { run: 1, reveal: true }));
  expect(found(line).length).toBeGreaterThan(40);
});

/** Calls that end the session or the station; and those that a list clerk is not even asked about. */
const last = new Set<string>([
  'station.signOut',
  'station.create',
  'station.recover',
  'accounts.changePassphrase',
  'files.show',
  'files.pick',
  'files.dropped',
  'files.target',
  'files.printToPdf',
]);

/** At most so many, from all over: opening a workbook takes a worker of its own. */
const spread = (all: readonly unknown[], most: number): unknown[] => all.filter((_, i) => i % Math.ceil(all.length / most) === 0);

it('learns nothing of a worker from any call, or from a file that one writes', async () => {
  const { names, numbers } = {
    names: [...secrets].filter((s) => /^[一-龥]+$/.test(s)),
    numbers: [...secrets].filter((s) => /^\d{17}[\dX]$/.test(s)),
  };
  await as(clerk);
  const before = station.events.length;
  let asked = 0;
  let answered = 0;
  const told: string[] = [];
  const unasked: string[] = [];
  for (const [call, { input }] of Object.entries(contract)) {
    if (last.has(call)) continue;
    const token = (file: string): string => station.router.host.files.give(join(station.folder, file)).token;
    const files = [token('out.xlsx'), token('own.station.json')];
    const hints = {
      register: registerNames,
      search: [names[0], numbers[0]],
      worker: [1, names[0], numbers[0]],
      text: [names[0]],
      file: files,
      folder: [token('.')],
      on: ['2025-09-30'],
      from: ['2025-01-01'],
      to: ['2025-12-31'],
      period: ['2025-09'],
      month: ['2025-09'],
      kind: ['power'],
      field: ['idNumber', 'phone', 'name', 'bankAccount', 'net'],
      fields: [['name', 'idNumber', 'phone', 'net']],
      job: [1, 2, 3, 4, 5, 6, 7, 8],
      by: ['community'],
      limit: [100],
      offset: [0],
      station: [undefined],
    };
    const inputs = spread(valuesOf(input, hints), call.startsWith('spreadsheets.') ? 30 : 400);
    if (inputs.length === 0) unasked.push(call);
    for (const given of inputs) {
      asked++;
      const answer = await station.router.call(call, given);
      if (answer.ok) answered++;
      const value = answer.ok ? answer.value : null;
      let text = JSON.stringify(answer);
      if (typeof (value as { job?: number } | null)?.job === 'number' && !call.startsWith('jobs.'))
        text += JSON.stringify(await station.router.call('jobs.wait', { job: (value as { job: number }).job }));
      // What was asked for comes back in a refusal; what counts is what was not known.
      for (const secret of found(text))
        if (!JSON.stringify(given ?? null).includes(secret)) told.push(`${call} ${JSON.stringify(given)}: ${secret}`);
      const file = join(station.folder, 'out.xlsx');
      if (existsSync(file)) {
        for (const secret of found(textOf(file))) told.push(`${call} file: ${secret}`);
        rmSync(file);
      }
    }
    if ((await station.ask('station.state', {})).session?.account.name !== clerk) await as(clerk);
  }
  // What the window hears without asking, too.
  expect(found(JSON.stringify(station.events.slice(before)))).toEqual([]);
  expect(told.slice(0, 20)).toEqual([]);
  expect(unasked).toEqual([]);
  expect(asked).toBeGreaterThan(1000);
  expect(answered).toBeGreaterThan(50);
});

it('learns nothing from the command line', async () => {
  const session = sessionOver(station.router);
  process.env['STREET_LEDGER_USER'] = clerk;
  process.env['STREET_LEDGER_PASSPHRASE'] = passphrase;
  const told: string[] = [];
  const [name = ''] = [...secrets].filter((s) => /^[一-龥]+$/.test(s));
  const words: Record<string, string[][]> = {
    list: registerNames.map((register) => [register]),
    grade: [['1'], [name]],
    pay: [['2025-09']],
    call: ['pay.roster', 'pay.worker', 'payruns.list', 'registers.undoable', 'station.report'].map((call) => [call, '{"worker":1}']),
    export: [[]],
    import: [['out.xlsx']],
  };
  for (const [command, { run, options }] of Object.entries(commands)) {
    if (['init', 'key', 'card'].includes(command)) continue;
    for (const given of words[command] ?? [[]])
      for (const search of options.includes('search') && given[0] === 'workers' ? [undefined, name] : [undefined]) {
        const answer = await run(session, { words: given, options: search === undefined ? {} : { search } }).catch(
          (error: unknown) => String(error) + JSON.stringify(error),
        );
        for (const secret of found(JSON.stringify(answer) ?? ''))
          if (secret !== name) told.push(`${command} ${given.join(' ')}: ${secret}`);
      }
  }
  expect(told.slice(0, 20)).toEqual([]);
});
