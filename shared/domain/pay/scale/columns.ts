/** Which heading of a pay scale is what: the coefficient, the money, a post with one or several lines of its own. */
import { codeOf } from '../../../codes/index.ts';
import { postClassOf } from '../../posts.ts';
import { coefficientIn, contentOf, looksLikeMoney } from './cells.ts';
import type { Kind } from './cells.ts';
import { bare, fold } from './grid.ts';
import type { Grid, Line } from './grid.ts';
import type { Findings } from './problems.ts';
import { baseWords, besideWords, coefficientWords, gradeWords, moneyWords, yearWords } from './words.ts';

export type PostLine = { line: Line; kind: Kind };
/** `classes`: codes of `postClasses`; none where its name is not one that is known. */
export type PostLines = { label: string; classes: string[]; lines: PostLine[]; declared: [number, number] | null };
export type Columns = { coefficient: Line | null; money: Line | null; base: Line | null; posts: PostLines[] };

const bandIn = (text: string): [number, number] | null => {
  const m = /(\d{1,2})级?[-–—~～至到](\d{1,2})级/.exec(fold(text));
  return m ? [Number(m[1]), Number(m[2])] : null;
};
/** A known name of a post class; 书记主任, 副书记 and the like are known by what they are. */
export function classOf(text: string): string | null {
  const known = codeOf('postClasses', text);
  if (known !== null) return known;
  return /(书记|主任|站长)/.test(text) && text.length <= 12 ? postClassOf(text) : null;
}

const isWord = (text: string): boolean =>
  coefficientWords.test(text) || moneyWords.test(text) || yearWords.test(text) || besideWords.test(text) || gradeWords.test(text);
const kindOfWord = (text: string): Kind | null =>
  coefficientWords.test(text) ? 'coefficient' : yearWords.test(text) ? 'years' : moneyWords.test(text) ? 'amount' : null;

/** What most cells of a line are; null where they are nothing that a post has. Numbers alone are told by their size. */
function kindOfCells({ cells }: Line): Kind | null {
  const said = cells.map((c) => contentOf(c.text)).filter((c) => c !== null && c.kind !== 'none');
  if (said.length === 0 || said.length * 2 < cells.filter((c) => fold(c.text) !== '' && contentOf(c.text)?.kind !== 'none').length)
    return null;
  const count = (kind: string): number => said.filter((c) => c.kind === kind).length;
  const [years, ticks] = [count('years'), count('tick')];
  if (years * 2 >= said.length) return 'years';
  if (ticks * 2 >= said.length) return 'tick';
  const numbers = said.flatMap((c) => (c?.kind === 'number' ? [c.text] : []));
  if (numbers.filter(looksLikeMoney).length * 2 >= numbers.length) return 'amount';
  // Whole numbers are counts of something: coefficients have decimals somewhere.
  return numbers.some((t) => /[.%]/.test(t)) && numbers.every((t) => coefficientIn(t) !== null) ? 'coefficient' : null;
}

/** A name that nobody knows is a post's where the heading says so, or where it may not have every grade. */
const mayBePost = (line: Line, named: string, parts: readonly string[]): boolean =>
  classOf(named) !== null || parts.some((p) => /岗位/.test(p)) || line.cells.some((c) => contentOf(c.text)?.kind === 'none');

export function columnsOf({ lines }: Grid, findings: Findings): Columns {
  const columns: Columns = { coefficient: null, money: null, base: null, posts: [] };
  for (const line of lines) {
    const parts = line.heading.map(bare);
    if (parts.some((p) => besideWords.test(p))) continue;
    if (parts.some((p) => baseWords.test(p)) && !columns.base) {
      columns.base = line;
      continue;
    }
    const word = parts.map(kindOfWord).findLast((k) => k !== null) ?? null;
    // The part that names a post: one that is known, else the lowest that is no word of another kind.
    const named =
      parts.findLast((p) => classOf(p) !== null) ?? parts.findLast((p) => !isWord(p) && p !== '' && p !== '岗位' && p !== '岗位类别');
    const kind = (word !== null && !line.cells.some((c) => contentOf(c.text)?.kind === 'tick') ? word : null) ?? kindOfCells(line);
    const nameless = named === undefined || (classOf(named) === null && parts.length === 1 && isWord(parts[0]!));
    const figures = line.cells.filter((c) => contentOf(c.text)?.kind === 'number').length * 2 >= line.cells.length;
    if (nameless && figures && word === 'coefficient' && !columns.coefficient) columns.coefficient = line;
    else if (nameless && figures && word === 'amount' && !columns.money) columns.money = line;
    else if (named === undefined || kind === null || !mayBePost(line, named, parts))
      findings.ask(line.at, 'lineLeftOut', { heading: line.heading.join(' ') });
    else {
      const declared = line.heading.map(bandIn).find((b) => b !== null) ?? null;
      const known = columns.posts.find((p) => p.label === named);
      const code = classOf(named);
      if (known) known.lines.push({ line, kind });
      else columns.posts.push({ label: named.slice(0, 30), classes: code === null ? [] : [code], lines: [{ line, kind }], declared });
    }
  }
  return columns;
}
