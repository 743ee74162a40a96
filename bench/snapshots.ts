/**
 * A snapshot of 100,000 workers sealed, and 38 streets of 2,600 taken in, against sqlite3, gzip and age in a pipeline. The pipeline has the
 * workers alone, in a plain file; ours reads an encrypted store, describes, hashes and signs every entry, and at the county checks
 * signature, hashes and every row, and keeps the trail of what changed.
 */
import { cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { MergeResult } from '#shared/contract/snapshots.ts';
import type { Measure } from './measures.ts';
import { people } from './people.ts';
import type { Person } from './people.ts';
import { account, fill, newStation, passphrase, stationAt, work } from './stations.ts';
import type { Station } from './stations.ts';
import { inTurn, shell, timed } from './timing.ts';

const whole = 100_000;
const streets = 38;
const each = 2_600;
const rounds = 3;
const county = '520699';
const codeOf = (index: number): string => `${county}${String(index + 1).padStart(3, '0')}`;
const files = (station: Station, ...paths: string[]): string[] => paths.map((path) => station.router.host.files.give(path).token);
const only = (folder: string): string => join(folder, readdirSync(folder)[0]!);

async function writeCard(station: Station, name: string): Promise<string> {
  const file = join(work, `${name}.station.json`);
  await station.ask('snapshots.writeCard', { file: files(station, file)[0]! });
  return file;
}

/** Seals to the county into an emptied folder; the file. */
async function seal(station: Station, name: string): Promise<string> {
  const folder = join(work, 'sealed', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await station.finish('snapshots.export', { to: county, folder: files(station, folder)[0]! });
  return only(folder);
}

const columns = (person: Person): string[] => Object.keys(person);
const typeOf = (value: unknown): string => (typeof value === 'number' ? 'INTEGER' : 'TEXT');

/** The peer's side: a plain database of the same people with the unique index that a roster needs. Returns its schema. */
function plainDatabase(file: string, workers: readonly Person[], firstId: number): string {
  const [one] = workers;
  const names = columns(one!);
  const schema = `CREATE TABLE workers (id INTEGER PRIMARY KEY, ${names.map((name) => `${name} ${typeOf(one![name as keyof Person])}`).join(', ')}) STRICT;
CREATE UNIQUE INDEX workers_id_number ON workers (idNumber);\n`;
  const db = new Database(file);
  db.exec(schema);
  const insert = db.prepare(`INSERT INTO workers VALUES (${Array.from({ length: names.length + 1 }, () => '?').join(', ')})`);
  db.transaction(() => workers.forEach((person, i) => insert.run(firstId + i, ...Object.values(person))))();
  db.close();
  return schema;
}

async function keys(): Promise<string> {
  await shell('age-keygen -o key 2>/dev/null', work);
  return (await shell('age-keygen -y key', work)).trim();
}

export async function measureSnapshots(): Promise<Measure[]> {
  const recipient = await keys();
  const [sample] = people(1);
  const names = ['id', ...columns(sample!)];
  const object = `json_object(${names.map((name) => `'${name}', ${name}`).join(', ')})`;
  const pipeline = (db: string, out: string): string =>
    `sqlite3 ${db} "SELECT ${object} FROM workers" | gzip -6 | age -r ${recipient} > ${out}`;

  const office = await newStation('county', 'county');
  const countyCard = await writeCard(office, 'county');
  await office.close();
  /** The county as it was made, signed in: each merge begins with an empty one. */
  const emptyCounty = async (): Promise<Station> => {
    rmSync(join(work, 'county-now'), { recursive: true, force: true });
    cpSync(office.folder, join(work, 'county-now'), { recursive: true });
    const copy = stationAt('county-now');
    await copy.ask('station.signIn', { account, passphrase });
    return copy;
  };

  const street = await newStation('whole', 'street', codeOf(0));
  await fill(street, people(whole));
  await street.ask('snapshots.enrol', { files: files(street, countyCard) });
  const schema = plainDatabase(join(work, 'whole.db'), people(whole), 1);
  let sealed = '';
  const out = await inTurn(rounds, {
    ours: () => timed(async () => (sealed = await seal(street, 'whole'))),
    theirs: () => timed(() => shell(pipeline('whole.db', 'whole.age'), work)),
  });
  await street.close();
  const bytes = { ours: statSync(sealed).size, theirs: statSync(join(work, 'whole.age')).size };

  const cards: string[] = [];
  const snapshots: string[] = [];
  for (let i = 0; i < streets; i++) {
    const workers = people(each, { seed: i + 2, from: i * each });
    const station = await newStation('street', 'street', codeOf(i));
    await fill(station, workers);
    await station.ask('snapshots.enrol', { files: files(station, countyCard) });
    cards.push(await writeCard(station, codeOf(i)));
    snapshots.push(await seal(station, codeOf(i)));
    await station.close();
    plainDatabase(join(work, `street-${i}.db`), workers, 1 + i * each);
    await shell(pipeline(`street-${i}.db`, `street-${i}.age`), work);
  }
  const numbers = Array.from({ length: streets }, (_, i) => i);
  const extract = names.map((name) => `line->>'$.${name}'`).join(', ');
  writeFileSync(
    join(work, 'merge.sql'),
    `PRAGMA journal_mode=WAL;\nPRAGMA synchronous=FULL;\nPRAGMA temp_store=MEMORY;\n${schema}CREATE TEMP TABLE raw (line TEXT);\n.mode ascii\n.separator "\\037" "\\n"\nBEGIN;\n` +
      `${numbers.map((i) => `.import street-${i}.ndjson raw`).join('\n')}\nINSERT INTO workers SELECT ${extract} FROM raw;\nCOMMIT;\n`,
  );
  const back = `rm -f merged.db*; for i in ${numbers.join(' ')}; do age -d -i key street-$i.age | gunzip > street-$i.ndjson; done; sqlite3 merged.db < merge.sql`;
  const merged = await inTurn(rounds, {
    ours: async () => {
      const fresh = await emptyCounty();
      await fresh.ask('snapshots.enrol', { files: files(fresh, ...cards) });
      const seconds = await timed(async () => {
        const { results } = await fresh.finish<{ results: MergeResult[] }>('snapshots.merge', { files: files(fresh, ...snapshots) });
        const bad = results.find((r) => r.outcome !== 'merged');
        if (bad) throw new Error(`merge: ${bad.error?.code ?? bad.outcome}`);
      });
      await fresh.close();
      return seconds;
    },
    theirs: () => timed(() => shell(back, work)),
  });
  const rows = Number(await shell('sqlite3 merged.db "SELECT count(*) FROM workers"', work));
  if (rows !== streets * each) throw new Error(`the pipeline merged ${rows} rows`);
  return [
    {
      part: 'snapshots',
      name: 'export of 100,000 workers',
      aim: 1.2,
      unit: 's',
      ours: out.ours,
      theirs: out.theirs,
      peer: 'sqlite3 | gzip | age',
      more: { bytes },
    },
    {
      part: 'snapshots',
      name: 'merge of 38 × 2,600 workers',
      aim: 2,
      unit: 's',
      ours: merged.ours,
      theirs: merged.theirs,
      peer: 'age | gunzip | sqlite3 (JSON)',
    },
  ];
}
