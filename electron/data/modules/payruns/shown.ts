/** Runs and lines as a window is told of them. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { LineDetail, PayRun, PayRunLine, RunKind, RunStatus } from '#shared/contract/payruns.ts';
import { monthPay } from '#shared/domain/pay/index.ts';
import type { MonthPay } from '#shared/domain/pay/index.ts';
import type { OpenStation } from '../../host.ts';
import { one, ownStation } from '../../registers/service.ts';
import { schemeFor } from '../pay/service.ts';
import { basisOf } from './chosen.ts';
import { detailOf } from './detail.ts';
import type { KeptDetail } from './detail.ts';
import { firstOf } from './profiles.ts';
import { lineById, runById, runs } from './rows.ts';
import type { LineStored, Stored } from './rows.ts';
import { actionsFor, reversalOf } from './states.ts';
import { totalsKept } from './totals.ts';

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
const figure = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const monthName = (period: string): string => `${period.slice(0, 4)}年${Number(period.slice(5, 7))}月`;

/** `2025年9月薪酬发放`, `2025年9月补发补扣（二）`, `冲销2025年9月薪酬发放`. */
export function titleOf(run: Stored, all: readonly Stored[]): string {
  const month = monthName(String(run['period']));
  const number = Number(run['number'] ?? 1);
  const counted = number > 1 ? `（${numerals[number - 1] ?? number}）` : '';
  switch (run['kind'] as RunKind) {
    case 'imported':
      return `${month}薪酬发放（外部导入）`;
    case 'ordinary':
      return `${month}薪酬发放${counted}`;
    case 'supplement':
      return `${month}补发补扣${counted}`;
    case 'reversal': {
      const of = all.find((r) => r.id === run['reverses']);
      return of ? `冲销${titleOf(of, all)}` : `${month}冲销${counted}`;
    }
  }
}

/** Runs that wait for the approval of whoever is signed in, by their titles. */
export function awaitingApproval(open: OpenStation): { id: number; title: string }[] {
  const all = runs(open.store.reader, ownStation);
  const waits = (run: Stored): boolean => actionsFor(run, open, false).some((a) => a.action === 'approve' && a.allowed);
  return all.filter(waits).map((run) => ({ id: run.id, title: titleOf(run, all) }));
}

export function runShown(db: Database, station: number, open: OpenStation, run: Stored, all: readonly Stored[]): PayRun {
  const scheme = run['scheme'] === null ? undefined : one(db, 'schemes', station, Number(run['scheme']));
  const reversal = reversalOf(all, run.id);
  return {
    id: run.id,
    period: String(run['period']),
    kind: run['kind'] as RunKind,
    status: run['status'] as RunStatus,
    title: titleOf(run, all),
    scheme: scheme
      ? {
          id: scheme.id,
          name: String(scheme['name']),
          version: Number(scheme['version']),
          sha256: text(run['schemeSha']) ?? text(scheme['sha256']) ?? '',
        }
      : null,
    policies: basisOf(run).policies,
    reverses: figure(run['reverses']),
    reversedBy: reversal?.id ?? null,
    preparer: text(run['preparer']),
    preparedAt: text(run['preparedAt']),
    checker: text(run['checker']),
    checkedAt: text(run['checkedAt']),
    approver: text(run['approver']),
    approvedAt: text(run['approvedAt']),
    payer: text(run['payer']),
    paidAt: text(run['paidAt']),
    linesHash: text(run['linesHash']),
    note: text(run['note']),
    totals: totalsKept(db, station, run),
    actions: station === ownStation ? actionsFor(run, open, reversal !== undefined) : [],
  };
}

export function readRun(open: OpenStation, station: number, id: number): PayRun {
  const db = open.store.reader;
  const run = runById(db, station, id);
  if (!run) throw new Refusal('recordNotFound', { register: 'payRuns', id });
  return runShown(db, station, open, run, runs(db, station));
}

