/** Columns of the payroll sheet and of the bank's file: what there is to choose from, what stands there by itself, what an office has saved. */
import * as z from 'zod';
import { Refusal } from '#shared/contract/index.ts';
import { codeLabel } from '#shared/codes/index.ts';
import type { Database } from 'better-sqlite3';
import type { Value } from '#shared/registers/index.ts';
import { templateById } from './rows.ts';
import type { LineStored } from './rows.ts';

/** A line, or in the bank's file a person with the sum of theirs. */
export type Row = LineStored & { bankName: string | null; bankAccount: string | null; idNumber: string | null; period: string };
type Shape = 'text' | 'money' | 'ratio' | 'integer';
export type Column = { key: string; label: string; shape: Shape; read(row: Row): Value };

const field = (key: string, label: string, shape: Shape): Column => ({ key, label, shape, read: (row) => row[key] ?? null });

const columns: readonly Column[] = [
  field('orderNo', '序号', 'integer'),
  { key: 'community', label: '社区', shape: 'text', read: (row) => row.communityName },
  field('name', '姓名', 'text'),
  { key: 'idNumber', label: '身份证号', shape: 'text', read: (row) => row.idNumber },
  {
    key: 'post',
    label: '岗位',
    shape: 'text',
    read: (row) => (row['postClass'] ? codeLabel('postClasses', String(row['postClass'])) : null),
  },
  field('grade', '薪级', 'integer'),
  field('coefficient', '系数', 'ratio'),
  field('base', '基数', 'money'),
  field('basic', '基本薪酬', 'money'),
  field('performance', '绩效薪酬', 'money'),
  field('certificateAllowance', '职业资格补贴', 'money'),
  field('redFlag', '红旗奖励', 'money'),
  field('otherPay', '其他', 'money'),
  field('total', '应发合计', 'money'),
  field('insurance', '个人社会保险', 'money'),
  field('fund', '个人公积金', 'money'),
  field('tax', '个人所得税', 'money'),
  field('deductions', '其他扣款', 'money'),
  field('net', '实发合计', 'money'),
  field('employerCost', '单位承担', 'money'),
  field('originPeriod', '所属月份', 'text'),
  field('note', '备注', 'text'),
  { key: 'signature', label: '签名', shape: 'text', read: () => null },
  { key: 'bankName', label: '开户银行', shape: 'text', read: (row) => row.bankName },
  { key: 'bankAccount', label: '银行账号', shape: 'text', read: (row) => row.bankAccount },
  { key: 'purpose', label: '摘要', shape: 'text', read: (row) => `${row.period.slice(0, 4)}年${Number(row.period.slice(5))}月薪酬` },
];
const byKey = new Map(columns.map((c) => [c.key, c]));

const lineColumns = columns.filter((c) => !['bankName', 'bankAccount', 'purpose'].includes(c.key));
/** Of a person's whole pay: a line's own figures (grade, base) are none of the bank's business. */
const bankColumns = ['orderNo', 'name', 'idNumber', 'community', 'bankName', 'bankAccount', 'net', 'purpose', 'note'].map((key) =>
  byKey.get(key)!,
);

const standard = {
  sheet: ['orderNo', 'community', 'name', 'post', 'grade', 'coefficient', 'base', 'basic', 'performance', 'certificateAllowance', 'redFlag', 'otherPay', 'total', 'insurance', 'fund', 'tax', 'deductions', 'net', 'note'],
  bank: ['orderNo', 'name', 'bankAccount', 'bankName', 'net', 'purpose'],
} as const; // prettier-ignore
export type Purpose = keyof typeof standard;

export const choices = (what: Purpose): { columns: { key: string; label: string }[]; standard: string[] } => ({
  columns: (what === 'sheet' ? lineColumns : bankColumns).map(({ key, label }) => ({ key, label })),
  standard: [...standard[what]],
});

/** What a template holds: a column of ours under the office's own heading, or the same text in every row (币种, 人民币). */
const template = z
  .array(
    z.union([
      z.strictObject({ key: z.string(), label: z.string().min(1).max(40).optional() }),
      z.strictObject({ text: z.string().max(100), label: z.string().min(1).max(40) }),
    ]),
  )
  .min(1)
  .max(60);

export function parseTemplate(purpose: string, text: string): Column[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const read = template.safeParse(json);
  const allowed: readonly Column[] = purpose === 'bank' ? bankColumns : lineColumns;
  if (!read.success || !read.data.every((c) => !('key' in c) || allowed.some((a) => a.key === c.key))) return null;
  return read.data.map((c): Column => {
    if (!('key' in c)) return { key: '', label: c.label, shape: 'text', read: () => c.text };
    const column = byKey.get(c.key)!;
    return c.label === undefined ? column : { ...column, label: c.label };
  });
}

export function layoutFor(db: Database, station: number, what: Purpose, id: number | undefined): Column[] {
  if (id === undefined) return standard[what].map((key) => byKey.get(key)!);
  const found = templateById(db, station, id);
  const read = found?.purpose === what ? parseTemplate(what, found.columns) : null;
  if (!read) throw new Refusal('recordNotFound', { register: 'payTemplates', id });
  return read;
}

export const formats: Partial<Record<Shape, string>> = { money: '#,##0.00', ratio: '0.00##', integer: '0' };
export const cellOf = (column: Column, row: Row): Value => {
  const value = column.read(row);
  if (typeof value !== 'number') return value;
  return column.shape === 'money' ? value / 100 : column.shape === 'ratio' ? value / 10_000 : value;
};
