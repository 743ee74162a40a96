/** 工资条: what each person is told of their pay. */
import type { Database } from 'better-sqlite3';
import type { Slip } from '#shared/contract/payruns.ts';
import { codeLabel } from '#shared/codes/index.ts';
import { detailOf } from './detail.ts';
import { linesOfPeople } from './rows.ts';
import type { LineStored } from './rows.ts';

type Entry = { label: string; amount: number };

/** One slip a person, in the order of the workers given; earlier months that are set right are entries of their own. */
export function slipsOf(db: Database, station: number, run: number, workers: readonly number[]): Slip[] {
  const of = new Map<number, LineStored[]>();
  for (const line of linesOfPeople(db, station, [run], workers)) {
    const worker = Number(line['worker']);
    const list = of.get(worker);
    if (list) list.push(line);
    else of.set(worker, [line]);
  }
  return workers.flatMap((worker) => {
    const lines = of.get(worker);
    return lines ? [slipOf(lines)] : [];
  });
}

function slipOf(lines: readonly LineStored[]): Slip {
  const own = lines.find((l) => l['originRun'] === null) ?? lines[0]!;
  const sum = (field: string): number => lines.reduce((n, l) => n + Number(l[field] ?? 0), 0);
  const details = lines.map((l) => ({ line: l, detail: detailOf(l['detail']) }));
  const deductions: Entry[] = [];
  const employer: Entry[] = [];
  for (const { detail } of details)
    for (const c of detail.insurance ?? []) {
      deductions.push({ label: c.label, amount: c.employee });
      employer.push({ label: c.label, amount: c.employer });
    }
  // Differences of earlier months keep sums only.
  const listed = deductions.reduce((n, d) => n + d.amount, 0);
  const rest = sum('insurance') + sum('fund') - listed;
  if (rest !== 0) deductions.push({ label: '以前月份社保公积金', amount: rest });
  deductions.push({ label: '个人所得税', amount: sum('tax') });
  for (const { detail } of details) deductions.push(...(detail.deductions ?? []).map(({ label, amount }) => ({ label, amount })));
  return {
    worker: (own['worker'] as number | null) ?? null,
    name: String(own['name']),
    community: own.communityName ?? '',
    post: own['postClass'] ? codeLabel('postClasses', String(own['postClass'])) : '',
    grade: (own['grade'] as number | null) ?? null,
    earnings: details.flatMap(({ detail }) => (detail.components ?? []).map(({ label, amount }) => ({ label, amount }))),
    deductions: deductions.filter((d) => d.amount !== 0),
    gross: sum('total'),
    net: sum('net'),
    employer: employer.filter((e) => e.amount !== 0),
    remark: details
      .map(({ detail }) => detail.reason)
      .filter(Boolean)
      .join('；'),
  };
}
