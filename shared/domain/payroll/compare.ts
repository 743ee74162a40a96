/** Two months of one person: what changed and why, in amounts of gross (deductions and tax: of net). */
import { codeLabel } from '../../codes/index.ts';
import { decimal, yuan } from '../pay/money.ts';
import type { Amounts } from './amounts.ts';

export type Paid = {
  amounts: Amounts;
  postClass: string | null;
  grade: number | null;
  base: number | null;
  coefficient: number | null;
  /** Paid for less than the month, or in more than one stretch. */
  partial: boolean;
  suspended: number;
  /** What is held back (below 0) or paid out of earlier months. */
  held: number;
  items: number;
  /** Gross of lines that go back to earlier months. */
  earlier: number;
};

export const changeLabels = {
  entered: '新进',
  left: '离开',
  post: '岗位变动',
  grade: '薪级变动',
  scheme: '方案或基数变动',
  certificate: '职业资格补贴',
  flag: '红旗奖励',
  item: '增减项目',
  partMonth: '当月折算',
  suspension: '停发绩效',
  rhythm: '绩效按期发放',
  difference: '补发补扣以前月份',
  insurance: '社保和公积金',
  tax: '个人所得税',
  other: '其他',
} as const;
export type ChangeCode = keyof typeof changeLabels;
export type Change = { code: ChangeCode; text: string; amount: number };

/** Why somebody is paid differently; empty where nothing differs. */
export function changesBetween(before: Paid | null, now: Paid | null): Change[] {
  if (!before || !now) {
    const one = now ?? before;
    if (!one) return [];
    const amount = (now?.amounts.total ?? 0) - (before?.amounts.total ?? 0);
    return [now ? { code: 'entered', text: '上月没有发放', amount } : { code: 'left', text: '本月没有发放', amount }];
  }
  const changes: Change[] = [];
  const add = (code: ChangeCode, amount: number, text: string): void => {
    if (amount !== 0) changes.push({ code, amount, text });
  };
  const moved = (field: keyof Amounts): number => now.amounts[field] - before.amounts[field];
  const suspended = now.suspended - before.suspended;
  const held = now.held - before.held;
  const graded = moved('basic') + moved('performance') - suspended - held;
  const [code, text] = whyGraded(before, now);
  add(code, graded, text);
  add('suspension', suspended, suspended < 0 ? '停发绩效' : '恢复绩效');
  add('rhythm', held, held < 0 ? '本月绩效留待发放' : '发放前期绩效');
  const fromTo = (field: keyof Amounts): string => `${yuan(before.amounts[field])} → ${yuan(now.amounts[field])}`;
  add('certificate', moved('certificateAllowance'), fromTo('certificateAllowance'));
  add('flag', moved('redFlag'), fromTo('redFlag'));
  const items = now.items - before.items;
  const withheld = moved('deductions');
  add(
    'item',
    items - withheld,
    withheld === 0 ? `${yuan(before.items)} → ${yuan(now.items)}` : `${yuan(items)}，代扣 ${fromTo('deductions')}`,
  );
  const earlier = now.earlier - before.earlier;
  add('difference', earlier, now.earlier === 0 ? '上月有补发补扣' : '补发补扣以前月份');
  const named = graded + suspended + held + moved('certificateAllowance') + moved('redFlag') + items + earlier;
  add('other', moved('total') - named, fromTo('otherPay'));
  add('insurance', -(moved('insurance') + moved('fund')), `${fromTo('insurance')}；公积金 ${fromTo('fund')}`);
  add('tax', -moved('tax'), fromTo('tax'));
  return changes;
}

function whyGraded(before: Paid, now: Paid): [ChangeCode, string] {
  const post = (code: string | null): string => (code ? codeLabel('postClasses', code) : '无岗位');
  if (before.postClass !== now.postClass) return ['post', `${post(before.postClass)} → ${post(now.postClass)}`];
  if (before.grade !== now.grade) return ['grade', `${before.grade ?? '—'} 级 → ${now.grade ?? '—'} 级`];
  if (before.base !== now.base) return ['scheme', `基数 ${yuan(before.base ?? 0)} → ${yuan(now.base ?? 0)}`];
  if (before.coefficient !== now.coefficient)
    return ['scheme', `系数 ${decimal(before.coefficient ?? 0)} → ${decimal(now.coefficient ?? 0)}`];
  if (before.partial || now.partial) return ['partMonth', now.partial ? '本月不足整月或中途变动' : '上月不足整月或中途变动'];
  return ['other', '基本或绩效部分变动'];
}
