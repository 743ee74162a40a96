/**
 * What keeps an expression from running for ever: regular expressions without backtracking (RE2), and a bound on the size of what is written, since
 * the loops of FEEL here go only through what is written out or is a fact. An expression may come from a street, in a snapshot.
 */
import { RE2JS } from 're2js';

/** Of the text of an expression: a rule of pay that somebody can check has a few hundred. */
export const longestExpression = 2000;
/** Brackets within brackets. */
const deepest = 60;
/** What may be written out, where an expression has loops: two of them go through the square of it, a tenth of a second. */
const mostWrittenInLoops = 300;

/** Which bound an expression breaks, or null. */
export function brokenBound(feel: string, loops: number): 'long' | 'deep' | 'loop' | null {
  if (feel.length > longestExpression) return 'long';
  let depth = 0;
  for (const c of feel) {
    if ('([{'.includes(c)) depth += 1;
    if (')]}'.includes(c)) depth -= 1;
    if (depth > deepest) return 'deep';
  }
  return loops > 0 && feel.split(',').length > mostWrittenInLoops ? 'loop' : null;
}

/** A pattern as FEEL's `matches`, `replace` and `split` take it; null where RE2 has no such pattern (look-around, back references). */
function patternOf(pattern: string, flags = ''): RE2JS | null {
  let bits = 0;
  if (flags.includes('i')) bits |= RE2JS.CASE_INSENSITIVE;
  if (flags.includes('s')) bits |= RE2JS.DOTALL;
  if (flags.includes('m')) bits |= RE2JS.MULTILINE;
  try {
    return RE2JS.compile(pattern, bits);
  } catch {
    return null;
  }
}

/** What does something with texts; null where any of the values is none. */
const ofTexts =
  <T>(work: (...texts: string[]) => T | null | undefined) =>
  (...values: unknown[]): T | null => {
    const texts = values.filter((value) => typeof value === 'string');
    return texts.length === values.length ? (work(...texts) ?? null) : null;
  };

/** In the place of the built-in functions of the same names, which use patterns that backtrack. Null: not a text, or not such a pattern. */
export const boundedFunctions = {
  matches: ofTexts((input = '', pattern = '', flags = '') => patternOf(pattern, flags)?.matcher(input).find()),
  replace: ofTexts((input = '', pattern = '', by = '', flags = '') => patternOf(pattern, flags)?.matcher(input).replaceAll(by)),
  split: ofTexts((input = '', pattern = '') => patternOf(pattern)?.split(input)),
};
