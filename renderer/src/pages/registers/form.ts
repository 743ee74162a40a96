/** What a form holds, what of it is sent, and what is wrong with it: the shared check, made for typing. */
import { checkRecord } from '#shared/registers/check.ts';
import { problemSentence } from '#shared/domain/problems.ts';
import { idBirthDate, idProblem, idSex } from '#shared/domain/idNumber.ts';
import type { Register, Value } from '#shared/registers/index.ts';
import type { Row } from './useList.ts';

export type Values = Record<string, Value>;
export type FieldSay = { error?: string; warning?: string };

/**
 * The values a form starts with; a new record's also from `initials`: the day, whoever is signed in. Masked values are not known here: they are
 * left out until they are typed anew.
 */
export function startValues(r: Register, row: Row | null, initials: Values = {}): Values {
  const values: Values = {};
  for (const field of r.fields) {
    if (row?.masked?.includes(field.name)) continue;
    values[field.name] = row ? ((row[field.name] as Value | undefined) ?? null) : (initials[field.name] ?? field.initial ?? null);
  }
  return values;
}

/** What differs from the start: all that is sent. */
export function changedValues(start: Values, now: Values): Values {
  const changed: Values = {};
  for (const [name, value] of Object.entries(now)) if ((start[name] ?? null) !== (value ?? null)) changed[name] = value ?? null;
  return changed;
}

/** Sentences by field. Masked values that were not retyped are the data host's to check. */
export function sayings(r: Register, values: Values, today: string, masked: readonly string[] = []): Map<string, FieldSay> {
  const said = new Map<string, FieldSay>();
  for (const problem of checkRecord(r, values, { today })) {
    if (masked.includes(problem.field) && !(problem.field in values)) continue;
    addSaying(r, said, problem);
  }
  return said;
}

type Told = { field: string; code: string; params: Record<string, unknown>; warning?: boolean | undefined };

function addSaying(r: Register, said: Map<string, FieldSay>, problem: Told): void {
  const label = r.fields.find((f) => f.name === problem.field)?.label ?? problem.field;
  const sentence = problemSentence(problem, label);
  const known = said.get(problem.field) ?? {};
  said.set(problem.field, problem.warning ? { warning: sentence, ...known } : { error: sentence, ...known });
}

/** The data host's own errors of a refused save (`recordInvalid`). */
export function refusedSayings(r: Register, params: Record<string, unknown>): Map<string, FieldSay> {
  const said = new Map<string, FieldSay>();
  for (const problem of Array.isArray(params['errors']) ? (params['errors'] as Told[]) : []) addSaying(r, said, problem);
  return said;
}

/** What an ID number tells, for the fields of the form that are still empty. */
export function fromIdNumber(values: Values, today: string): Values {
  const id = values['idNumber'];
  if (typeof id !== 'string' || idProblem(id, today)) return {};
  const told: Values = { birthDate: idBirthDate(id), sex: idSex(id) };
  return Object.fromEntries(Object.entries(told).filter(([name]) => name in values && !values[name]));
}
