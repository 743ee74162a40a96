/** 核对: what is wrong with a run, or worth a look, before anybody approves it. */
import type { Database } from 'better-sqlite3';
import type { Output } from '#shared/contract/index.ts';
import { codeLabel } from '#shared/codes/index.ts';
import type { Finding } from '#shared/contract/payruns.ts';
import { addMonths, monthPay, payMatrix, yuan } from '#shared/domain/pay/index.ts';
import { factNames, fallsDue, findingCodes, findingSentence, halfUp, shapeOf } from '#shared/domain/payroll/index.ts';
import type { FindingCode } from '#shared/domain/payroll/index.ts';
import { ownStation } from '../../registers/service.ts';
import { mayPay, schemeFor, schemesBeside } from '../pay/service.ts';
import type { SchemeInForce } from '../pay/service.ts';
import { budgetOf } from './budget.ts';
import { basisOf } from './chosen.ts';
import { detailOf } from './detail.ts';
import type { KeptStretch } from './detail.ts';
import { linesOf } from './lines.ts';
import { policiesOn } from './policies.ts';
import { firstOf, lastOf, profilesOf } from './profiles.ts';
import { changesSince, runs } from './rows.ts';
import type { LineStored, Stored } from './rows.ts';

/** Registers that a month is reckoned from. */
const sources = [
  'workers', 'posts', 'transfers', 'certificates', 'educationRecords', 'assessments', 'honours', 'serviceBreaks', 'contracts', 'flags', 'gridPosts', 'communities',
  'gradeEvents', 'schemes', 'payPolicies', 'payProfiles', 'payItems',
]; // prettier-ignore

export async function findingsOf(db: Database, run: Stored, giveWay: () => Promise<void>): Promise<Output<'payruns.findings'>> {
  const findings: Finding[] = [];
  const period = String(run['period']);
  const say = (code: FindingCode, params: Record<string, string | number> = {}, line?: LineStored): void =>
    void findings.push({
      code,
      severity: findingCodes[code],
      message: findingSentence(code, params),
      worker: (line?.['worker'] as number | undefined) ?? null,
      name: line ? String(line['name']) : null,
      community: line?.communityName ?? null,
      line: line?.id ?? null,
    });

  ofRun(db, run, period, say);
  const scheme = run['scheme'] === null ? null : schemeFor(db, ownStation, Number(run['scheme']), firstOf(period));
  if (scheme && run['kind'] !== 'reversal') ofScheme(db, scheme, basisOf(run).chosen, period, say);
  const assessed = scheme ? assessedPartsDue(scheme, period) : [];
  const floors = scheme ? lowestPays(scheme) : new Map<string, number>();
  const profiles = profilesOf(db, ownStation, lastOf(period));
  const insured = policiesOn(db, ownStation, firstOf(period)).socialInsurance !== null;
  const nets = new Map<number, { net: number; line: LineStored }>();
  const accounts = new Map<string, { worker: number; name: string }>();
  for (const lines of linesOf(db, ownStation, run.id)) {
    for (const line of lines) {
      const worker = line['worker'] as number | null;
      if (worker === null) continue;
      const known = nets.get(worker);
      if (known) known.net += Number(line['net'] ?? 0);
      else nets.set(worker, { net: Number(line['net'] ?? 0), line });
      if (known || run['kind'] === 'reversal') continue;
      if (line['community'] === null) say('noCommunity', { name: String(line['name']) }, line);
      const profile = profiles.get(worker);
      const account = profile?.bankAccount ?? null;
      if (account === null) say('noAccount', { name: String(line['name']) }, line);
      else {
        const other = accounts.get(account);
        if (other) say('duplicateAccount', { name: String(line['name']), other: other.name }, line);
        else accounts.set(account, { worker, name: String(line['name']) });
      }
      if (line['originRun'] !== null) continue;
      if (insured && (profile?.insuranceBase ?? null) === null) say('noInsuranceBase', { name: String(line['name']) }, line);
      if (isTelling(String(line['detail']), firstOf(period))) ofLine(line, scheme, floors, say);
      if (assessed.length > 0) ofAssessment(line, Number(period.slice(0, 4)), assessed, say);
    }
    await giveWay();
  }
  if (run['kind'] !== 'reversal') for (const { net, line } of nets.values()) if (net < 0) ofNegative(net, line, say);
  gather(findings, 'noAccount');
  gather(findings, 'noInsuranceBase');
  gather(findings, 'assessmentMissing', { year: Number(period.slice(0, 4)), part: assessed.join('、') });
  findings.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  const errors = findings.filter((f) => f.severity === 'error').length;
  return { findings, errors, warnings: findings.length - errors };
}

/** What is wanting of many is said once. */
function gather(findings: Finding[], code: FindingCode, params: Record<string, string | number> = {}): void {
  const of = findings.filter((f) => f.code === code);
  if (of.length <= 10) return;
  const message = findingSentence(code, { ...params, people: of.length });
  findings.splice(0, findings.length, ...findings.filter((f) => f.code !== code), {
    ...of[0]!,
    message,
    worker: null,
    name: null,
    community: null,
    line: null,
  });
}

type Say = (code: FindingCode, params?: Record<string, string | number>, line?: LineStored) => void;

