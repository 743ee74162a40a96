/** Pay by 3岗18级 as pure rules: a scheme's data, a person's facts, a day -> grade, amount and every step of the sum. */
export * from './canonical.ts';
export * from './file.ts';
export * from './grade.ts';
export * from './matrix.ts';
export * from './money.ts';
export * from './monthly.ts';
export * from './rules.ts';
export * from './scheme.ts';
export * from './years.ts';
