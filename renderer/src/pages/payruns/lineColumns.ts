/** Columns of a run's lines, and what stands in each. */
import { codeLabel } from '#shared/codes/index.ts';
import type { PayRunLine } from '#shared/contract/payruns.ts';
import type { GridColumn } from '../../components/grid.ts';
import { ratio } from '../../words/format.ts';
import { money, moneyOrBlank } from './words.ts';

const amount = (key: keyof PayRunLine, label: string, width = 92): GridColumn => ({ key, label, width, align: 'right' });

export const lineColumns: GridColumn[] = [
  { key: 'name', label: '姓名', width: 84 },
  { key: 'community', label: '社区', width: 110 },
  { key: 'postClass', label: '岗位', width: 76 },
  { key: 'grade', label: '薪级', width: 52, align: 'right' },
  { key: 'coefficient', label: '系数', width: 56, align: 'right' },
  amount('basic', '基本'),
  amount('performance', '绩效'),
  amount('certificateAllowance', '证书补贴', 80),
  amount('redFlag', '红旗奖励'),
  amount('otherPay', '其他', 80),
  amount('total', '应发', 96),
  { key: 'taken', label: '扣缴', width: 88, align: 'right' },
  amount('net', '实发', 96),
  { key: 'remark', label: '说明', width: 180 },
];

/** 扣缴: all that is kept back from the gross. */
export const takenOf = ({ total, net }: Pick<PayRunLine, 'total' | 'net'>): number | null =>
  total === null || net === null ? null : total - net;

const plain: Record<string, (line: PayRunLine) => string> = {
  name: (line) => line.name,
  community: (line) => line.community,
  postClass: (line) => (line.postClass ? codeLabel('postClasses', line.postClass) : ''),
  grade: (line) => (line.grade === null ? '' : String(line.grade)),
  coefficient: (line) => (line.coefficient === null ? '' : ratio(line.coefficient)),
  taken: (line) => moneyOrBlank(takenOf(line)),
  remark: (line) => [line.origin ? `${line.origin.period} 差额` : '', line.remark].filter(Boolean).join('；'),
};
const always = new Set(['total', 'net']);

export const lineText = (line: PayRunLine, key: string): string => {
  const words = plain[key];
  if (words) return words(line);
  const fen = line[key as 'total'];
  return always.has(key) ? money(fen) : moneyOrBlank(fen);
};
