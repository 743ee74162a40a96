import { describe, expect, it } from 'vitest';
import { totalLines } from './totals.ts';

describe('control totals in words', () => {
  it('names the values that records are counted by', () => {
    expect(totalLines('items', { count: 178, kind: { basic: 8, power: 170 }, type: { licence: 8, '': 170 } })).toEqual([
      { label: '按清单类别', text: '权力清单（170），基本履职事项（8）' },
      { label: '按职权类型', text: '行政许可（8），未填（170）' },
    ]);
  });

  it('writes sums as their field is written', () => {
    expect(totalLines('payLines', { count: 46, total: 22_778_000 })).toEqual([{ label: '应发合计', text: '227,780.00 元' }]);
  });

  it('says nothing of a register or field it does not know', () => {
    expect(totalLines('whales', { count: 1 })).toEqual([]);
    expect(totalLines('items', { whales: 1 })).toEqual([]);
  });
});
