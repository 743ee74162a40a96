/** draft → checked → approved by a second person → paid, which locks the run; back to draft until then; a reversal undoes a whole run. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import { codeLabel } from '#shared/codes/index.ts';
import { moneyFields, negated } from '#shared/domain/payroll/index.ts';
import type { Amounts, LineComponent } from '#shared/domain/payroll/index.ts';
import type { RunStatus } from '#shared/contract/payruns.ts';
import type { JobContext, OpenStation } from '../../host.ts';
import { commandOf, mark, ownStation, today, writeBulk } from '../../registers/service.ts';
import type { Tx, Values } from '../../store/store.ts';
import { findingsOf } from './check.ts';
import { detailOf } from './detail.ts';
import { refuseTooEarly, runOf } from './draft.ts';
import { asModule, locked } from './guard.ts';
import { firstOf } from './profiles.ts';
import { mayPay, schemeFor } from '../pay/service.ts';
import { dropLines, linesOf, linesUnchanged, LineWriter } from './lines.ts';
import type { Fields, LineStored, Stored } from './rows.ts';
import { runs } from './rows.ts';

type Action = 'recompute' | 'check' | 'return' | 'approve' | 'pay' | 'discard' | 'reverse';
type Who = Pick<OpenStation, 'account' | 'permissions' | 'info'>;

const statusOf = (run: Fields): RunStatus => run['status'] as RunStatus;
const wrongState = (run: Fields): Refusal =>
  new Refusal('payRunState', { period: run['period'], status: codeLabel('payRunStatuses', statusOf(run)) });

/** Which statuses an action starts from. */
const from: Record<Action, readonly RunStatus[]> = {
  recompute: ['draft'],
  check: ['draft'],
  return: ['checked', 'approved'],
  approve: ['checked'],
  pay: ['approved'],
  discard: ['draft', 'checked', 'approved'],
  reverse: ['paid'],
};

/** Why an action may not be done by this person now; null where it may. */
function refusalOf(action: Action, run: Stored, who: Who, reversed: boolean): Refusal | null {
  if (who.info.kind === 'county' || run['kind'] === 'imported') return new Refusal('readOnlyStation', { register: 'payRuns' });
  const permission = action === 'approve' ? 'pay.approve' : 'pay.write';
  if (!who.permissions.has(permission)) return new Refusal('notPermitted', { permission });
  if (!from[action].includes(statusOf(run))) return statusOf(run) === 'paid' ? locked(run) : wrongState(run);
  if (action === 'recompute' && run['kind'] === 'reversal') return wrongState(run);
  if (action === 'reverse' && (reversed || run['kind'] === 'reversal')) return wrongState(run);
  if (action === 'approve' && run['preparerId'] === who.account.id) return new Refusal('payRunSamePerson', { name: run['preparer'] });
  return null;
}

export const actionsFor = (run: Stored, who: Who, reversed: boolean): { action: Action; allowed: boolean; why: string | null }[] =>
  (Object.keys(from) as Action[]).map((action) => {
    const refusal = refusalOf(action, run, who, reversed);
    return { action, allowed: refusal === null, why: refusal?.code ?? null };
  });

/** The live run that takes this one back, paid or on its way. */
export const reversalOf = (all: readonly Stored[], id: number): Stored | undefined =>
  all.find((r) => r['kind'] === 'reversal' && r['reverses'] === id);

/** Refuses what may not be done with a run now, by this person. */
export function mayDo(open: OpenStation, action: Action, id: number): Stored {
  const run = runOf(open.store.reader, id);
  const refusal = refusalOf(action, run, open, reversalOf(runs(open.store.reader, ownStation), id) !== undefined);
  if (refusal) throw refusal;
  return run;
}

const actionTo = { checked: 'check', approved: 'approve', paid: 'pay', draft: 'return' } as const;
const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Takes a run one state further, or back to draft. Refuses `payRunState`, `payRunLocked`, `payRunSamePerson`, `payRunFindings`, `payRunAltered`. */
export async function advance(open: OpenStation, id: number, to: keyof typeof actionTo, note: string | undefined): Promise<void> {
  const run = mayDo(open, actionTo[to], id);
  if (to === 'checked') {
    const { errors } = await findingsOf(open.store.reader, run, giveWay);
    if (errors > 0) throw new Refusal('payRunFindings', { errors });
  } else if (to !== 'draft') refuseMadeUp(open.store.reader, run);
  const taken = { id, linesHash: String(run['linesHash']) };
  if (to !== 'draft' && !(await linesUnchanged(open.store.reader, ownStation, taken, giveWay)))
    throw new Refusal('payRunAltered', { period: run['period'] });
  await open.store.write(commandOf(open, 'payruns.advance', { run: id, period: run['period'], to }), (tx) =>
    asModule(tx, async () => {
      const now = runOf(tx.db, id);
      if (now['status'] !== run['status'] || now['linesHash'] !== run['linesHash']) throw wrongState(now);
      await change(tx, id, { ...marks(open, tx, to), status: to, ...(note === undefined ? {} : { note }) });
    }),
  );
}

