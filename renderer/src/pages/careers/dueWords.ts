/** What falls due, in words. */
import type { DueKind } from '#shared/domain/careers/due.ts';

type Words = {
  /** 劳动合同到期: the kind, as a heading. */
  label: string;
  /** What to do about it. */
  next: string;
};

const words: Record<DueKind, Words> = {
  fileHandover: { label: '档案待转出', next: '离岗后 15 日内办理档案转移（劳动合同法第五十条），办完后登记“档案转出日期”。' },
  contractEnding: { label: '劳动合同到期', next: '续签后登记新合同；不再续签的登记离岗。' },
  termEnding: { label: '任期届满', next: '换届后登记新的任职；不再任职的登记结束。' },
  probationEnding: { label: '试用期将满', next: '试用期满前完成考核。' },
  retirement: { label: '到退休年龄', next: '按延迟退休规定推算，请核对出生日期和“原法定退休年龄”后办理。' },
  retirementUnregistered: {
    label: '原法定退休年龄未登记',
    next: '女职工原法定退休年龄为 50 或 55 周岁，请按岗位核实后登记；登记前暂按提醒设置推算。',
  },
  assessmentMissing: { label: '年度考核未登记', next: '在人员档案的“年度考核”中登记考核等次。' },
  mandateEnding: { label: '代表委员任期届满', next: '换届后登记新的届次。' },
  regrading: { label: '集中调级', next: '请在调级日前把考核、学历、证书和任职登记齐全。' },
};

export const dueLabel = (kind: DueKind, about: string | null = null): string =>
  kind === 'assessmentMissing' && about ? `${about} 年度考核未登记` : words[kind].label;
export const dueNext = (kind: DueKind): string => words[kind].next;

/** `还有 12 天`, `今天`, `已过 3 天`, `已过 10 年`. */
export function daysWords(left: number): string {
  if (left === 0) return '今天';
  if (left > 0) return `还有 ${left} 天`;
  return left > -730 ? `已过 ${-left} 天` : `已过 ${Math.floor(-left / 365.25)} 年`;
}

/** One day for all of a kind: it is said once. */
export const sharesDay = (kind: DueKind): boolean => kind === 'assessmentMissing' || kind === 'regrading';
/** The day is only supposed. */
export const isSupposed = (kind: DueKind): boolean => kind === 'retirementUnregistered';

/** Passed: to be settled now. Within a month: soon. */
export const urgency = (left: number): 'danger' | 'caution' | 'plain' => (left < 0 ? 'danger' : left <= 30 ? 'caution' : 'plain');
