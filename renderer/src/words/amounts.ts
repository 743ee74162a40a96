/** Money and ratios as people type them, and back. */

/** `3,400.5` (full-width digits too) as fen, or null where it is no amount of at most two decimals. */
export function fenOf(typed: string): number | null {
  const text = typed.normalize('NFKC').replace(/[,\s元¥]/g, '');
  if (!/^-?\d{1,12}(\.\d{1,2})?$/.test(text)) return null;
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const fen = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return text.startsWith('-') ? -fen : fen;
}

/** `1.05` or `70%` as ten-thousandths, or null. */
export function ratioOf(typed: string): number | null {
  const text = typed.normalize('NFKC').replace(/\s/g, '');
  const percent = /^(-?\d{1,6})(?:\.(\d{1,2}))?%$/.exec(text);
  if (percent) return Number(percent[1]) * 100 + Math.sign(Number(percent[1]) || 1) * Number((percent[2] ?? '').padEnd(2, '0'));
  const plain = /^(-?)(\d{1,6})(?:\.(\d{1,4}))?$/.exec(text);
  if (!plain) return null;
  const value = Number(plain[2]) * 10000 + Number((plain[3] ?? '').padEnd(4, '0'));
  return plain[1] ? -value : value;
}