/** A run that an earlier version of the program reckoned by a made-up scheme goes no further. Refuses `payRunMadeUpScheme`. */
function refuseMadeUp(db: Database, run: Stored): void {
  if (run['kind'] === 'reversal' || run['scheme'] === null) return;
  const scheme = schemeFor(db, ownStation, Number(run['scheme']), firstOf(String(run['period'])));
  if (!mayPay(db, scheme)) throw new Refusal('payRunMadeUpScheme', { scheme: scheme.name, period: run['period'] });
}

function marks(open: OpenStation, tx: Tx, to: keyof typeof actionTo): Values {
  const { name } = open.account;
  switch (to) {
    case 'checked':
      return { checker: name, checkedAt: tx.now };
    case 'approved':
      return { approver: name, approvedAt: tx.now };
    case 'paid':
      return { payer: name, paidAt: tx.now };
    case 'draft':
      return { checker: null, checkedAt: null, approver: null, approvedAt: null };
  }
}

const change = (tx: Tx, id: number, values: Values): Promise<unknown> =>
  writeBulk(tx, 'payRuns', ownStation, { added: [], changed: [{ id, values }] });

/** Drops a run that is not paid: its lines go, the run is marked as removed and keeps what it came to. */
export async function discard(open: OpenStation, id: number): Promise<void> {
  const run = mayDo(open, 'discard', id);
  await open.store.write(commandOf(open, 'payruns.discard', { run: id, period: run['period'] }), (tx) =>
    asModule(tx, async () => {
      if (runOf(tx.db, id)['status'] === 'paid') throw locked(run);
      await dropLines(tx, ownStation, id, giveWay);
      mark(tx, 'payRuns', ownStation, id, 'removed');
    }),
  );
}

/** The paid run that is to be taken back, and in which month: this one, or the run's own where that is later, unless another is asked for. */
export function mayReverse(open: OpenStation, id: number, asked: string | undefined): { run: Stored; period: string } {
  const run = mayDo(open, 'reverse', id);
  const own = String(run['period']);
  const now = today().slice(0, 7);
  const period = asked ?? (own > now ? own : now);
  if (period < own) throw new Refusal('invalidInput', { field: 'period' });
  refuseTooEarly(period);
  return { run, period };
}

/** Every line negated, in a run of its own that goes its own way from draft to paid; its id. */
export async function reverse(
  open: OpenStation,
  id: number,
  ask: { period?: string | undefined; note?: string | undefined },
  job: JobContext,
): Promise<number> {
  const { run, period } = mayReverse(open, id, ask.period);
  return open.store.write(commandOf(open, 'payruns.reverse', { run: id, period }), (tx) =>
    asModule(tx, async () => {
      if (reversalOf(runs(tx.db, ownStation), id)) throw wrongState(run);
      const head = {
        period,
        kind: 'reversal',
        number: runs(tx.db, ownStation).filter((r) => r['period'] === period && r['kind'] === 'reversal').length + 1,
        status: 'draft',
        scheme: run['scheme'] ?? null,
        schemeSha: run['schemeSha'] ?? null,
        policies: run['policies'] ?? null,
        reverses: id,
        preparer: open.account.name,
        preparerId: open.account.id,
        preparedAt: tx.now,
        reckonedStep: tx.step,
        note: ask.note ?? null,
      };
      const { ids } = await writeBulk(tx, 'payRuns', ownStation, { added: [head], changed: [] });
      const reversal = ids[0]!;
      const writer = new LineWriter(tx, ownStation);
      for (const lines of linesOf(tx.db, ownStation, id)) {
        for (const line of lines) writeNegated(writer, reversal, run, line);
        job.report('write', writer.count, Number(run['people'] ?? 0));
        await job.giveWay();
      }
      const { linesHash, totals } = writer.close();
      const { people, gross, net, employerCost } = totals;
      await change(tx, reversal, { people, gross, net, employerCost, totals: JSON.stringify(totals), linesHash });
      return reversal;
    }),
  );
}

/** The line goes back to where the reversed one went: the month's own to that run, a difference to the run that it set right. */
function writeNegated(writer: LineWriter, reversal: number, run: Stored, line: LineStored): void {
  const of = (field: string): never => (line[field] ?? null) as never;
  const amounts = Object.fromEntries(moneyFields.map((f) => [f, Number(line[f] ?? 0)])) as Amounts;
  const detail = detailOf(line['detail']);
  writer.add(
    {
      run: reversal,
      place: Number(line['orderNo'] ?? 0),
      worker: of('worker'),
      community: of('community'),
      name: String(line['name']),
      pinyin: line.pinyin,
      postClass: of('postClass'),
      grade: of('grade'),
      coefficient: of('coefficient'),
      base: of('base'),
      originRun: (line['originRun'] ?? run.id) as number,
      originPeriod: (line['originPeriod'] ?? run['period']) as string,
      note: null,
    },
    negated(amounts),
    JSON.stringify({
      reason: `冲销 ${String(run['period'])} 的发放`,
      components: (detail.components ?? []).map((c): LineComponent => ({ ...c, amount: -c.amount })),
      ...(detail.held ? { held: Object.fromEntries(Object.entries(detail.held).map(([key, amount]) => [key, -amount])) } : {}),
    }),
  );
}
