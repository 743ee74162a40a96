/**
 * A month's pay of 100,000 workers: everybody graded, paid, taxed, and every line stored. Against the same sums in a plain loop with prepared inserts
 * into the same table of the same encrypted store; and against LibreOffice loading, reckoning and saving them as formulas. All three must agree.
 * Everybody's regrading likewise against a loop; and how long lists wait while the host does either.
 */
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { commandOf, ownStation, writeBulk } from '../electron/data/registers/service.ts';
import type { Measure } from './measures.ts';
import { bare, bareRegrading, fingerprint, pay, people, starts } from './payByHand.ts';
import type { Person } from './payByHand.ts';
import { people as madeUp } from './people.ts';
import { account, fill, newStation, settled, work } from './stations.ts';
import type { Station } from './stations.ts';
import { inTurn, run, timed } from './timing.ts';
import { measureWaits } from './waits.ts';
import { zipped } from './workbook.ts';

const count = 100_000;
const rounds = 3;

/** The three posts of the scheme in turn. */
async function streetOf(name: string): Promise<Station> {
  const station = await newStation(name);
  const posts = Object.keys(starts);
  await fill(station, madeUp(count).map((person, i) => ({ ...person, postClass: posts[i % posts.length]! }))); // prettier-ignore
  return station;
}

/** A run to put lines into, outside the figure. */
async function emptyRun(station: Station): Promise<number> {
  const open = station.router.host.open();
  return open.store.write(commandOf(open, 'spreadsheets.apply'), async (tx) => {
    tx.db.prepare('DELETE FROM pay_lines').run();
    tx.db.prepare('DELETE FROM pay_runs').run();
    return (
      await writeBulk(tx, 'payRuns', ownStation, { added: [{ period: '2025-01', kind: 'imported', status: 'imported' }], changed: [] })
    ).ids[0]!;
  });
}

/** One row a worker: grade and certificate as values; coefficient, basic, performance, total, tax, net as formulas without results. */
function writeFormulas(file: string, all: readonly Person[]): void {
  const rows = all.map((p, i) => {
    const r = i + 1;
    const { grade, allowance } = pay(p, '2025');
    const value = (column: string, n: number): string => `<c r="${column}${r}"><v>${n}</v></c>`;
    const formula = (column: string, text: string): string => `<c r="${column}${r}"><f>${text}</f></c>`;
    const cells = [
      value('A', p.id),
      value('B', grade),
      value('C', allowance / 100),
      formula('D', `1+0.05*(B${r}-1)`),
      formula('E', `ROUND(3400*D${r}*0.7,2)`),
      formula('F', `ROUND(3400*D${r}*0.3,2)`),
      formula('G', `SUM(C${r},E${r},F${r})`),
      formula('H', `ROUND(MAX(0,G${r}-5000)*0.03,2)`),
      formula('I', `G${r}-H${r}`),
    ];
    return `<row r="${r}">${cells.join('')}</row>`;
  });
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  writeFileSync(
    file,
    zipped({
      '[Content_Types].xml': `${xml}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`,
      '_rels/.rels': `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="pay" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': `${xml}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
    }),
  );
}

/** Every line of the proposals in a store, as one text. */
const proposed = (db: Database): string =>
  JSON.stringify(db.prepare('SELECT worker, old_grade, new_grade, reason, why FROM regrading_lines ORDER BY worker').raw().all());

/** Everybody graded on a day and put before the second person, every line with its reasons; both sides must have stored the same. */
async function measureRegrading(station: Station, peer: Station): Promise<Measure> {
  const { store } = station.router.host.open();
  const { store: theirs } = peer.router.host.open();
  const by = { id: 1, name: account };
  const forget = (tx: { db: Database }): void => void tx.db.exec('DELETE FROM regrading_lines; DELETE FROM regradings');
  const grade = async (): Promise<void> => {
    const { plan } = await station.finish<{ plan: string }>('pay.regradePreview', { on: '2025-01-01' });
    await station.finish('pay.regradePropose', { plan });
  };
  const found = await inTurn(rounds, {
    ours: async () => {
      await store.write({ name: 'bench', account: by }, forget);
      await settled();
      return timed(grade);
    },
    theirs: async () => {
      await theirs.write({ name: 'bench', account: by }, forget);
      await settled();
      return timed(() => theirs.write({ name: 'bench', account: by }, (tx) => void bareRegrading(tx.db, by, '2025')));
    },
  });
  if (proposed(store.reader) !== proposed(theirs.reader)) throw new Error('the regrading and the loop have stored different lines');
  await store.write({ name: 'bench', account: by }, forget);
  return { part: 'pay', name: 'a regrading of 100,000, every line stored', aim: 1.5, unit: 's', ...found, peer: 'a bare loop and prepared inserts' }; // prettier-ignore
}

export async function measurePay(): Promise<Measure[]> {
  const station = await streetOf('pay');
  const peer = await streetOf('pay-peer');
  const regrading = await measureRegrading(station, peer);
  const db = peer.router.host.open().store;
  let gross = 0;
  let month = 0;
  const ours: number[] = [];
  const create = async (): Promise<void> => {
    month = (month % 12) + 1;
    const { run: id } = await station.finish<{ run: number }>('payruns.create', { period: `2025-${String(month).padStart(2, '0')}` });
    gross = (await station.ask('payruns.read', { run: id })).totals.gross;
  };
  const forget = async (): Promise<void> => {
    const { runs } = await station.ask('payruns.list', {});
    for (const { id } of runs) await station.ask('payruns.discard', { run: id });
    const { store } = station.router.host.open();
    await store.write({ name: 'bench', account: { id: 1, name: account } }, (tx) => void tx.db.prepare('DELETE FROM pay_lines').run());
  };
  let theirGross = 0;
  const loop = await inTurn(rounds, {
    ours: async () => {
      await forget();
      await settled();
      return timed(create);
    },
    theirs: async () => {
      const id = await emptyRun(peer);
      await settled();
      return timed(() =>
        db.write({ name: 'bench', account: { id: 1, name: account } }, (tx) => void (theirGross = bare(tx.db, id, 0, month))),
      );
    },
  });
  ours.push(...loop.ours);
  if (gross !== theirGross) throw new Error(`the run comes to ${gross}, the loop to ${theirGross}`);
  const { reader } = station.router.host.open().store;
  if (fingerprint(reader) !== fingerprint(db.reader)) throw new Error('the run and the loop have stored different lines');

  const book = join(work, 'pay.xlsx');
  writeFormulas(book, people(db.reader));
  const out = join(work, 'pay-saved');
  const office = (): Promise<string> =>
    run('soffice', [`-env:UserInstallation=file://${work}/profile-pay`, '--headless', '--convert-to', 'xlsx', '--outdir', out, book]);
  await office(); // makes the profile
  const libre = await inTurn(2, {
    ours: async () => {
      await forget();
      await settled();
      return timed(create);
    },
    theirs: () => timed(office),
  });
  const bytes = statSync(join(out, 'pay.xlsx')).size;
  await forget();
  await station.close();
  await peer.close();
  rmSync(out, { recursive: true });
  const waits = await measureWaits(station.folder);
  return [
    regrading,
    { part: 'pay', name: 'a month of 100,000, every line stored', aim: 1.5, unit: 's', ours, theirs: loop.theirs, peer: 'a bare loop and prepared inserts', more: { gross } },
    { part: 'pay', name: 'a month of 100,000, every line stored', aim: null, unit: 's', ours: libre.ours, theirs: libre.theirs, peer: 'LibreOffice: load, reckon, save the formulas', more: { bytes } },
    ...waits,
  ]; // prettier-ignore
}
