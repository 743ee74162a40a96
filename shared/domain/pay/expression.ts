/**
 * Expressions in FEEL, the rule language of DMN: what no option of a scheme foresees. They are checked when a scheme is saved and evaluated safely:
 * no clock, no chance, no long loops, so that a past month gives the same fen again.
 */
import { evaluate, parseExpression } from 'feelin';
import { boundedFunctions, brokenBound } from './bounds.ts';
import { factNamed, vocabulary } from './vocabulary.ts';
import type { Situation, Stage } from './vocabulary.ts';

export type Expects = 'number' | 'truth';
/** Why an expression cannot be used; `params` are what the sentence needs. */
export type ExpressionProblem = {
  code: 'expressionSyntax' | 'expressionUnknown' | 'expressionTooEarly' | 'expressionRefused' | 'expressionType';
  params: Record<string, unknown>;
};

type Found = { names: string[]; paths: string[]; loops: number; broken: number | null; refused: string | null };

/** What would make the same facts give different pay, or never end. */
const refusedNames = new Set(['now', 'today', 'random number']);
const refusedNodes: Record<string, string> = { FunctionDefinition: 'function', FunctionBody: 'function' };

function walk(feel: string): Found {
  const found: Found = { names: [], paths: [], loops: 0, broken: null, refused: brokenBound(feel, 0) };
  if (found.refused !== null) return found; // not even parsed
  const own = new Set(['item', 'partial']);
  parseExpression(feel, {}, undefined).iterate({
    enter(node) {
      const text = feel.slice(node.from, node.to);
      if (node.type.isError) found.broken ??= node.from;
      if (node.name in refusedNodes) found.refused ??= refusedNodes[node.name]!;
      if (node.name === 'InExpression') found.loops++;
      // `for i in 1..n`: the list that is gone through must be a fact or be written out.
      if (node.name === '..' && node.node.parent?.name === 'IterationContext') found.refused ??= '..';
      if (node.name === 'PathName') found.paths.push(text);
      if (node.name === 'Name') own.add(text);
      if (node.name === 'VariableName') {
        if (refusedNames.has(text)) found.refused ??= text;
        else if (!own.has(text)) found.names.push(text);
      }
    },
  });
  if (found.loops > 2) found.refused ??= 'for';
  found.refused ??= brokenBound(feel, found.loops);
  return found;
}

/** A function of FEEL itself. */
const builtIn = (name: string): boolean => (evaluate(name, {}).value ?? null) !== null;

/** Somebody with everything, somebody with nothing: what an expression is tried on. */
const trials: readonly Situation[] = [
  {
    on: '2025-09-30',
    facts: {
      postClass: 'head',
      serviceFrom: '2010-03-01',
      position: '社区党组织书记',
      twoHats: true,
      gridWorker: true,
      educations: [{ education: '20', degree: 'bachelor', papers: 'both', on: '2008-07-01' }],
      certificates: [{ level: 'intermediate', on: '2015-06-01' }],
      honours: [{ kind: 'commendation', level: 'city', on: '2020-05-01' }],
      assessments: [{ year: 2024, result: 'excellent' }],
      birthDate: '1985-03-01',
      sex: '2',
      politicalStatus: '01',
      entryRoute: '公开招聘',
      community: { name: '示例社区', households: 3000 },
    },
    post: '正职',
    years: 16,
    grade: 12,
    coefficient: 15_500,
    base: 340_000,
    gradePay: 527_000,
    probation: false,
  },
  {
    on: '2025-01-01',
    facts: { postClass: 'staff', serviceFrom: '2025-01-01' },
    post: '工作人员',
    years: 0,
    grade: 1,
    gradePay: 0,
    probation: true,
  },
];

const typeOf = (value: unknown): string =>
  value === null || value === undefined
    ? 'nothing'
    : typeof value === 'number'
      ? 'number'
      : typeof value === 'boolean'
        ? 'truth'
        : typeof value === 'string'
          ? 'text'
          : 'other';

const contextOf = (names: readonly string[], situation: Situation): Record<string, unknown> =>
  Object.fromEntries(vocabulary.filter((f) => names.includes(f.name)).map((f) => [f.name, f.read(situation)]));

/** What is wrong with an expression, or null: it parses, names only what is known at the stage, and gives the type that is wanted. */
export function expressionProblem(feel: string, expects: Expects, stage: Stage): ExpressionProblem | null {
  let found: Found;
  try {
    found = walk(feel);
  } catch {
    return { code: 'expressionSyntax', params: { at: 1 } };
  }
  if (found.broken !== null)
    return { code: 'expressionSyntax', params: { at: found.broken + 1, near: feel.slice(found.broken, found.broken + 12) } };
  if (found.refused !== null) return { code: 'expressionRefused', params: { name: found.refused } };
  for (const name of found.names) {
    if (factNamed(name, stage)) continue;
    if (factNamed(name, 'grade')) return { code: 'expressionTooEarly', params: { name } };
    if (!builtIn(name)) return { code: 'expressionUnknown', params: { name } };
  }
  // Any count may be named: 次数.duty.
  const counts = { redFlag: 3, ...Object.fromEntries(found.paths.map((p) => [p, 1])) };
  const types = trials.map((t) => typeOf(tried(feel, contextOf(found.names, { ...t, facts: { ...t.facts, counts } }))));
  const wrong = types.find((t) => t !== expects && t !== 'nothing') ?? (types.every((t) => t === 'nothing') ? 'nothing' : null);
  return wrong === null ? null : { code: 'expressionType', params: { expects, found: wrong } };
}

function tried(feel: string, context: Record<string, unknown>): unknown {
  try {
    return evaluate(feel, { ...context, ...boundedFunctions }).value;
  } catch {
    return null;
  }
}

/** An expression ready for use. `value` is null where it comes to nothing or to another type than is wanted. */
export type Expression = { feel: string; names: readonly string[]; value(situation: Situation): unknown };

const compiled = new Map<string, Expression>();

/**
 * Parsing and evaluating take a millisecond each, and 100,000 people come to few different sets of facts: an expression is parsed once, and its results
 * are kept by the facts that it names.
 */
export function compileExpression(feel: string): Expression {
  let expression = compiled.get(feel);
  if (!expression) {
    if (compiled.size >= 500) compiled.clear();
    compiled.set(feel, (expression = compile(feel)));
  }
  return expression;
}

function compile(feel: string): Expression {
  const { names: named, refused } = walk(feel);
  // From a street's snapshot, which nobody here has saved: what is refused comes to nothing.
  if (refused !== null) return { feel, names: [], value: () => null };
  const names = [...new Set(named.filter((n) => factNamed(n, 'grade')))];
  const known = new Map<string, unknown>();
  return {
    feel,
    names,
    value(situation) {
      const context = contextOf(names, situation);
      const key = JSON.stringify(context);
      if (known.has(key)) return known.get(key);
      if (known.size >= 10_000) known.clear();
      const value = tried(feel, context);
      known.set(key, value);
      return value;
    },
  };
}