/** What is worth a word in a list: part months, months set right, what is wanting. */
function remarkOf(line: LineStored, detail: KeptDetail): string {
  if (line['note']) return String(line['note']);
  if (line['originPeriod']) return `${String(line['originPeriod'])}：${detail.reason ?? ''}`;
  const { stretches = [] } = detail;
  const words: string[] = [];
  if (stretches.length > 1) words.push(`分 ${stretches.length} 段`);
  else if (stretches[0] && stretches[0].days < stretches[0].of)
    words.push(`${stretches[0].from.slice(5)} 至 ${stretches[0].until.slice(5)}`);
  for (const c of detail.components ?? []) if (c.key === 'suspension' || c.key.startsWith('item.')) words.push(c.label);
  for (const d of detail.deductions ?? []) words.push(d.label);
  return words.join('，');
}

export function lineShown(line: LineStored, reveal: boolean): PayRunLine {
  const money = (field: string): number | null => (reveal ? figure(line[field]) : null);
  const origin = figure(line['originRun']);
  return {
    id: line.id,
    orderNo: figure(line['orderNo']),
    worker: figure(line['worker']),
    name: String(line['name']),
    community: line.communityName ?? '',
    postClass: text(line['postClass']),
    grade: figure(line['grade']),
    coefficient: figure(line['coefficient']),
    origin: origin === null ? null : { run: origin, period: String(line['originPeriod']) },
    base: money('base'),
    basic: money('basic'),
    performance: money('performance'),
    certificateAllowance: money('certificateAllowance'),
    redFlag: money('redFlag'),
    otherPay: money('otherPay'),
    total: money('total'),
    insurance: money('insurance'),
    fund: money('fund'),
    tax: money('tax'),
    deductions: money('deductions'),
    net: money('net'),
    employerCost: money('employerCost'),
    held: money('held'),
    remark: remarkOf(line, detailOf(line['detail'])),
  };
}

/** Everything that was reckoned for a line; the chain of reasons is said again from the facts that the line keeps and the scheme of its run. */
export function lineDetail(db: Database, station: number, id: number): LineDetail {
  const line = lineById(db, station, id);
  const run = line && runById(db, station, Number(line['run']));
  if (!line || !run) throw new Refusal('recordNotFound', { register: 'payLines', id });
  const detail = detailOf(line['detail']);
  const on = firstOf(String(run['period']));
  const scheme = run['scheme'] === null ? null : schemeFor(db, station, Number(run['scheme']), on).scheme;
  const paid = (detail.stretches ?? []).map((s) => ({ stretch: s, pay: scheme ? monthPay(scheme, s.facts, dayOf(s, detail)).pay : null }));
  return {
    line: lineShown(line, true),
    stretches: paid.map(({ stretch: s, pay }) => ({
      from: s.from,
      until: s.until,
      days: s.days,
      of: s.of,
      postClass: s.facts.postClass ?? null,
      grade: pay?.grade ?? null,
      coefficient: pay?.coefficient ?? null,
      monthly: pay?.total ?? 0,
      paid: s.paid,
      steps: pay?.steps ?? [],
    })),
    components: (detail.components ?? []).map((c) => ({
      ...c,
      text: textOf(
        c.key,
        paid.map((p) => p.pay),
      ),
    })),
    insurance: (detail.insurance ?? []).map(({ key, label, base, employeeRate, employerRate, employee, employer }) => ({
      key,
      label,
      base,
      employeeRate,
      employerRate,
      employee,
      employer,
    })),
    tax: detail.tax ?? null,
    deductions: detail.deductions ?? [],
  };
}

/** The day as of which a stretch's facts counted. */
const dayOf = (s: NonNullable<KeptDetail['stretches']>[number], detail: KeptDetail): string =>
  detail.factsOn === 'last' ? s.until : s.from;

/** How a component was reckoned, where the scheme reckons it. */
const textOf = (key: string, pays: readonly (MonthPay | null)[]): string =>
  [...new Set(pays.flatMap((pay) => pay?.components.filter((c) => c.key === key).map((c) => c.text) ?? []))].join('；');
