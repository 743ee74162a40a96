/** Numbers as statutes write them: 四十二, 一百零五, 12, １２. */
const digits: Record<string, number> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** What a numeral may be made of, for patterns. */
export const numeral = '[〇零一二两三四五六七八九十百千\\d０-９]+';

/** The number that a numeral writes, or null. */
export function numberOf(written: string): number | null {
  const text = written.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  if (/^\d+$/.test(text)) return Number(text);
  let sum = 0;
  let digit: number | null = null;
  let plain = '';
  for (const c of text) {
    if (c in units) {
      sum += (digit ?? 1) * units[c]!;
      digit = null;
    } else if (c in digits) {
      digit = digits[c]!;
      plain += String(digit);
    } else return null;
  }
  // 一一五 is written digit by digit.
  if (plain.length === text.length && text.length > 1) return Number(plain);
  return sum + (digit ?? 0) || null;
}

const chinese = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 42 as 四十二; up to 9,999. */
export function numeralOf(value: number): string {
  let text = '';
  let gap = false;
  for (const [size, unit] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const n = Math.floor(value / size) % 10;
    if (n === 0) {
      gap = text !== '';
      continue;
    }
    if (gap) text += '零';
    gap = false;
    text += n === 1 && size === 10 && text === '' ? unit : chinese[n]! + unit;
  }
  return text;
}
