/** A pay run as pure rules: parts of a month, contributions, tax, a worker's line, differences, comparison. */
export * from './amounts.ts';
export * from './compare.ts';
export * from './findings.ts';
export * from './insurance.ts';
export * from './line.ts';
export * from './month.ts';
export * from './policies.ts';
export * from './reliefs.ts';
export * from './rounding.ts';
export * from './sheet.ts';
export * from './tax.ts';