function ofRun(db: Database, run: Stored, period: string, say: Say): void {
  if (run['kind'] === 'reversal') return;
  const { policies, taxHistoryMissing } = basisOf(run);
  if (!policies.some((p) => p.kind === 'socialInsurance')) say('noInsurancePolicy');
  for (const p of policies) if (p.synthetic && p.kind === 'socialInsurance') say('syntheticPolicy', { policy: p.name });
  if (taxHistoryMissing > 0) say('taxHistoryMissing', { people: taxHistoryMissing });
  const step = run['reckonedStep'] as number | null;
  const changes = step === null ? 0 : changesSince(db, step, sources);
  if (changes > 0) say('changedSince', { changes });
  const year = period.slice(0, 4);
  for (const other of runs(db, ownStation)) {
    const open = other['status'] !== 'paid' && other['kind'] !== 'imported';
    if (open && other['kind'] !== 'reversal' && String(other['period']) < period && String(other['period']).startsWith(year))
      say('earlierUnpaid', { period: String(other['period']) });
  }
  for (const row of budgetOf(db, Number(year)).rows)
    if (row.budget !== null && row.left !== null && row.left < 0)
      say('overBudget', {
        year,
        component: row.label,
        budget: yuan(row.budget),
        spent: yuan(row.paid + row.pending),
        over: yuan(-row.left),
      });
}

function ofScheme(db: Database, scheme: SchemeInForce, chosen: boolean, period: string, say: Say): void {
  if (!mayPay(db, scheme)) say('madeUpScheme', { scheme: scheme.name });
  // Whoever asked for a scheme by name has decided between them.
  if (chosen) return;
  const from = String(scheme.record['effectiveFrom']);
  for (const other of schemesBeside(db, ownStation, firstOf(period), scheme.name))
    say('schemesOverlap', { period, scheme: scheme.name, from, other: other.name, otherFrom: other.from });
}

/** 劳动合同法 第二十条: pay on probation is not less than 80 % of the post's lowest grade. */
const lawful = 8_000;

/** Labels of the parts that are paid in the month and go by the assessment of its year. */
const assessedPartsDue = ({ scheme }: SchemeInForce, period: string): string[] =>
  [...shapeOf(scheme.document).waits.values()].filter((w) => w.assessed && fallsDue(w.paid, period)).map((w) => w.label);

function ofAssessment(line: LineStored, year: number, parts: readonly string[], say: Say): void {
  const facts = detailOf(line['detail']).stretches?.at(-1)?.facts;
  if (!facts || facts.assessments?.some((a) => a.year === year)) return;
  say('assessmentMissing', { name: String(line['name']), year, part: parts.join('、') }, line);
}

/** Who is on leave all month owes their own contributions; anybody else has more taken off than there is. */
function ofNegative(net: number, line: LineStored, say: Say): void {
  const name = String(line['name']);
  const owes = Number(line['total'] ?? 0) === 0 && Number(line['deductions'] ?? 0) === 0 && detailOf(line['detail']).unpaid !== undefined;
  if (owes) say('contributionsOwed', { name, amount: yuan(-net) }, line);
  else say('negativeNet', { name, net: yuan(net) }, line);
}

const tellingWords = ['"missing"', '"leaves"', '"probationUntil"', '"unpaid"', '"firstPost"', '"severalPosts"'];
/** Whether the line's detail can hold anything to say: it is taken apart only then, for 100,000 lines are looked at. */
function isTelling(text: string, month: string): boolean {
  if (tellingWords.some((word) => text.includes(word))) return true;
  const at = text.lastIndexOf('"serviceFrom":"');
  return at >= 0 && text.slice(at + 15, at + 25) > addMonths(month, -24);
}

function ofLine(line: LineStored, scheme: SchemeInForce | null, lowest: ReadonlyMap<string, number>, say: Say): void {
  const detail = detailOf(line['detail']);
  const name = String(line['name']);
  if (detail.missing) {
    const wanting = detail.missing.filter((m) => m === 'postClass' || m === 'serviceFrom');
    if (wanting.length > 0) say('missingFacts', { name, fields: wanting.map((m) => `“${factNames[m] ?? m}”`).join('、') }, line);
    else say('notInScheme', { name, scheme: scheme?.name ?? '' }, line);
    return;
  }
  if (detail.unpaid?.by === 'status') say('onLeave', { name }, line);
  else if (detail.unpaid) say('unpaidLeave', { name, days: detail.unpaid.days }, line);
  if (detail.firstPost) say('paidFromFirstPost', { name, from: detail.firstPost }, line);
  if (detail.severalPosts) {
    const post = codeLabel('postClasses', String(line['postClass']));
    say('severalPosts', { name, posts: detail.severalPosts, post }, line);
  }
  const left = (detail.components ?? []).find((c) => c.key.startsWith('held.') && c.amount > 0);
  if (left && left.amount > 0 && detail.leaves) say('heldPaid', { name, amount: yuan(left.amount) }, line);
  for (const s of detail.stretches ?? []) {
    if (!scheme || !mayBeOnProbation(s)) continue;
    const { pay } = monthPay(scheme.scheme, s.facts, s.from);
    if (!pay?.probation) continue;
    const amount = pay.components.reduce((sum, c) => (c.kind === 'basic' || c.kind === 'performance' ? sum + c.amount : sum), 0);
    const floor = halfUp((lowest.get(pay.post) ?? 0) * lawful, 10_000);
    if (amount < floor) say('belowProbationFloor', { name, amount: yuan(amount), floor: yuan(floor) }, line);
  }
}

/** What a post's lowest grade pays a month, by the post's key. */
const lowestPays = ({ scheme }: SchemeInForce): Map<string, number> => {
  const matrix = payMatrix(scheme);
  return new Map(
    scheme.posts.map((post) => [
      post.key,
      matrix.find((row) => row.grade === post.lowestGrade)?.cells.find((c) => c.post === post.key)?.amount ?? 0,
    ]),
  );
};

/** Probation is two years at most: everybody else need not be reckoned again. */
const mayBeOnProbation = ({ from, facts }: KeptStretch): boolean =>
  (facts.probationUntil ?? '') >= from || (facts.serviceFrom ?? '') > addMonths(from, -24);
