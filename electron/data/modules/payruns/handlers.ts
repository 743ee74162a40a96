/** The calls of `shared/contract/payruns.ts`. */
import type { Handlers, Host } from '../../host.ts';
import { commandOf, ownStation, stationOf, today } from '../../registers/service.ts';
import { budgetOf } from './budget.ts';
import { findingsOf } from './check.ts';
import { changed, comparison, runBefore } from './compared.ts';
import type { Changed } from './compared.ts';
import { costOf } from './cost.ts';
import { differencesOf } from './differences.ts';
import { checkAsk, createDraft, draftOf, recompute, runOf } from './draft.ts';
import { writeFileOf } from './files.ts';
import { choices, layoutFor } from './layout.ts';
import { installPolicies, policiesShown, publishPolicy } from './policies.ts';
import { differenceShown, monthsOf } from './reasons.ts';
import { lineCount, lineById, linePage, peopleOfRun, runs } from './rows.ts';
import { lineDetail, lineShown, readRun, runShown, titleOf } from './shown.ts';
import { reconcile } from './sheets.ts';
import { slipsOf } from './slips.ts';
import { advance, discard, mayReverse, reverse } from './states.ts';
import { totalsKept } from './totals.ts';

const touched = (host: Host, registers: string[] = ['payRuns', 'payLines']): void =>
  host.emit({ topic: 'changed', payload: { registers } });
const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Whose pay was shown to whom: once a run, purpose and sign-in. */
const revealed = new WeakMap<object, Set<string>>();
async function recordReveal(host: Host, name: string, run: number | string): Promise<void> {
  const open = host.open();
  let known = revealed.get(open);
  if (!known) revealed.set(open, (known = new Set<string>()));
  const key = `${name} ${run}`;
  if (known.has(key)) return;
  await open.store.write(commandOf(open, name, { run, reveal: true }), () => undefined);
  known.add(key);
}

/** The last comparison, for its pages: right while nothing is committed. */
let compared: { store: object; commits: number; key: string; all: Changed[] } | null = null;

export const payrunHandlers: Handlers<
  | 'payruns.list'
  | 'payruns.read'
  | 'payruns.create'
  | 'payruns.recompute'
  | 'payruns.reverse'
  | 'payruns.discard'
  | 'payruns.advance'
  | 'payruns.findings'
  | 'payruns.lines'
  | 'payruns.line'
  | 'payruns.compare'
  | 'payruns.reconcile'
  | 'payruns.differences'
  | 'payruns.budget'
  | 'payruns.cost'
  | 'payruns.slips'
  | 'payruns.export'
  | 'payruns.columns'
  | 'payruns.policies'
  | 'payruns.installPolicies'
  | 'payruns.publishPolicy'
