import { describe, expect, it } from 'vitest';
import type { MergeResult } from '#shared/contract/snapshots.ts';
import { changeWords, gapWords, groups, profileWords, resultSentence } from './words.ts';

const merged: MergeResult = {
  file: 'a.age',
  outcome: 'merged',
  error: null,
  street: { code: '520699001', name: '示例县红旗街道' },
  sequence: 5,
  gap: [],
  changes: {},
  receipt: null,
};

describe('snapshots in words', () => {
  it('groups a fingerprint behind its kind and a hash by size', () => {
    expect(groups('SHA256:abcdefghij', 4)).toEqual(['SHA256:', 'abcd', 'efgh', 'ij']);
    expect(groups('0123456789abcdef', 8)).toEqual(['01234567', '89abcdef']);
    expect(groups('', 4)).toEqual([]);
  });

  it('says what a file brought and what is missing', () => {
    const changes = { workers: { added: 2, changed: 0, removed: 1, count: 46 }, items: { added: 1, changed: 0, removed: 0, count: 340 } };
    expect(changeWords(changes)).toBe('新增 3 · 移除 1');
    expect(changeWords({})).toBe('无变化');
    expect(gapWords([3, 4])).toBe('缺第 3、4 号');
    expect(gapWords([3, 4, 5, 6, 7])).toBe('缺第 3–7 号中的 5 份');
    expect(resultSentence({ ...merged, changes, gap: [3, 4] })).toBe('新增 3 · 移除 1。缺第 3、4 号，请向街道索取。');
  });

  it('gives a refusal its sentence', () => {
    expect(resultSentence({ ...merged, outcome: 'refused', error: { code: 'snapshotAltered', params: {} } })).toContain('拒收');
    expect(resultSentence({ ...merged, outcome: 'refused', error: { code: 'notACode', params: {} } })).toContain('程序出错');
  });

  it('names the registers that a profile leaves out', () => {
    expect(profileWords['without-pay'].note).toContain('薪酬明细');
  });
});
