/** What whoever knows 示例方案 by heart would write down: grade and pay in a plain loop, with prepared inserts into the program's own tables. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { columnOf, register } from '#shared/registers/index.ts';

export type Person = {
  id: number;
  name: string;
  pinyin: string;
  community: number;
  postClass: string;
  serviceFrom: string;
  certificate: string | null;
  certificateOn: string | null;
};
/** As they are stored, and so are their lines: in any other order each of them takes longer. */
export const people = (db: Database): Person[] =>
  db
    .prepare(
      'SELECT id, name, pinyin, community, post_class AS postClass, service_from AS serviceFrom, certificate, certificate_on AS certificateOn FROM workers WHERE station = 1 ORDER BY id',
    )
    .all() as Person[];

// 示例方案 as whoever needs no other would write it down.
export const starts: Record<string, number> = { head: 7, deputy: 4, staff: 1 };
const tops: Record<string, number> = { head: 18, deputy: 15, staff: 12 };
const allowances: Record<string, number> = { assistant: 10_000, intermediate: 20_000, senior: 30_000 };
const base = 340_000;

const yearsOf = (p: Person, year: string): number => Math.max(1, Number(year) - Number(p.serviceFrom.slice(0, 4)));
const gradeFor = (p: Person, years: number): number => Math.min(tops[p.postClass]!, starts[p.postClass]! + Math.ceil(years / 3) - 1);

export function pay(p: Person, year: string) {
  const years = yearsOf(p, year);
  const grade = gradeFor(p, years);
  const coefficient = 10_000 + 500 * (grade - 1);
  const basic = Math.round((base * coefficient * 7) / 100_000);
  const performance = Math.round((base * coefficient * 3) / 100_000);
  const allowance = p.certificate ? allowances[p.certificate]! : 0;
  const total = basic + performance + allowance;
  return { years, grade, coefficient, basic, performance, allowance, total };
}

/** 3 % of what the months leave over: nobody's year reaches the next bracket in a first run. */
const taxOf = (total: number, months: number): number => Math.round(Math.max(0, total - months * 500_000) * 0.03);

const fields = register('payLines').fields.map((f) => f.name);
/** The loop and its inserts, one transaction; the gross. `month`: of 2025. */
export function bare(db: Database, run: number, first: number, month: number): number {
  const insert = db.prepare(
    `INSERT INTO pay_lines (station, id, ${fields.map((f) => `"${columnOf(f)}"`).join(', ')}, pinyin, search, revision, created_at, updated_at, removed_at)
     VALUES (${Array.from({ length: fields.length + 8 }, () => '?').join(', ')})`,
  );
  const now = new Date().toISOString();
  const [from, until] = [1, 0].map((day) => new Date(Date.UTC(2025, day === 1 ? month - 1 : month, day)).toISOString().slice(0, 10));
  let gross = 0;
  const all = people(db);
  const sheet = all.toSorted((a, b) => a.community - b.community || a.id - b.id);
  const places = new Map(sheet.map(({ id }, i) => [id, i + 1]));
  let at = 0;
  for (const p of all) {
    at += 1;
    const { years, grade, coefficient, basic, performance, allowance, total } = pay(p, '2025');
    gross += total;
    const tax = taxOf(total, month);
    const { postClass, serviceFrom, certificate, certificateOn } = p;
    const values: Record<string, string | number> = {
      run, orderNo: places.get(p.id)!, worker: p.id, community: p.community, name: p.name, postClass, grade, coefficient, base, basic, performance,
      certificateAllowance: allowance, redFlag: 0, otherPay: 0, total, untaxed: 0, insurance: 0, fund: 0, tax, deductions: 0, net: total - tax,
      employerCost: total, held: 0,
      detail: JSON.stringify({
        stretches: [{ from, until, days: 1, of: 1, paid: total, facts: { postClass, serviceFrom, ...(certificate ? { certificates: [{ level: certificate, on: certificateOn }] } : {}) } }],
        years, band: Math.ceil(years / 3),
        components: [
          { key: 'basic', label: '基本薪酬', kind: 'basic', amount: basic },
          { key: 'performance', label: '绩效薪酬', kind: 'performance', amount: performance },
          ...(allowance > 0 ? [{ key: 'certificateAllowance', label: '职业资格补贴', kind: 'allowance', amount: allowance }] : []),
        ],
        tax: { months: month, income: total, contributions: 0, additional: 0, withheld: 0, basicDeduction: month * 500_000, taxable: Math.max(0, total - month * 500_000), rate: 300, quick: 0, due: tax, tax },
      }),
    }; // prettier-ignore
    insert.run(1, first + at, ...fields.map((f) => values[f] ?? null), p.pinyin, `${p.pinyin}\n${p.name}`, 1, now, now, null);
  }
  return gross;
}

/** Of all lines that a store holds, without the number of their run; both sides must come to the same. */
export function fingerprint(db: Database): string {
  const columns = [...fields.filter((f) => f !== 'run').map((f) => `"${columnOf(f)}"`), 'pinyin', 'search'].join(', ');
  const hash = createHash('sha256');
  for (const line of db.prepare(`SELECT ${columns} FROM pay_lines ORDER BY order_no`).raw().iterate()) hash.update(JSON.stringify(line));
  return hash.digest('hex');
}

const posts: Record<string, string> = { head: '正职', deputy: '副职', staff: '工作人员' };

/** Everybody's grade on the first of a year with its sentences, as lines of a proposal, one transaction; how many. */
export function bareRegrading(db: Database, account: { id: number; name: string }, year: string): number {
  const all = people(db);
  const regrading = db.prepare('SELECT coalesce(max(id), 0) + 1 FROM regradings').pluck().get() as number;
  db.prepare(
    `INSERT INTO regradings (station, id, "on", scheme, status, moved, note, proposer, proposer_name, proposed_at)
     VALUES (1, ?, ?, (SELECT max(id) FROM schemes WHERE station = 1), 'proposed', ?, NULL, ?, ?, ?)`,
  ).run(regrading, `${year}-01-01`, all.length, account.id, account.name, new Date().toISOString());
  const insert = db.prepare(
    `INSERT INTO regrading_lines (station, regrading, worker, old_grade, new_grade, reason, why) VALUES (1, ?, ?, NULL, ?, 'first', ?)`,
  );
  for (const p of all) {
    const years = yearsOf(p, year);
    const grade = gradeFor(p, years);
    const band = Math.ceil(years / 3);
    const more = band > 1 ? ` + ${band - 1}` : '';
    const why = [
      { label: '依据', text: '示例方案第 1 版' },
      { label: '工作年限', text: `${p.serviceFrom} 起，截至 ${year}-01-01 计 ${years} 年（不足一年按一年计）` },
      { label: '年限档次', text: `每 3 年一档，第 ${band} 档` },
      { label: '薪级', text: `${posts[p.postClass]!}从 ${starts[p.postClass]!} 级起${more}，定 ${grade} 级` },
    ];
    insert.run(regrading, p.id, grade, JSON.stringify(why));
  }
  return all.length;
}
