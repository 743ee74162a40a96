/** How hard a pass phrase is to guess, by its length and variety alone: an estimate to advise with, the data host decides. */
export type Strength = { level: 0 | 1 | 2 | 3; label: string; advice: string };

/** As the data host asks for: six Chinese characters are a phrase already. */
export const shortest = 6;

/** Bits that a guesser who knows the alphabets has to try. A Chinese character counts as one of the 2,500 common ones. */
export function guessBits(text: string): number {
  let bits = 0;
  let before = '';
  for (const c of text) {
    const each = /[\u3400-\u9fff]/.test(c) ? 11.3 : /[a-z]/.test(c) ? 4.7 : /[A-Z]/.test(c) ? 5.7 : /\d/.test(c) ? 3.3 : 6;
    // A repeated or counted-up character adds next to nothing.
    const follows = before !== '' && Math.abs((c.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)) <= 1;
    bits += follows ? 0.5 : each * 0.75;
    before = c;
  }
  return bits;
}

export function strengthOf(text: string): Strength {
  const length = [...text].length;
  if (length === 0) return { level: 0, label: '', advice: `至少 ${shortest} 个字符；一句只有您知道的话最好记。` };
  if (length < shortest) return { level: 1, label: '太短', advice: `还差 ${shortest - length} 个字符。` };
  const bits = guessBits(text);
  if (bits < 30) return { level: 1, label: '弱', advice: '容易被猜到：不要用连号、生日、电话或重复的字。' };
  if (bits < 45) return { level: 2, label: '中', advice: '可以使用；再加几个字更稳妥。' };
  return { level: 3, label: '强', advice: '很好。' };
}
