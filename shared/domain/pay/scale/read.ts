/** 薪酬等级表: a pay scale that an office keeps as a table, read cell by cell. What a table does not say is not put into it. */
import { decimal, yuan } from '../money.ts';
import { aroundOf } from './around.ts';
import type { Around } from './around.ts';
import { amountOf, coefficientIn, contentOf } from './cells.ts';
import type { Kind, Years } from './cells.ts';
import { columnsOf } from './columns.ts';
import type { PostLines } from './columns.ts';
import { bare, gridIn } from './grid.ts';
import type { Grid, Line, Place, Said, ScaleSheet } from './grid.ts';
import { postTableIn } from './postTable.ts';
import type { PostPay } from './postTable.ts';
import { Findings } from './problems.ts';
import type { ScaleProblem } from './problems.ts';
import { countWords } from './words.ts';

/** A cell with what it was read as; money in fen, coefficients in ten-thousandths. */
export type Value = Said & { value: number };
/** What a post has at a grade; null where it may not have it. */
export type PostCell = { at: Said; amount: Value | null; coefficient: Value | null; years: (Said & { years: Years }) | null };
export type ScalePost = {
  label: string;
  classes: string[];
  at: Said & { heading: string };
  lowest: number;
  highest: number;
  cells: (PostCell | null)[];
};
/** Lists by grade, grade 1 first. */
export type Scale = Pick<Around, 'title' | 'factors' | 'from' | 'documentNo' | 'nature'> & {
  grades: number;
  gradeCells: Place[];
  base: Value | null;
  coefficients: (Value | null)[] | null;
  amounts: (Value | null)[] | null;
  /** What the amounts are called there. */
  amountHeading: string | null;
  posts: ScalePost[];
  /** Posts with pay of their own beside the grades, where no post has a column; null where there is no such table. */
  postPay: PostPay | null;
  /** The rows of the sheet that the table takes. */
  first: number;
  last: number;
};
export type ScaleReading = { scale: Scale; problems: ScaleProblem[] };

/** Null where the sheet is no scale: nothing stands beside grades that could be one. */
export function readScale(sheet: ScaleSheet): ScaleReading | null {
  const beside = postTableIn(sheet);
  const grid = gridIn(beside?.rest ?? sheet);
  if (!grid || grid.around.some((said) => said.above && countWords.test(said.text))) return null;
  const findings = new Findings();
  const columns = columnsOf(grid, findings);
  if (!columns.coefficient && !columns.money && columns.posts.length === 0) return null;
  const around = aroundOf(grid);
  const order = gradesOf(grid, around, findings);
  const inTenThousands = [...grid.around.map((s) => s.text), ...grid.lines.flatMap((l) => l.heading)].some((t) => /万元/.test(t));
  const read = (line: Line | null, kind: 'amount' | 'coefficient'): (Value | null)[] | null =>
    line && order.map((i, g) => (i === null ? null : valueOf(line.cells[i]!, kind, g + 1, inTenThousands, findings)));
  const coefficients = read(columns.coefficient, 'coefficient');
  const amounts = read(columns.money, 'amount');
  const posts = columns.posts.flatMap((post) => postOf(post, order, inTenThousands, findings) ?? []);
  const bases = [...(columns.base?.cells ?? []).flatMap((cell) => baseIn(cell, inTenThousands)), ...around.bases].filter(
    (base, i, all) => all.findIndex((b) => b.value === base.value) === i,
  );
  if (around.yearly) findings.wrong(around.yearly, 'yearly');
  const scale: Scale = {
    title: around.title,
    factors: around.factors,
    from: around.from,
    documentNo: around.documentNo,
    nature: around.nature,
    grades: order.length,
    gradeCells: order.flatMap((i) => (i === null ? [] : [{ row: grid.grades[i]!.row, column: grid.grades[i]!.column }])),
    base: bases[0] ?? null,
    coefficients,
    amounts,
    amountHeading: columns.money ? bare(columns.money.heading.at(-1)!).slice(0, 30) : null,
    posts,
    postPay: posts.length === 0 ? (beside?.found ?? null) : null,
    first: grid.first,
    last: grid.last,
  };
  if (bases.length > 1) findings.wrong(bases[1]!, 'basesDiffer', { values: bases.map((b) => yuan(b.value)).join('、') });
  for (const cell of scale.postPay?.parts.flatMap((p) => p.cells) ?? []) if (cell.value === null) unknown(cell, findings);
  rising(scale, findings);
  return { scale, problems: findings.all };
}

function baseIn(cell: Said, inTenThousands: boolean): Value[] {
  const content = contentOf(cell.text);
  const value = content?.kind === 'number' ? amountOf(content.text, inTenThousands) : null;
  return value === null ? [] : [{ ...cell, value }];
}

/** Which line of the table each grade stands on, grade 1 first, null where it stands nowhere; gaps and doubles are named where they are. */
function gradesOf({ grades }: Grid, { declared }: Around, findings: Findings): (number | null)[] {
  const byGrade = new Map<number, number>();
  for (const [i, cell] of grades.entries()) {
    if (byGrade.has(cell.grade)) findings.wrong(cell, 'gradeTwice', { grade: cell.grade });
    else byGrade.set(cell.grade, i);
  }
  const highest = Math.max(...byGrade.keys());
  const at = Array.from({ length: highest }, (_, g) => byGrade.get(g + 1) ?? null);
  for (const [g, i] of at.entries()) {
    const next = at.slice(g).find((n) => n !== null);
    if (i === null) findings.wrong(grades[next!]!, 'gradeMissing', { grade: g + 1 });
  }
  const top = grades[byGrade.get(highest)!]!;
  if (declared && declared.value !== highest) findings.wrong(top, 'gradesDeclared', { declared: declared.value, grades: highest });
  else if (!declared && highest !== 18) findings.ask(top, 'gradesOther', { grades: highest });
  return at;
}

