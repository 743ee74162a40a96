/** What comes with the program, and what an office has set instead. */
import type { Database } from 'better-sqlite3';
import { careerPolicy, careerSettings } from '#shared/domain/careers/settings.ts';
import type { CareerPolicy, CareerSettings } from '#shared/domain/careers/settings.ts';
import { retirementPolicy } from '#shared/domain/careers/retirement.ts';
import type { RetirementPolicy } from '#shared/domain/careers/retirement.ts';
import careers from '../../../../resources/policies/careers.json' with { type: 'json' };
import retirement from '../../../../resources/policies/retirement.json' with { type: 'json' };
import { keptSettings } from './rows.ts';

let policy: CareerPolicy | null = null;
let rules: RetirementPolicy | null = null;
/** Both are read when first asked for: no start waits for them. */
export const shippedPolicy = (): CareerPolicy => (policy ??= careerPolicy.parse(careers));
export const retirementRules = (): RetirementPolicy => (rules ??= retirementPolicy.parse(retirement));

/** `changed`: set by the office. */
export function settingsOf(db: Database): { settings: CareerSettings; changed: boolean } {
  const kept = keptSettings(db);
  return kept === null
    ? { settings: shippedPolicy().settings, changed: false }
    : { settings: careerSettings.parse(JSON.parse(kept)), changed: true };
}
