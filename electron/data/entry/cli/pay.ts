/**
 * `pay DIR MONTH`: the month's run with every intermediate number. One account may not prepare and approve, so `--approve` signs in a second one:
 * STREET_LEDGER_APPROVER with STREET_LEDGER_APPROVER_PASSPHRASE.
 */
import { Refusal } from '#shared/contract/index.ts';
import type { Finding, LineDetail, PayRun } from '#shared/contract/payruns.ts';
import { signedIn } from './command.ts';
import type { Command } from './command.ts';
import type { Session } from './session.ts';

type PayAnswer = { run: PayRun; findings: Finding[]; lines: LineDetail[] };
type PayAsk = { period: string; scheme: number | undefined; approve: boolean; offset: number; limit: number };

async function pay(session: Session, ask: PayAsk): Promise<PayAnswer> {
  const approver = ask.approve ? secondAccount() : null;
  let run = await reckoned(session, ask);
  const { findings } = await session.ask('payruns.findings', { run: run.id });
  if (approver) {
    if (run.status === 'draft') run = await session.ask('payruns.advance', { run: run.id, to: 'checked' });
    if (run.status === 'checked') {
      await session.ask('station.signIn', approver);
      run = await session.ask('payruns.advance', { run: run.id, to: 'approved' });
    }
  }
  return { run, findings, lines: await linesOf(session, run.id, ask) };
}

function secondAccount(): { account: string; passphrase: string } {
  const { STREET_LEDGER_APPROVER: account, STREET_LEDGER_APPROVER_PASSPHRASE: passphrase } = process.env;
  if (!account || !passphrase) throw new Refusal('approverMissing');
  return { account, passphrase };
}

/** The run of the month: made where there is none, reckoned again while it is a draft, else as it stands. */
async function reckoned(session: Session, { period, scheme }: PayAsk): Promise<PayRun> {
  const { runs } = await session.ask('payruns.list', { year: Number(period.slice(0, 4)) });
  const reversed = new Set(runs.filter((r) => r.kind === 'reversal' && r.status === 'paid').map((r) => r.reverses));
  const found = runs.find((r) => r.kind === 'ordinary' && r.period === period && !reversed.has(r.id));
  const other = found !== undefined && scheme !== undefined && found.scheme?.id !== scheme;
  if (found && found.status !== 'draft') {
    if (other) throw new Refusal('payRunExists', { period });
    return found;
  }
  if (found && !other) {
    await session.finish('payruns.recompute', { run: found.id });
    return session.ask('payruns.read', { run: found.id });
  }
  if (found) await session.ask('payruns.discard', { run: found.id });
  const { run } = await session.finish<{ run: number }>('payruns.create', { period, ...(scheme === undefined ? {} : { scheme }) });
  return session.ask('payruns.read', { run });
}

async function linesOf(session: Session, run: number, { offset, limit }: PayAsk): Promise<LineDetail[]> {
  const lines: LineDetail[] = [];
  for (let from = offset; from < offset + limit; from += 500) {
    const { rows } = await session.ask('payruns.lines', { run, reveal: true, offset: from, limit: Math.min(500, offset + limit - from) });
    for (const { id } of rows) lines.push(await session.ask('payruns.line', { line: id }));
    if (rows.length < 500) break;
  }
  return lines;
}

function whole(field: string, written: string | undefined, otherwise: number): number {
  const value = written === undefined ? otherwise : Number(written);
  if (!Number.isSafeInteger(value) || value < 0) throw new Refusal('invalidInput', { field });
  return value;
}

const usage =
  'pay DIR YYYY-MM [--scheme ID] [--approve] [--limit N] [--offset N]   (--approve: a second account, STREET_LEDGER_APPROVER with STREET_LEDGER_APPROVER_PASSPHRASE)';

export const payCommands: Record<string, Command> = {
  pay: {
    usage,
    options: ['scheme', 'limit', 'offset'],
    flags: ['approve'],
    run: signedIn((session, { words: [period], options }) => {
      if (period === undefined) throw new Refusal('usage', { usage });
      const { scheme, approve, limit, offset } = options;
      return pay(session, {
        period,
        scheme: scheme === undefined ? undefined : Number(scheme),
        approve: approve !== undefined,
        limit: whole('limit', limit, 10_000),
        offset: whole('offset', offset, 0),
      });
    }),
  },
};
