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

/** The step a run is at, for the first page: what it waits for and whose hands it is in. */
export function stepWords(run: Pick<PayRun, 'status' | 'preparer' | 'checker' | 'approver'>): {
  kind: 'plain' | 'ok' | 'caution';
  state: string;
  text: string;
} {
  switch (run.status) {
    case 'draft':
      return { kind: 'caution', state: '待核对', text: run.preparer ? `在${run.preparer}手里，核对后送审` : '核对后送审' };
    case 'checked':
      return { kind: 'plain', state: '待审批', text: run.checker ? `${run.checker}已核对，等另一人审批` : '等另一人审批' };
    case 'approved':
      return { kind: 'caution', state: '待发放', text: run.approver ? `${run.approver}已批准，导出代发文件、发完后标记` : '已批准' };
    default:
      return { kind: 'ok', state: statusWords(run.status), text: '' };
  }
}

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

/** Days of a stretch as people count them: calendar days come whole, weekdays against 21.75 in hundredths (a month has at most 31 days). */
export const daysWords = ({ days, of }: { days: number; of: number }): string => {
  const scale = of > 31 ? 100 : 1;
  return `${days / scale} 天，全月 ${of / scale} 天`;
};
