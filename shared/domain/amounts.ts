/** Money and coefficients: offices write yuan and decimals, the store keeps integer fen and ten-thousandths. */
import { numeralOf } from './numerals.ts';

/** Yuan as written (3,400.00, 3400元, ￥3 400, a cell's number) in fen; null where it is no amount. Half a fen rounds away from zero. */
export function parseFen(written: string | number): number | null {
  return scaled(written, 100, /[,，\s￥¥元圆]|RMB/g);
}

/** A coefficient (1.05, 105%) in ten-thousandths; null where it is none. */
export function parseRatio(written: string | number): number | null {
  if (typeof written === 'string' && /%$/.test(written.normalize('NFKC').trim()))
    return scaled(written.normalize('NFKC').replace('%', ''), 100, /\s/g);
  return scaled(written, 10_000, /\s/g);
}

/** A whole number as written (7, 7级, 第7级, 第七级, 7.0); null where it is none. */
export function parseInteger(written: string | number): number | null {
  if (typeof written === 'number') return Number.isSafeInteger(written) ? written : null;
  const m = /^第?(-?\d+|[一二三四五六七八九十]{1,3})(?:\.0+)?(?:级|岗|档|项|人|户|号|年|个|名)?$/.exec(
    written.normalize('NFKC').replace(/[\s,]/g, ''),
  );
  if (!m) return null;
  return /\d/.test(m[1]!) ? Number(m[1]) : numeralOf(m[1]!);
}

function scaled(written: string | number, scale: number, noise: RegExp): number | null {
  let value: number;
  if (typeof written === 'number') value = written;
  else {
    const text = written.normalize('NFKC').replace(noise, '');
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return null;
    value = Number(text);
  }
  if (!Number.isFinite(value)) return null;
  const result = Math.sign(value) * Math.round(Math.abs(value) * scale * (1 + Number.EPSILON * 4));
  return Number.isSafeInteger(result) ? result + 0 : null;
}
