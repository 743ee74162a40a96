/** What a cell of a pay scale says: an amount, a coefficient, years, a tick, that the post may not have the grade. */
import { parseFen, parseRatio } from '../../amounts.ts';
import { fold } from './grid.ts';
import { held, notHeld } from './words.ts';

/** Years as written: from the fewest up to and with, or before, `until`; null: no end. */
export type Years = { least: number; until: number | null; ends: 'with' | 'before' };
export type Kind = 'tick' | 'amount' | 'coefficient' | 'years';
export type Content = { kind: 'none' } | { kind: 'tick' } | { kind: 'number'; text: string } | { kind: 'years'; years: Years } | null;

/** Null where nobody can say what it means. */
export function contentOf(text: string): Content {
  const folded = fold(text);
  if (folded === '' || notHeld.test(folded)) return { kind: 'none' };
  if (held.test(folded)) return { kind: 'tick' };
  if (/^[￥¥]?[\d,]+(\.\d+)?%?(元|万元)?$/.test(folded)) return { kind: 'number', text: folded };
  const years = yearsIn(folded);
  return years ? { kind: 'years', years } : null;
}

function yearsIn(folded: string): Years | null {
  const text = folded.replace(/[(（].*?[)）]/g, '').replace(/周?年|任职|工作|含/g, '');
  const between = /^(\d{1,2})[-–—~～至到](\d{1,2})$/.exec(text);
  if (between) return { least: Number(between[1]), until: Number(between[2]), ends: 'with' };
  const upTo = /^(?:≤|<=|≦)(\d{1,2})$/.exec(text) ?? /^(\d{1,2})(?:及以下|以内|以下)$/.exec(text);
  if (upTo) return { least: 0, until: Number(upTo[1]), ends: 'with' };
  const below = /^(?:<|不满|未满|不足)(\d{1,2})$/.exec(text);
  if (below) return { least: 0, until: Number(below[1]), ends: 'before' };
  const from = /^(?:≥|>=|≧)(\d{1,2})$/.exec(text) ?? /^满?(\d{1,2})(?:及以上|以上)$/.exec(text) ?? /^满(\d{1,2})$/.exec(text);
  if (from) return { least: Number(from[1]), until: null, ends: 'with' };
  const above = /^>(\d{1,2})$/.exec(text);
  if (above) return { least: Number(above[1]) + 1, until: null, ends: 'with' };
  const one = /^(\d{1,2})$/.exec(text);
  return one && /年/.test(folded) ? { least: Number(one[1]), until: Number(one[1]), ends: 'with' } : null;
}

/** An amount in fen; `inTenThousands`: the heading says 万元. */
export function amountOf(text: string, inTenThousands: boolean): number | null {
  const own = /万元?$/.test(text);
  const fen = parseFen(text.replace(/万元?$/, ''));
  return fen === null ? null : own || inTenThousands ? fen * 10_000 : fen;
}

export const coefficientIn = (text: string): number | null => parseRatio(text);

/** A number that can only be money: nobody's coefficient is that high, nobody's pay that low. */
export const looksLikeMoney = (text: string): boolean => (parseFen(text) ?? 0) >= 10_000;
