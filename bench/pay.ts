/**
 * A month's pay of 100,000 workers: everybody graded, paid, taxed, and every line stored. Against the same sums in a plain loop with prepared inserts
 * into the same table of the same encrypted store; and against LibreOffice loading, reckoning and saving them as formulas. All three must agree.
 */
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { columnOf, register } from '#shared/registers/index.ts';
import { commandOf, ownStation, writeBulk } from '../electron/data/registers/service.ts';
import type { Measure } from './measures.ts';
import { people as madeUp } from './people.ts';
import { account, fill, newStation, work } from './stations.ts';
import type { Station } from './stations.ts';
import { inTurn, run, timed } from './timing.ts';
import { zipped } from './workbook.ts';

const count = 100_000;
const rounds = 3;

type Person = {
  id: number;
  name: string;
  pinyin: string;
  community: number;
  postClass: string;
  serviceFrom: string;
  certificate: string | null;
};
const people = (db: Database): Person[] =>
  db
    .prepare(
      'SELECT id, name, pinyin, community, post_class AS postClass, service_from AS serviceFrom, certificate FROM workers WHERE station = 1 ORDER BY community, id',
    )
    .all() as Person[];

// 示例方案 as whoever needs no other would write it down.
const starts: Record<string, number> = { head: 7, deputy: 4, staff: 1 };
const tops: Record<string, number> = { head: 18, deputy: 15, staff: 12 };
const allowances: Record<string, number> = { assistant: 10_000, intermediate: 20_000, senior: 30_000 };
const base = 340_000;

function pay(p: Person, year: string) {
  const years = Math.max(1, Number(year) - Number(p.serviceFrom.slice(0, 4)));
  const grade = Math.min(tops[p.postClass]!, starts[p.postClass]! + Math.ceil(years / 3) - 1);
  const coefficient = 10_000 + 500 * (grade - 1);
  const basic = Math.round((base * coefficient * 7) / 100_000);
  const performance = Math.round((base * coefficient * 3) / 100_000);
  const allowance = p.certificate ? allowances[p.certificate]! : 0;
  const total = basic + performance + allowance;
  return { grade, coefficient, basic, performance, allowance, total };
}

/** 3 % of what the months leave over: nobody's year reaches the next bracket in a first run. */
const taxOf = (total: number, months: number): number => Math.round(Math.max(0, total - months * 500_000) * 0.03);

const fields = register('payLines').fields.map((f) => f.name);
/** The loop and its inserts, one transaction; the gross. `month`: of 2025. */
function bare(db: Database, run: number, first: number, month: number): number {
  const insert = db.prepare(
    `INSERT INTO pay_lines (station, id, ${fields.map((f) => `"${columnOf(f)}"`).join(', ')}, pinyin, search, revision, created_at, updated_at, removed_at)
     VALUES (${Array.from({ length: fields.length + 8 }, () => '?').join(', ')})`,
  );
  const now = new Date().toISOString();
  let gross = 0;
  let at = 0;
  for (const p of people(db)) {
    const { grade, coefficient, basic, performance, allowance, total } = pay(p, '2025');
    gross += total;
    const tax = taxOf(total, month);
    const { postClass, serviceFrom, certificate } = p;
    const values: Record<string, string | number> = {
      run, orderNo: ++at, worker: p.id, community: p.community, name: p.name, postClass, grade, coefficient, base, basic, performance,
      certificateAllowance: allowance, redFlag: 0, otherPay: 0, total, untaxed: 0, insurance: 0, fund: 0, tax, deductions: 0, net: total - tax,
      employerCost: total, held: 0,
      detail: JSON.stringify({
        stretches: [{ from: '2025-09-01', until: '2025-09-30', days: 1, of: 1, paid: total, facts: { postClass, serviceFrom, certificates: certificate ? [{ level: certificate, on: null }] : [] } }],
        components: [
          { key: 'basic', label: '基本薪酬', kind: 'basic', amount: basic },
          { key: 'performance', label: '绩效薪酬', kind: 'performance', amount: performance },
          { key: 'certificate', label: '职业资格补贴', kind: 'allowance', amount: allowance },
        ],
        tax: { months: month, income: total, contributions: 0, additional: 0, withheld: 0, basicDeduction: month * 500_000, taxable: Math.max(0, total - month * 500_000), rate: 300, quick: 0, due: tax, tax },
      }),
    }; // prettier-ignore
    insert.run(1, first + at, ...fields.map((f) => values[f] ?? null), p.pinyin, `${p.pinyin}\n${p.name}`, 1, now, now, null);
  }
  return gross;
}

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

/** The longest that a page of the run's lines, asked all the while, had to wait: milliseconds. */
async function slowestPage(station: Station, during: () => Promise<unknown>): Promise<number> {
  let over = false;
  let slowest = 0;
  const asking = (async () => {
    while (!over) {
      const seconds = await timed(() => station.ask('registers.list', { register: 'workers', limit: 50 }));
      slowest = Math.max(slowest, seconds * 1000);
      await new Promise((turn) => setImmediate(turn));
    }
  })();
  await during();
  over = true;
  await asking;
  return slowest;
}

export async function measurePay(): Promise<Measure[]> {
  const station = await streetOf('pay');
  const peer = await streetOf('pay-peer');
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
      const seconds = await timed(create);
      await forget();
      return seconds;
    },
    theirs: async () => {
      const id = await emptyRun(peer);
      return timed(() =>
        db.write({ name: 'bench', account: { id: 1, name: account } }, (tx) => void (theirGross = bare(tx.db, id, 0, month))),
      );
    },
  });
  ours.push(...loop.ours);
  if (gross !== theirGross) throw new Error(`the run comes to ${gross}, the loop to ${theirGross}`);
  const waited = await slowestPage(station, create);

  const book = join(work, 'pay.xlsx');
  writeFormulas(book, people(db.reader));
  const out = join(work, 'pay-saved');
  const office = (): Promise<string> =>
    run('soffice', [`-env:UserInstallation=file://${work}/profile-pay`, '--headless', '--convert-to', 'xlsx', '--outdir', out, book]);
  await office(); // makes the profile
  const libre = await inTurn(2, {
    ours: async () => {
      await forget();
      return timed(create);
    },
    theirs: () => timed(office),
  });
  const bytes = statSync(join(out, 'pay.xlsx')).size;
  await station.close();
  await peer.close();
  rmSync(out, { recursive: true });
  return [
    { part: 'pay', name: 'a month of 100,000, every line stored', aim: 1.5, unit: 's', ours, theirs: loop.theirs, peer: 'a bare loop and prepared inserts', more: { slowestPageMs: waited, gross } },
    { part: 'pay', name: 'a month of 100,000, every line stored', aim: null, unit: 's', ours: libre.ours, theirs: libre.theirs, peer: 'LibreOffice: load, reckon, save the formulas', more: { bytes } },
  ]; // prettier-ignore
}
