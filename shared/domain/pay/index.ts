/** Pay by 3岗18级 as pure rules: a scheme's document, a person's facts, a day -> grade, amount and every step of the sum. */
export * from './asks.ts';
export * from './canonical.ts';
export * from './compare.ts';
export * from './compile.ts';
export * from './document.ts';
export * from './draft.ts';
export * from './expression.ts';
export * from './facts.ts';
export * from './grade.ts';
export * from './matrix.ts';
export * from './money.ts';
export * from './month.ts';
export * from './problem-codes.ts';
export * from './problems.ts';
export * from './tenure.ts';
export * from './vocabulary.ts';
export * from './years.ts';
