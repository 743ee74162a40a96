import { describe, expect, it } from 'vitest';
import { byCloseTitle, byCode } from './match.ts';

describe('next year’s rows', () => {
  const item = (id: number, title: string, more: object = {}) => ({ id, kind: 'power', type: 'penalty', title, basis: '甲', ...more });
  const row = (title: string, more: object = {}) => ({ values: { kind: 'power', type: 'penalty', title, basis: '甲', ...more } });

  it('find their item by a code that stands once on either side', () => {
    const rows = [row('新名', { code: 'A1' }), row('二', { code: 'B' }), row('三', { code: 'B' })];
    const found = byCode(rows, [item(1, '旧名', { code: 'A1' }), item(2, '别的', { code: 'B' })]);
    expect([...found.values()].map((i) => i.id)).toEqual([1]);
  });

  it('find a reworded title within the type, the closest first, and no other', () => {
    const rows = [row('临时占用道路经营处罚'), row('夜间展演检查'), row('临时占道经营处罚（单位）', { type: 'coercion' })];
    const found = byCloseTitle(rows, [item(1, '临时占道经营处罚'), item(2, '违规停放处罚')]);
    expect([...found].map(([r, i]) => [r.values.title, i.id])).toEqual([['临时占用道路经营处罚', 1]]);
  });
});
