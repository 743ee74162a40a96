/** A pay scheme as a file, rules as plain JSON: how the example is shipped and how a scheme can be handed on. */
import * as z from 'zod';
import type { Value } from '../../registers/index.ts';
import { roundingUnits } from './money.ts';
import { ruleFields } from './rules.ts';

const ratio = z.int().min(0);
const text = z.string().nullable();

export const schemeFile = z.strictObject({
  /** `synthetic`: made up, not any place's scheme. */
  source: z.enum(['synthetic', 'document']),
  scheme: z.strictObject({
    name: z.string().min(1),
    version: z.int().min(1),
    issuer: text,
    documentNo: text,
    effectiveFrom: z.iso.date(),
    effectiveUntil: z.iso.date().nullable(),
    base: z.int().min(0),
    baseSource: text,
    factor: ratio,
    factorSource: text,
    rounding: z.enum(Object.keys(roundingUnits) as (keyof typeof roundingUnits)[]),
    basicShare: ratio.max(10_000),
    regradeOn: z.string(),
    stepRule: ruleFields.stepRule.nullable(),
    educationRule: ruleFields.educationRule.nullable(),
    certificateRule: ruleFields.certificateRule.nullable(),
    honourRule: ruleFields.honourRule.nullable(),
    combineRule: ruleFields.combineRule.nullable(),
    probationRule: ruleFields.probationRule.nullable(),
    bonuses: ruleFields.bonuses.nullable(),
    note: text,
  }),
  grades: z.array(z.strictObject({ grade: z.int().min(1).max(60), coefficient: ratio })),
  bands: z.array(z.strictObject({ postClass: z.string(), lowestGrade: z.int().min(1).max(60), highestGrade: z.int().min(1).max(60) })),
});
export type SchemeFile = z.infer<typeof schemeFile>;

export type SchemeRecords = { scheme: Record<string, Value>; grades: Record<string, Value>[]; bands: Record<string, Value>[] };

/** The records that a file stands for: rules become JSON text, as the register keeps them. */
export const schemeRecords = (file: SchemeFile): SchemeRecords => ({
  scheme: Object.fromEntries(
    Object.entries(file.scheme).map(([name, value]): [string, Value] => [
      name,
      value !== null && Object.hasOwn(ruleFields, name) ? JSON.stringify(value) : (value as Value),
    ]),
  ),
  grades: file.grades,
  bands: file.bands,
});
