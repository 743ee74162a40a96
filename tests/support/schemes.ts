/** What the tests of pay share: the shipped schemes, people, variants of the example. Used by tests alone. */
import additive from '../../resources/schemes/additive-3x12.json' with { type: 'json' };
import example from '../../resources/schemes/example.json' with { type: 'json' };
import hohhot from '../../resources/schemes/hohhot.json' with { type: 'json' };
import jinzhou from '../../resources/schemes/jinzhou.json' with { type: 'json' };
import xiangan from '../../resources/schemes/xiangan-2013.json' with { type: 'json' };
import { compileScheme, monthPay, schemeDocument } from '#shared/domain/pay/index.ts';
import type { CompiledScheme, MonthPay, PayFacts, SchemeDocument, SchemeInput } from '#shared/domain/pay/index.ts';

const read = (json: unknown): SchemeDocument => schemeDocument.parse(json);
export const shipped = {
  example: read(example),
  xiangan: read(xiangan),
  additive: read(additive),
  hohhot: read(hohhot),
  jinzhou: read(jinzhou),
};

/** 示例方案 with parts of it replaced. */
export const variant = (changes: Partial<SchemeInput>): SchemeDocument => read({ ...(shipped.example as SchemeInput), ...changes });
/** The steps of 示例方案 with some changed. */
export const steps = (changes: Partial<NonNullable<SchemeInput['steps']>>): Partial<SchemeInput> => ({
  steps: { ...shipped.example.steps!, ...changes },
});

export const person = (f: Partial<PayFacts> = {}): PayFacts => ({ postClass: 'staff', serviceFrom: '2020-01-01', ...f });
export const held = (level: string | null): Partial<PayFacts> => (level === null ? {} : { certificates: [{ level }] });

const on = '2025-06-30';
export const ready = (document: SchemeDocument, day = on): CompiledScheme => compileScheme(document, day);
export const gradeAt = (document: SchemeDocument, f: Partial<PayFacts> = {}, day = on): number | undefined =>
  monthPay(ready(document, day), person(f)).pay?.grade;
export const payAt = (document: SchemeDocument, f: Partial<PayFacts> = {}, day = on): MonthPay =>
  monthPay(ready(document, day), person(f)).pay!;
/** A component's amount in yuan; 0 where there is none. */
export const yuanOf = (pay: MonthPay, key: string): number => (pay.components.find((c) => c.key === key)?.amount ?? 0) / 100;
