/** How good a pass phrase is, in words; whether it may be used is decided by `shared/domain/passphrase.ts`, here as in the data host. */
import { guessBits, passphraseProblem, shortestPassphrase } from '#shared/domain/passphrase.ts';
import type { PassphraseProblem } from '#shared/domain/passphrase.ts';

export type Strength = { level: 0 | 1 | 2 | 3; label: string; advice: string };

const advices: Record<PassphraseProblem, { label: string; advice: string }> = {
  short: { label: '太短', advice: `至少 ${shortestPassphrase} 个字符，全用汉字时至少 6 个。` },
  common: { label: '太常见', advice: '这是常用口令或只有数字，一试就中。请换一句只有您知道的话。' },
  name: { label: '太好猜', advice: '不要用姓名或单位名称作口令。' },
  simple: { label: '弱', advice: '容易被猜到：不要用拼音加数字、连号、生日、电话或重复的字。' },
};

export function strengthOf(text: string): Strength {
  if (text.length === 0) return { level: 0, label: '', advice: `至少 ${shortestPassphrase} 个字符；一句只有您知道的话最好记。` };
  const problem = passphraseProblem(text);
  if (problem) return { level: 1, ...advices[problem] };
  if (guessBits(text.normalize('NFKC')) < 45) return { level: 2, label: '中', advice: '可以使用；再加几个字更稳妥。' };
  return { level: 3, label: '强', advice: '很好。' };
}
