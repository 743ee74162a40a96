/** Money, ratios and whole numbers as people type them, or copy them out of a notice. */
import { numberOf } from '#shared/domain/lists/numerals.ts';

/** `3,400.5` (full-width digits too), `4.8万元`, `三千元` as fen, or null where it is no amount of whole fen. */
export function fenOf(typed: string): number | null {
  const text = typed.normalize('NFKC').replace(/[,\s元¥]/g, '');
  const tenThousands = /^(\d{1,8})(?:\.(\d{1,6}))?万$/.exec(text);
  if (tenThousands) return Number(tenThousands[1]) * 1_000_000 + Number((tenThousands[2] ?? '').padEnd(6, '0'));
  if (/^[〇零一二两三四五六七八九十百千]+$/.test(text)) return wholeOf(text, 100);
  if (!/^-?\d{1,12}(\.\d{1,2})?$/.test(text)) return null;
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const fen = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return text.startsWith('-') ? -fen : fen;
}

/** `1.05`, `70%`, `1.5倍`, `百分之七十`, `八成` as ten-thousandths, or null. */
export function ratioOf(typed: string): number | null {
  const text = typed.normalize('NFKC').replace(/\s|倍$/g, '');
  if (text.startsWith('百分之'))
    return /^\d+(\.\d{1,2})?$/.test(text.slice(3)) ? ratioOf(`${text.slice(3)}%`) : wholeOf(text.slice(3), 100);
  if (text.endsWith('成')) return wholeOf(text.slice(0, -1), 1000);
  const percent = /^(-?\d{1,6})(?:\.(\d{1,2}))?%$/.exec(text);
  if (percent) return Number(percent[1]) * 100 + Math.sign(Number(percent[1]) || 1) * Number((percent[2] ?? '').padEnd(2, '0'));
  const plain = /^(-?)(\d{1,6})(?:\.(\d{1,4}))?$/.exec(text);
  if (!plain) return null;
  const value = Number(plain[2]) * 10000 + Number((plain[3] ?? '').padEnd(4, '0'));
  return plain[1] ? -value : value;
}

const wholeOf = (text: string, times: number): number | null => {
  const whole = numberOf(text);
  return whole === null ? null : whole * times;
};

/** `3`, `三年`, `满5年`, `18级`, `-1` as a whole number, or null. */
export function integerOf(typed: string): number | null {
  const text = typed
    .normalize('NFKC')
    .replace(/\s|^满/g, '')
    .replace(/(个?月|周?岁|年|级|次|面|户|档)$/, '');
  if (/^-?\d{1,9}$/.test(text)) return Number(text) + 0;
  return numberOf(text);
}