> = {
  'payruns.list': (host, { station, year }) => {
    const open = host.open();
    const number = stationOf(open, station);
    const all = runs(open.store.reader, number);
    const of = year === undefined ? all : all.filter((r) => String(r['period']).startsWith(`${year}-`));
    return { runs: of.map((run) => runShown(open.store.reader, number, open, run, all)) };
  },

  'payruns.read': (host, { station, run }) => readRun(host.open(), stationOf(host.open(), station), run),

  'payruns.create': (host, ask) => {
    const open = host.open();
    checkAsk(open.store.reader, open, ask);
    return host.jobs.start('payruns.create', async (job) => {
      const run = await createDraft(open, ask, job);
      touched(host);
      return { run };
    });
  },

  'payruns.recompute': (host, { run }) => {
    const open = host.open();
    draftOf(open.store.reader, run);
    return host.jobs.start('payruns.recompute', async (job) => {
      await recompute(open, run, job);
      touched(host);
      return { run };
    });
  },

  'payruns.reverse': (host, { run, ...ask }) => {
    const open = host.open();
    mayReverse(open, run, ask.period);
    return host.jobs.start('payruns.reverse', async (job) => {
      const reversal = await reverse(open, run, ask, job);
      touched(host);
      return { run: reversal };
    });
  },

  'payruns.discard': async (host, { run }) => {
    await discard(host.open(), run);
    touched(host);
    return {};
  },

  'payruns.advance': async (host, { run, to, note }) => {
    await advance(host.open(), run, to, note);
    touched(host, ['payRuns']);
    return readRun(host.open(), ownStation, run);
  },

  'payruns.findings': (host, { run }) => {
    const db = host.open().store.reader;
    return findingsOf(db, runOf(db, run), giveWay);
  },

  'payruns.lines': async (host, { run, station, reveal, search, community, origin, offset, limit }) => {
    const open = host.open();
    const number = stationOf(open, station);
    const db = open.store.reader;
    const found = runOf(db, run, number);
    if (reveal) await recordReveal(host, 'payruns.lines', run);
    const terms = (search ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
    const query = { run, terms, community, origin };
    return {
      rows: linePage(db, number, query, offset, limit).map((line) => lineShown(line, reveal)),
      total: lineCount(db, number, query),
      totals: totalsKept(db, number, found),
    };
  },

  'payruns.line': async (host, { station, line }) => {
    const open = host.open();
    const number = stationOf(open, station);
    const detail = lineDetail(open.store.reader, number, line);
    await recordReveal(host, 'payruns.lines', Number(lineById(open.store.reader, number, line)!['run']));
    return detail;
  },

  'payruns.compare': async (host, { run, with: other, ...ask }) => {
    const { store } = host.open();
    const now = runOf(store.reader, run);
    const before = other === undefined ? runBefore(store.reader, ownStation, now) : runOf(store.reader, other);
    if (ask.reveal) await recordReveal(host, 'payruns.compare', run);
    const key = `${before?.id} ${now.id}`;
    if (compared?.store !== store || compared.commits !== store.commits() || compared.key !== key) {
      const commits = store.commits();
      compared = { store, commits, key, all: before ? await changed(store.reader, ownStation, before, now, giveWay) : [] };
    }
    return comparison(store.reader, ownStation, before, now, compared.all, ask);
  },

  'payruns.reconcile': (host, { file, period, run }) => {
    const path = host.files.path(file);
    if (run !== undefined) runOf(host.open().store.reader, run);
    return host.jobs.start('payruns.reconcile', async (job) => {
      const result = await reconcile(host, { path, period, run }, job);
      await recordReveal(host, 'payruns.reconcile', result.run ?? result.period);
      return result;
    });
  },

  'payruns.differences': (host, { reveal, ...months }) => {
    const { store } = host.open();
    return host.jobs.start('payruns.differences', async (job) => {
      const found = await differencesOf(store.reader, ownStation, months, async (done, of) => {
        job.report('differences', Math.round(done * 1000), of * 1000);
        await job.giveWay();
      });
      if (reveal) await recordReveal(host, 'payruns.differences', months.until ?? today());
      return {
        lines: found.filter((d) => d.amounts.net !== 0 || d.amounts.held !== 0).map((d) => differenceShown(d, reveal)),
        months: monthsOf(found),
      };
    });
  },

  'payruns.budget': (host, { year }) => budgetOf(host.open().store.reader, year),

  'payruns.cost': (host, { run, station }) => {
    const open = host.open();
    const number = stationOf(open, station);
    runOf(open.store.reader, run, number);
    return costOf(open.store.reader, number, run);
  },

  'payruns.slips': async (host, { run, workers, offset, limit }) => {
    const db = host.open().store.reader;
    const found = runOf(db, run);
    await recordReveal(host, 'payruns.slips', run);
    const all = workers ?? peopleOfRun(db, ownStation, run);
    return {
      title: titleOf(found, runs(db, ownStation)),
      period: String(found['period']),
      slips: slipsOf(db, ownStation, run, all.slice(offset, offset + limit)),
      total: all.length,
    };
  },

  'payruns.export': (host, { run, what, file, format, template }) => {
    const open = host.open();
    const path = host.files.path(file);
    const found = runOf(open.store.reader, run);
    if (what !== 'cost') layoutFor(open.store.reader, ownStation, what, template);
    return host.jobs.start('payruns.export', async (job) => {
      const written = await writeFileOf(open.store.reader, found, { what, path, format, template }, job);
      await open.store.write(commandOf(open, 'payruns.export', { run, what, rows: written.rows }), () => undefined);
      return written;
    });
  },

  'payruns.columns': (_host, { what }) => choices(what),

  'payruns.policies': (host, { on = today() }) => policiesShown(host.open().store.reader, ownStation, on),

  'payruns.installPolicies': async (host) => {
    const open = host.open();
    const policies = await open.store.write(commandOf(open, 'payruns.installPolicies'), (tx) => installPolicies(tx, ownStation));
    touched(host, ['payPolicies']);
    return { policies };
  },

  'payruns.publishPolicy': async (host, { policy }) => {
    const open = host.open();
    const sha256 = await open.store.write(commandOf(open, 'payruns.publishPolicy', { policy }), (tx) =>
      publishPolicy(tx, ownStation, policy),
    );
    touched(host, ['payPolicies']);
    return { sha256 };
  },
};