function valueOf(cell: Said, kind: 'amount' | 'coefficient', grade: number, inTenThousands: boolean, findings: Findings): Value | null {
  const content = contentOf(cell.text);
  const missing = kind === 'amount' ? 'amountMissing' : 'coefficientMissing';
  if (content?.kind === 'none') {
    findings.wrong(cell, missing, { grade });
    return null;
  }
  return content?.kind === 'number' ? numberAs(cell, content.text, kind, inTenThousands, findings) : unknown(cell, findings);
}

function numberAs(cell: Said, text: string, kind: 'amount' | 'coefficient', inTenThousands: boolean, findings: Findings): Value | null {
  const value = kind === 'amount' ? amountOf(text, inTenThousands) : coefficientIn(text);
  // A coefficient of 3,400 is money in the wrong column.
  return value === null || value === 0 || (kind === 'coefficient' && value > 1_000_000) ? unknown(cell, findings) : { ...cell, value };
}

function unknown(cell: Said, findings: Findings): null {
  findings.wrong(cell, 'cellUnknown', { text: cell.text });
  return null;
}

function postOf(
  { label, classes, lines, declared }: PostLines,
  order: readonly (number | null)[],
  inTenThousands: boolean,
  findings: Findings,
): ScalePost | null {
  const heading = lines.map((l) => l.line.heading.join(' ')).join(' ');
  const at = { ...lines[0]!.line.at, text: label, heading };
  const cells = order.map((i): PostCell | null =>
    lines
      .map(({ line, kind }) => (i === null ? null : partOf(line.cells[i]!, kind, inTenThousands, findings)))
      .reduce((all, part) => (all && part ? together(all, part) : (all ?? part)), null),
  );
  const heldAt = cells.flatMap((c, g) => (c ? [g + 1] : []));
  if (heldAt.length === 0) {
    findings.wrong(at, 'postEmpty', { post: label });
    return null;
  }
  const [lowest, highest] = [heldAt[0]!, heldAt.at(-1)!];
  for (let grade = lowest; grade <= highest; grade++)
    // A grade that the whole table lacks has been named.
    if (!cells[grade - 1] && order[grade - 1] !== null)
      findings.wrong(lines[0]!.line.cells[order[grade - 1]!]!, 'bandGap', { post: label, grade });
  if (declared && (declared[0] !== lowest || declared[1] !== highest))
    findings.wrong(at, 'bandDeclared', { post: label, declared: declared.join('–'), found: `${lowest}–${highest}` });
  if (classes.length === 0) findings.ask(at, 'postUnknown', { post: label });
  return { label, classes, at, lowest, highest, cells };
}

const together = (a: PostCell, b: PostCell): PostCell => ({
  at: a.at,
  amount: a.amount ?? b.amount,
  coefficient: a.coefficient ?? b.coefficient,
  years: a.years ?? b.years,
});

/** One cell of a post's line; null where the post may not have the grade. */
function partOf(cell: Said, kind: Kind, inTenThousands: boolean, findings: Findings): PostCell | null {
  const content = contentOf(cell.text);
  if (content?.kind === 'none') return null;
  const none: PostCell = { at: cell, amount: null, coefficient: null, years: null };
  if (content === null) unknown(cell, findings);
  else if (content.kind !== (kind === 'amount' || kind === 'coefficient' ? 'number' : kind))
    findings.wrong(cell, 'kindsMixed', { text: cell.text });
  else if (content.kind === 'years') return { ...none, years: { ...cell, years: content.years } };
  else if (content.kind === 'number' && (kind === 'amount' || kind === 'coefficient'))
    return { ...none, [kind]: numberAs(cell, content.text, kind, inTenThousands, findings) };
  return none;
}

/** A higher grade never has less, and what a post's cell repeats is what the common column says. */
function rising({ base, coefficients, amounts, posts }: Scale, findings: Findings): void {
  const own = posts.map((post) => post.cells.map((c) => c?.coefficient ?? null));
  for (const column of [coefficients ?? [], ...own]) falls(column, 'coefficient', decimal, findings);
  for (const cells of own)
    for (const [g, cell] of cells.entries()) {
      const common = coefficients?.[g];
      if (cell && common && cell.value !== common.value)
        findings.wrong(cell, 'coefficientDiffers', { value: decimal(cell.value), other: decimal(common.value) });
    }
  // Amounts that are held against base × coefficient need no second word.
  if (base && (coefficients || own.some((cells) => cells.some(Boolean)))) return;
  for (const column of [amounts ?? [], ...posts.map((post) => post.cells.map((c) => c?.amount ?? null))])
    falls(column, 'amount', yuan, findings);
}

/** Of two neighbours of which the higher grade has less, the one at fault is that which does not fit the one before both. */
function falls(
  values: readonly (Value | null)[],
  kind: 'coefficient' | 'amount',
  written: (n: number) => string,
  findings: Findings,
): void {
  const said = values.flatMap((v, g) => (v ? [{ ...v, grade: g + 1 }] : []));
  for (const [i, here] of said.entries()) {
    const [earlier, below] = [said[i - 2], said[i - 1]];
    if (!below || here.value >= below.value) continue;
    const jumps = earlier !== undefined && here.value > earlier.value;
    if (jumps) findings.wrong(below, `${kind}Jumps`, { grade: below.grade, value: written(below.value), above: written(here.value) });
    else findings.wrong(here, `${kind}Falls`, { grade: here.grade, value: written(here.value), below: written(below.value) });
  }
}
