/** Regradings: a plan is proposed by one person and approved by another, who thereby writes the grades. */
import { randomUUID } from 'node:crypto';
import { Refusal } from '#shared/contract/index.ts';
import type { Checked, Output } from '#shared/contract/index.ts';
import type { RegradePlan, RegradeRow } from '#shared/contract/regrade.ts';
import { codeLabel } from '#shared/codes/index.ts';
import type { JobContext, OpenStation } from '../../host.ts';
import { commandOf, ownStation, writeBulk } from '../../registers/service.ts';
import type { Tx } from '../../store/store.ts';
import { preview } from './preview.ts';
import type { Move, Preview } from './preview.ts';
import * as rows from './rows.ts';
import type { Line } from './rows.ts';

type Plan = Preview & { station: OpenStation; commits: number };
/** A plan of a big street is some megabytes: the last two are kept, for as long as nothing was written since. */
const plans = new Map<string, Plan>();

/** Reckons a plan and keeps it. */
export async function makePlan(
  open: OpenStation,
  on: string,
  workers: readonly number[] | undefined,
  job: JobContext,
): Promise<RegradePlan> {
  const commits = open.store.commits();
  const made = await preview(open.store.reader, ownStation, on, workers, job);
  for (const [id, old] of plans) if (old.station !== open || plans.size >= 2) plans.delete(id);
  const plan = randomUUID();
  plans.set(plan, { ...made, station: open, commits });
  return { plan, ...made.figures };
}

/** Refuses `planExpired` for a plan that is gone, or that something was written after. */
function planOf(open: OpenStation, id: string): Plan {
  const plan = plans.get(id);
  if (!plan || plan.station !== open || plan.commits !== open.store.commits()) throw new Refusal('planExpired');
  return plan;
}

const counted = (moves: readonly Move[]): Output<'pay.regradeRows'>['byReason'] => {
  const counts = new Map<Move['reason'], number>();
  for (const { reason } of moves) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
};

/** Who moves, a page. */
export function rowsOf(open: OpenStation, asked: Checked<'pay.regradeRows'>): Output<'pay.regradeRows'> {
  const { reason, offset, limit } = asked;
  if ('plan' in asked.of) {
    const { moves } = planOf(open, asked.of.plan);
    const chosen = reason ? moves.filter((m) => m.reason === reason) : moves;
    return { rows: chosen.slice(offset, offset + limit).map(shown), total: chosen.length, byReason: counted(moves) };
  }
  const { id } = found(open, asked.of.regrading);
  const db = open.store.reader;
  const byReason = rows.lineCounts(db, ownStation, id);
  const page = rows
    .linePage(db, ownStation, id, reason ?? null, offset, limit)
    .map(({ postClass, ...line }) => shown({ ...line, post: postClass === null ? '' : codeLabel('postClasses', postClass) }));
  const total = byReason.reduce((sum, r) => (!reason || r.reason === reason ? sum + r.count : sum), 0);
  return { rows: page, total, byReason };
}

const shown = (move: Move): RegradeRow => ({ ...move, why: JSON.parse(move.why) as RegradeRow['why'] });

function found(open: OpenStation, id: number): rows.Regrading {
  const regrading = rows.regradingById(open.store.reader, ownStation, id);
  if (!regrading) throw new Refusal('recordNotFound', { id });
  return regrading;
}

/** Still to be decided; refuses `regradingClosed`. */
function proposed(open: OpenStation, id: number): rows.Regrading {
  const regrading = found(open, id);
  if (regrading.status !== 'proposed') throw new Refusal('regradingClosed', { status: regrading.status });
  return regrading;
}

export function list(open: OpenStation, offset: number, limit: number): Output<'pay.regradings'> {
  const db = open.store.reader;
  return {
    rows: rows.regradings(db, ownStation, offset, limit).map((g) => ({
      id: g.id,
      on: g.on,
      scheme: { id: g.scheme, name: g.schemeName, version: g.schemeVersion },
      status: g.status,
      moved: g.moved,
      note: g.note,
      proposer: g.proposerName,
      proposedAt: g.proposedAt,
      decider: g.deciderName,
      decidedAt: g.decidedAt,
      reason: g.reason,
      mayApprove: g.status === 'proposed' && g.proposer !== open.account.id && open.permissions.has('pay.approve'),
    })),
    total: rows.countRegradings(db, ownStation),
  };
}

/** Refuses `nobodyMoves`, `planExpired`. */
export function mayPropose(open: OpenStation, id: string): void {
  if (planOf(open, id).moves.length === 0) throw new Refusal('nobodyMoves');
}

/** Rows written between two turns of other calls: some milliseconds. */
const blockOfLines = 1000;

