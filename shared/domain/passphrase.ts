/** Which pass phrases are refused: too short, a common one, a name that everybody knows here, or a pattern that is tried first. */

/** Characters; six are enough where they are Chinese. A person, an attacker's list and this program's tests have all met `123456`. */
export const shortestPassphrase = 8;
const shortestChinese = 6;

/** Bits under which a phrase is refused. */
const fewestBits = 30;

export type PassphraseProblem = 'short' | 'common' | 'name' | 'simple';

/** What Chinese lists of leaked pass words begin with, without the digits and signs that people put behind them. */
const common = new Set(
  `password passwd admin administrator root user guest login welcome letmein iloveyou monkey dragon sunshine princess football baseball
  qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc qweasd qweasdzxc asdf zxcv abcd abcdef abcdefg abc test
  woaini woaiwojia woaizhongguo nihao wangyuan taobao aini iloveu loveyou zhongguo beijing shanghai wodemima mima diannao bangong
  jiedao jiedaoban shequ shequban juweihui dangwei zhengfu minzheng minzhengju bangongshi gongzuo taizhang jiedaotaizhang
  我爱你 我的密码 街道办 街道办事处 社区居委会 居民委员会 为人民服务 马到成功 恭喜发财 万事如意 身体健康 中国共产党 街道台账 密码`.split(
    /\s+/,
  ),
);

/** One syllable of pinyin, near enough: what looks like a name with a year behind it is tried early. */
const syllable = '(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang|i?ong|u?ang|[eiu]ng|[aeiu]n|ian|uan|i?ao|[aeu]i|ou|i[aeu]|u[aeo]|[aeiouv])';
const pinyinAndDigits = new RegExp(`^(?:${syllable}){1,4}$`);

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

/** Why a pass phrase is refused, or null. `names`: of the account, the office and the like. */
export function passphraseProblem(passphrase: string, names: readonly string[] = []): PassphraseProblem | null {
  const text = passphrase.normalize('NFKC');
  const length = [...text].length;
  const chinese = (text.match(/[\u3400-\u9fff]/g) ?? []).length;
  if (length < (chinese >= shortestChinese ? shortestChinese : shortestPassphrase)) return 'short';
  // Digits and signs around a word add little: `Woaini1314!` is `woaini`.
  const word = text.toLowerCase().replace(/^[^a-z\u3400-\u9fff]+|[^a-z\u3400-\u9fff]+$/g, '');
  if (word === '' ? length < 16 : common.has(word)) return 'common';
  if (word.length <= 24 && pinyinAndDigits.test(word)) return 'simple';
  const known = names.map((name) => name.normalize('NFKC').toLowerCase()).filter((name) => [...name].length > 1);
  if (known.some((name) => word === name || name.includes(word))) return 'name';
  return guessBits(text) < fewestBits ? 'simple' : null;
}
