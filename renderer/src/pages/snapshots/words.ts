/** Snapshots in words: fingerprints as they are read out, profiles, what a street's file brought. */
import { errorCodes } from '#shared/contract/refusal.ts';
import type { ErrorCode } from '#shared/contract/index.ts';
import type { MergeResult } from '#shared/contract/snapshots.ts';
import { registers } from '#shared/registers/index.ts';
import type { SnapshotProfile } from '#shared/registers/index.ts';
import { errorSentence } from '../../words/errors.ts';
import { count } from '../../words/format.ts';

/** Text in groups of `size`, to be read out and compared; a prefix up to the colon (`SHA256:`) stays a group of its own. */
export function groups(text: string, size: number): string[] {
  const colon = text.indexOf(':') + 1;
  const parts = text.slice(colon).match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
  return colon ? [text.slice(0, colon), ...parts] : parts;
}

const leftOutOf = (profile: SnapshotProfile): string =>
  registers
    .filter((r) => r.notIn?.includes(profile))
    .map((r) => r.label)
    .join('、');

export const profileWords: Record<SnapshotProfile, { label: string; note: string }> = {
  full: { label: '完整', note: '全部台账，含身份证号、电话和薪酬。按月报送用这一种。' },
  'without-pay': { label: '不含薪酬', note: `不含${leftOutOf('without-pay')}，其余与完整相同。` },
  statistics: { label: '统计', note: '不含身份证号、电话和个人薪酬金额，只供汇总统计。' },
};

export const isProfile = (value: unknown): value is SnapshotProfile => typeof value === 'string' && value in profileWords;

export type Outcome = { label: string; kind: 'ok' | 'plain' | 'danger' };
export const outcomeWords: Record<MergeResult['outcome'], Outcome> = {
  merged: { label: '已收取', kind: 'ok' },
  unchanged: { label: '已收过', kind: 'plain' },
  refused: { label: '已拒收', kind: 'danger' },
};

const isErrorCode = (code: string): code is ErrorCode => (errorCodes as readonly string[]).includes(code);

export type Changes = Record<string, { added: number; changed: number; removed: number; count: number }>;

/** Added, changed and removed records over all registers. */
export function sumOf(changes: Changes): { added: number; changed: number; removed: number } {
  const sum = { added: 0, changed: 0, removed: 0 };
  for (const c of Object.values(changes)) {
    sum.added += c.added;
    sum.changed += c.changed;
    sum.removed += c.removed;
  }
  return sum;
}

/** 新增 3 · 变更 1, or 无变化. */
export function changeWords(changes: Changes): string {
  const { added, changed, removed } = sumOf(changes);
  const parts = [added && `新增 ${count(added)}`, changed && `变更 ${count(changed)}`, removed && `移除 ${count(removed)}`].filter(Boolean);
  return parts.join(' · ') || '无变化';
}

/** 缺第 3、4 号; empty when nothing is missing. Long gaps are named by their ends. */
export function gapWords(gap: readonly number[]): string {
  if (gap.length === 0) return '';
  const [first, last] = [gap[0], gap.at(-1)];
  return gap.length > 4 ? `缺第 ${first}–${last} 号中的 ${gap.length} 份` : `缺第 ${gap.join('、')} 号`;
}

/** What became of one file, in a sentence. */
export function resultSentence(result: MergeResult): string {
  if (result.error)
    return isErrorCode(result.error.code) ? errorSentence(result.error.code, result.error.params) : errorSentence('internal');
  if (result.outcome === 'unchanged') return '这份快照以前已收取，台账没有变化。';
  const gap = gapWords(result.gap);
  return gap ? `${changeWords(result.changes)}。${gap}，请向街道索取。` : changeWords(result.changes);
}