/** Keeps a plan as a proposal: everybody's line, or nothing when the job is cancelled. */
export async function propose(
  open: OpenStation,
  id: string,
  note: string | undefined,
  job: JobContext,
): Promise<{ regrading: number; moved: number }> {
  const { figures, moves } = planOf(open, id);
  const summary = { on: figures.on, moved: moves.length };
  const regrading = await open.store.write(
    commandOf(open, 'pay.regradePropose', summary),
    async (tx) => {
      const proposal = {
        on: figures.on,
        scheme: figures.scheme.id,
        moved: moves.length,
        note: note ?? null,
        proposer: open.account,
        at: tx.now,
      };
      const added = rows.addRegrading(tx.db, ownStation, proposal);
      for (let from = 0; from < moves.length; from += blockOfLines) {
        const lines = moves.slice(from, from + blockOfLines);
        rows.addLines(tx.db, ownStation, added, lines);
        job.report('write', from + lines.length, moves.length);
        await job.giveWay();
      }
      return added;
    },
    'gradual',
  );
  plans.delete(id);
  return { regrading, moved: moves.length };
}

/** For `hooks.undone`: an approval that is taken back leaves the proposal to be decided again. */
export function reopen(tx: Tx, command: string, summary: Readonly<Record<string, unknown>>): void {
  if (command === 'pay.regradeApprove') rows.reopen(tx.db, ownStation, Number(summary['regrading']));
}

/** Proposals that wait for the approval of whoever is signed in: `2026-01-01 定级，38 人`. */
export const awaitingApproval = (open: OpenStation): { id: number; title: string }[] =>
  list(open, 0, 20)
    .rows.filter((g) => g.mayApprove)
    .map((g) => ({ id: g.id, title: `${g.on} 定级，${g.moved} 人` }));

/** Refuses `secondPersonNeeded` to the proposer. */
export function mayApprove(open: OpenStation, id: number): void {
  if (proposed(open, id).proposer === open.account.id) throw new Refusal('secondPersonNeeded');
}

/** Writes the grade events of a proposal. Refuses `regradingStale` where somebody's last grade is no longer the one that was proposed from. */
export async function approve(open: OpenStation, id: number, job: JobContext): Promise<{ events: number }> {
  mayApprove(open, id);
  return open.store.write(
    commandOf(open, 'pay.regradeApprove', { regrading: id }),
    async (tx) => {
      const regrading = proposed(open, id);
      const lines: Omit<Line, 'why'>[] = [];
      let stale = 0;
      for (;;) {
        const part = rows.linesAfter(tx.db, ownStation, id, lines.at(-1)?.worker ?? 0, blockOfLines);
        if (part.length === 0) break;
        for (const line of part) lines.push(line);
        const last = new Map(
          rows
            .lastEvents(
              tx.db,
              ownStation,
              regrading.on,
              part.map((l) => l.worker),
            )
            .map((e) => [e.worker, e.grade]),
        );
        stale += part.filter((l) => (last.get(l.worker) ?? null) !== l.oldGrade).length;
        await job.giveWay();
      }
      if (stale > 0) throw new Refusal('regradingStale', { count: stale });
      const evidence = `第 ${id} 批定级，${regrading.schemeName}第 ${regrading.schemeVersion} 版`;
      const added = lines.map((l) => ({
        worker: l.worker,
        on: regrading.on,
        oldGrade: l.oldGrade,
        newGrade: l.newGrade,
        reason: l.reason,
        evidence: evidence.slice(0, 200),
        scheme: regrading.scheme,
        approver: open.account.name.slice(0, 50),
      }));
      const { ids } = await writeBulk(tx, 'gradeEvents', ownStation, { added, changed: [] }, async (done) => {
        job.report('write', done, added.length);
        await job.giveWay();
      });
      rows.decide(tx.db, ownStation, id, { status: 'approved', decider: open.account, at: tx.now, reason: null });
      return { events: ids.length };
    },
    'gradual',
  );
}

/** Sends a proposal back, or (`withdrawn`) takes one's own back. */
export async function close(open: OpenStation, id: number, status: 'rejected' | 'withdrawn', reason: string | null): Promise<void> {
  const regrading = proposed(open, id);
  if (status === 'withdrawn' && regrading.proposer !== open.account.id) throw new Refusal('notPermitted', { permission: 'pay.approve' });
  const name = status === 'rejected' ? 'pay.regradeReject' : 'pay.regradeWithdraw';
  await open.store.write(commandOf(open, name, { regrading: id }), (tx) =>
    rows.decide(tx.db, ownStation, id, { status, decider: open.account, at: tx.now, reason }),
  );
}
