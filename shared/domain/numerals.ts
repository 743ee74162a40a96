/** Chinese numerals as offices write months, years and grades. */
const digits = '〇一二三四五六七八九';
const digit = (c: string): number => (/[零○]/.test(c) ? 0 : digits.indexOf(c));

/** 九, 十二, 二十 as a number up to 99; null where the text is none. */
export function numeralOf(text: string): number | null {
  const m = /^([二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!m || text === '') return null;
  const [, tens, ten, ones] = m;
  if (!ten) return text.length === 1 ? digit(text) : null;
  return (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0);
}

/** 二〇二五年十一月 is 2025年11月. */
export const inFigures = (text: string): string =>
  text
    .replace(/[〇零○一二三四五六七八九]{4}(?=年)/g, (year) => [...year].map(digit).join(''))
    .replace(/十[一二]?(?=月)|[一二三四五六七八九](?=月)/g, (month) => String(numeralOf(month)));
