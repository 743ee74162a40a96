/** A policy as its form holds it: what is not typed yet is null; the stored document is made of it when everything is there. */
import type { MonthRule, PolicyDocument, PolicyKind } from '#shared/domain/payroll/index.ts';
import { today } from '../../words/format.ts';

export type ContributionRow = {
  key: string;
  label: string;
  of: 'insurance' | 'fund';
  on: 'declared' | 'gross';
  employerRate: number | null;
  employeeRate: number | null;
  /** Null: none. */
  floor: number | null;
  ceiling: number | null;
  employeeFixed: number;
  employerFixed: number;
  unit: 'fen' | 'jiao' | 'yuan';
};
export type BracketRow = { upTo: number | null; rate: number | null; quick: number | null };
export type PolicyForm = {
  id: number | null;
  kind: PolicyKind;
  name: string;
  effectiveFrom: string | null;
  source: string;
  due: 'anyDay' | 'firstDay' | 'lastDay';
  contributions: ContributionRow[];
  monthlyDeduction: number | null;
  brackets: BracketRow[];
  month: Omit<MonthRule, 'kind'>;
};

/** Kept as the ceiling of a contribution that has none: the largest amount that a policy takes, in fen. */
export const noCeiling = 100_000_000_000;

export const kindWords: Record<PolicyKind, string> = {
  socialInsurance: '社会保险和住房公积金',
  incomeTax: '个人所得税',
  month: '当月折算规则',
};

export const newRow = (rows: readonly { key: string }[], label = '', of: ContributionRow['of'] = 'insurance'): ContributionRow => {
  let n = rows.length + 1;
  while (rows.some((r) => r.key === `item${n}`)) n += 1;
  return {
    key: `item${n}`,
    label,
    of,
    on: 'declared',
    employerRate: null,
    employeeRate: null,
    floor: null,
    ceiling: null,
    employeeFixed: 0,
    employerFixed: 0,
    unit: 'fen',
  };
};

/** The names that every office has; the figures are the place's own and are typed. */
const usual = [
  ['基本养老保险', 'insurance'],
  ['基本医疗保险', 'insurance'],
  ['失业保险', 'insurance'],
  ['工伤保险', 'insurance'],
  ['住房公积金', 'fund'],
] as const;

/** A new policy of a kind, or one that goes on from what holds (`document`). */
export function formOf(
  kind: PolicyKind,
  kept?: { id: number | null; name: string; effectiveFrom: string; source: string; document: unknown },
): PolicyForm {
  const form: PolicyForm = {
    id: kept?.id ?? null,
    kind,
    name: kept?.name ?? `${kindWords[kind]}（本地）`,
    effectiveFrom: kept?.effectiveFrom ?? `${today().slice(0, 4)}-01-01`,
    source: kept?.source ?? '',
    due: 'anyDay',
    contributions: [],
    monthlyDeduction: null,
    brackets: [],
    month: { part: 'calendarDays', prorated: ['basic', 'performance', 'allowance', 'bonus'], factsOn: 'first' },
  };
  const document = kept?.document as PolicyDocument | undefined;
  if (document?.kind === 'socialInsurance') {
    form.due = document.due;
    form.contributions = document.contributions.map((c) => ({
      ...c,
      floor: c.floor === 0 ? null : c.floor,
      ceiling: c.ceiling >= noCeiling ? null : c.ceiling,
    }));
  } else if (document?.kind === 'incomeTax') {
    form.monthlyDeduction = document.monthlyDeduction;
    form.brackets = document.brackets.map((b) => ({ ...b }));
  } else if (document?.kind === 'month') {
    const { part, prorated, factsOn } = document;
    form.month = { part, prorated: [...prorated], factsOn };
  } else if (kind === 'socialInsurance') {
    for (const [label, of] of usual) form.contributions.push(newRow(form.contributions, label, of));
  }
  return form;
}

const isFigure = (value: unknown): value is number => typeof value === 'number' && value >= 0;

/** What is still missing or wrong, as sentences. */
export function problemsOf(form: PolicyForm): string[] {
  const found: string[] = [];
  if (form.name.trim() === '') found.push('请填写名称。');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(form.effectiveFrom ?? '')) found.push('请填写从哪一天起执行。');
  if (form.source.trim() === '') found.push('请填写依据的文件，例如“市人社局〔2025〕12 号”。');
  if (form.kind === 'socialInsurance') {
    if (form.contributions.length === 0) found.push('请至少添加一项。');
    for (const [i, row] of form.contributions.entries()) {
      const name = row.label.trim() === '' ? `第 ${i + 1} 行` : `“${row.label}”`;
      if (row.label.trim() === '') found.push(`${name}没有写名称。`);
      for (const [side, rate] of [
        ['单位', row.employerRate],
        ['个人', row.employeeRate],
      ] as const)
        if (!isFigure(rate) || rate > 10_000) found.push(`${name}的${side}比例请填 0 到 100 的数，不缴的填 0。`);
      if ((row.floor !== null && !isFigure(row.floor)) || (row.ceiling !== null && !isFigure(row.ceiling)))
        found.push(`${name}的基数下限、上限应为金额，没有的空着。`);
      else if (row.floor !== null && row.ceiling !== null && row.ceiling < row.floor) found.push(`${name}的基数上限低于下限。`);
    }
  }
  if (form.kind === 'incomeTax') {
    if (!isFigure(form.monthlyDeduction)) found.push('请填写每月减除费用。');
    if (form.brackets.length === 0) found.push('请至少添加一级税率。');
    for (const [i, row] of form.brackets.entries()) {
      const last = i === form.brackets.length - 1;
      if (!isFigure(row.rate) || !isFigure(row.quick)) found.push(`第 ${i + 1} 级的预扣率和速算扣除数没有填全。`);
      if (last !== (row.upTo === null)) found.push(last ? '最后一级不设上限，请把“至”空着。' : `第 ${i + 1} 级没有填“至”多少元。`);
      else if (!last && i > 0 && Number(row.upTo) <= Number(form.brackets[i - 1]!.upTo)) found.push(`第 ${i + 1} 级不高于上一级。`);
    }
  }
  return found;
}

/** The document as it is stored. Asked only where there is no problem. */
export function documentOf(form: PolicyForm): unknown {
  switch (form.kind) {
    case 'socialInsurance':
      return {
        kind: form.kind,
        due: form.due,
        contributions: form.contributions.map((row) => ({
          ...row,
          label: row.label.trim(),
          floor: row.floor ?? 0,
          ceiling: row.ceiling ?? noCeiling,
        })),
      };
    case 'incomeTax':
      return { kind: form.kind, monthlyDeduction: form.monthlyDeduction, brackets: form.brackets };
    case 'month':
      return { kind: form.kind, ...form.month };
  }
}
