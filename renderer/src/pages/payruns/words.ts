/** Words of pay runs. */
import { codeLabel } from '#shared/codes/index.ts';
import type { PayRun, RunStatus } from '#shared/contract/payruns.ts';
import { monthBefore, yuan } from '../../words/format.ts';

/** An amount, or the mask where this account may not see it or has not asked to. */
export const money = (fen: number | null): string => (fen === null ? '***' : yuan(fen));
/** Nothing in place of a nought: a payroll sheet reads easier without. */
export const moneyOrBlank = (fen: number | null): string => (fen === 0 ? '' : money(fen));
/** A difference with its sign. */
export const change = (fen: number | null): string => (fen === null ? '***' : fen > 0 ? `+${yuan(fen)}` : yuan(fen));

export const statusWords = (status: RunStatus): string => codeLabel('payRunStatuses', status);
export const statusKind = (run: PayRun): 'plain' | 'ok' | 'caution' =>
  run.status === 'paid' ? 'ok' : run.status === 'draft' ? 'caution' : 'plain';

/** The last month that may be prepared: the one after this. */
export const latestMonth = (today: string): string => monthBefore(today.slice(0, 7), -1);

/** The month after the last one that was reckoned, as far as it may be prepared yet; else this one. */
export const nextMonth = (runs: readonly PayRun[], today: string): string => {
  const last = runs
    .filter((r) => r.kind === 'ordinary')
    .map((r) => r.period)
    .sort()
    .at(-1);
  const latest = latestMonth(today);
  return !last ? today.slice(0, 7) : last < latest ? monthBefore(last, -1) : latest;
};

/** Why an action may not be taken now. */
export const whyNot: Record<string, string> = {
  payRunState: '还没有走到这一步',
  payRunLocked: '已发放，不能再改',
  payRunSamePerson: '编制人不能审批自己编制的发放，请另一位有审批权限的人员审批',
  payRunFindings: '检查还有错误，请先处理',
  notPermitted: '您的账户没有这项权限',
};
