/** The row check that every register shares: form, import, the snapshot's rows and the router all ask here. Plain loops: 50,000 rows a second matter. */
import { codeTable } from '../codes/index.ts';
import type { CodeTableName } from '../codes/index.ts';
import { accountProblem } from '../domain/bankAccount.ts';
import { isDate, isMonth } from '../domain/dates.ts';
import { idBirthDate, idProblem, idSex } from '../domain/idNumber.ts';
import { codeProblem } from '../domain/lists/schemes.ts';
import { isPhone } from '../domain/phones.ts';
import type { Problem, ProblemCode } from '../domain/problems.ts';
import type { Field, Register, RegisterName, Value } from './declare.ts';

/** `today` as YYYY-MM-DD. */
export type CheckOptions = { today: string };

/** Every problem of a record, in the order of its fields; empty when it may be kept. A value left out counts as empty. */
export function checkRecord(register: Register, values: Record<string, Value | undefined>, options: CheckOptions): Problem[] {
  const problems: Problem[] = [];
  for (const field of register.fields) {
    const value = values[field.name] ?? null;
    if (value === null && !field.required) continue;
    const problem = checkField(field, value, options);
    if (problem) problems.push(problem);
  }
  if (register.name === 'workers') againstId(values, options, problems);
  if (register.name === 'itemCodes') againstScheme(values, problems);
  if (register.name === 'payProfiles') checkAccount(values, problems);
  for (const pair of pairs[register.name] ?? []) inOrder(register, pair, values, problems);
  return problems;
}

/** The problem of one field's value by itself, or null. */
export function checkField(field: Field, value: Value, options: CheckOptions): Problem | null {
  if (value === null || value === '') return field.required ? wrong(field, 'requiredMissing') : null;
  switch (field.type) {
    case 'text':
      if (typeof value !== 'string') return wrong(field, 'textExpected');
      return field.maxLength !== undefined && value.length > field.maxLength
        ? wrong(field, 'tooLong', { max: field.maxLength, length: value.length })
        : null;
    case 'longText':
      return typeof value === 'string' ? null : wrong(field, 'textExpected');
    case 'date':
      if (typeof value !== 'string' || !isDate(value)) return wrong(field, 'dateInvalid', { written: value });
      return field.notFuture && value > options.today ? wrong(field, 'dateInFuture') : null;
    case 'month':
      return typeof value === 'string' && isMonth(value) ? null : wrong(field, 'monthInvalid', { written: value });
    case 'integer':
      if (!Number.isSafeInteger(value)) return wrong(field, 'integerInvalid', { written: value });
      if (field.min !== undefined && (value as number) < field.min) return wrong(field, 'tooSmall', { min: field.min });
      return field.max !== undefined && (value as number) > field.max ? wrong(field, 'tooLarge', { max: field.max }) : null;
    case 'fen':
      return Number.isSafeInteger(value) ? null : wrong(field, 'moneyInvalid', { written: value });
    case 'ratio':
      return Number.isSafeInteger(value) ? null : wrong(field, 'ratioInvalid', { written: value });
    case 'boolean':
      return value === 0 || value === 1 ? null : wrong(field, 'booleanInvalid', { written: value });
    case 'code':
      return typeof value === 'string' && (field.open ? isName(value) : codesOf(field.codes).has(value))
        ? null
        : wrong(field, 'codeUnknown', { written: value, choices: choicesOf(field.codes) });
    case 'link':
      return Number.isSafeInteger(value) ? null : wrong(field, 'linkInvalid');
    case 'idNumber': {
      const problem = typeof value === 'string' ? idProblem(value, options.today) : 'idForm';
      return problem ? wrong(field, problem) : null;
    }
    case 'phone':
      return typeof value === 'string' && isPhone(value) ? null : wrong(field, 'phoneInvalid');
    case 'json':
      return typeof value === 'string' && isJson(value) ? null : wrong(field, 'jsonInvalid');
  }
}

const wrong = (field: Field, code: ProblemCode, params: Record<string, unknown> = {}): Problem => ({ field: field.name, code, params });

/** An external code that does not look like its scheme's is told, never refused. */
function againstScheme({ scheme, value }: Record<string, Value | undefined>, problems: Problem[]): void {
  const problem = typeof scheme === 'string' && typeof value === 'string' ? codeProblem(scheme, value) : null;
  if (problem) problems.push({ field: 'value', code: 'codePattern', params: problem, warning: true });
}

/** What is no account is refused; a check digit that does not fit is told, as some banks number accounts like cards. */
function checkAccount({ bankAccount }: Record<string, Value | undefined>, problems: Problem[]): void {
  const problem = typeof bankAccount === 'string' && bankAccount !== '' ? accountProblem(bankAccount) : null;
  if (problem)
    problems.push({
      field: 'bankAccount',
      code: problem,
      params: problem === 'accountForm' ? { written: bankAccount } : {},
      ...(problem === 'cardCheckDigit' ? { warning: true } : {}),
    });
}

/** Birth date and sex against a sound ID number. A date that is only a month is kept as its first day and agrees with any day within. */
function againstId(values: Record<string, Value | undefined>, options: CheckOptions, problems: Problem[]): void {
  const id = values['idNumber'];
  if (typeof id !== 'string' || idProblem(id, options.today)) return;
  const birth = values['birthDate'];
  if (typeof birth === 'string' && isDate(birth) && !birthAgrees(birth, id))
    problems.push({ field: 'birthDate', code: 'birthDateAgainstId', params: {} });
  const sex = values['sex'];
  if ((sex === '1' || sex === '2') && sex !== idSex(id)) problems.push({ field: 'sex', code: 'sexAgainstId', params: {} });
}

/** Whether a kept birth date and an ID number speak of the same day, or of the same month where the date is only a month. */
export function birthAgrees(birth: string, id: string): boolean {
  const inId = idBirthDate(id);
  return birth === inId || (birth.endsWith('-01') && birth.slice(0, 7) === inId.slice(0, 7));
}

type Pair = { first: string; last: string };
/** Fields of which the second may not lie before (below) the first. */
const pairs: Partial<Record<RegisterName, readonly Pair[]>> = {
  statutes: [{ first: 'inForceFrom', last: 'changedOn' }],
  seats: [
    { first: 'from', last: 'until' },
    { first: 'from', last: 'endedOn' },
  ],
  workers: [
    { first: 'serviceFrom', last: 'leftOn' },
    { first: 'leftOn', last: 'fileHandedOverOn' },
  ],
  posts: [{ first: 'from', last: 'until' }],
  trainings: [{ first: 'from', last: 'until' }],
  mentorships: [{ first: 'from', last: 'until' }],
  mandates: [{ first: 'from', last: 'until' }],
  gridPosts: [{ first: 'from', last: 'until' }],
  serviceBreaks: [{ first: 'from', last: 'until' }],
  contracts: [
    { first: 'from', last: 'until' },
    { first: 'from', last: 'probationUntil' },
  ],
  flags: [{ first: 'from', last: 'until' }],
  powerUses: [
    { first: 'askedOn', last: 'dueOn' },
    { first: 'askedOn', last: 'repliedOn' },
  ],
  handedTasks: [
    { first: 'receivedOn', last: 'decidedOn' },
    { first: 'from', last: 'until' },
  ],
  schemes: [{ first: 'effectiveFrom', last: 'effectiveUntil' }],
};

function inOrder(register: Register, pair: Pair, values: Record<string, Value | undefined>, problems: Problem[]): void {
  const first = values[pair.first];
  const last = values[pair.last];
  if (first == null || last == null || typeof first !== typeof last || last >= first) return;
  const label = register.fields.find((f) => f.name === pair.first)?.label ?? pair.first;
  problems.push(
    typeof last === 'number'
      ? { field: pair.last, code: 'highestBelowLowest', params: { lowest: label } }
      : { field: pair.last, code: 'untilBeforeFrom', params: { from: label } },
  );
}

const codeSets = new Map<CodeTableName, ReadonlySet<string>>();
function codesOf(name: CodeTableName): ReadonlySet<string> {
  let set = codeSets.get(name);
  if (!set) codeSets.set(name, (set = new Set(codeTable(name).entries.map((entry) => entry.code))));
  return set;
}

/** The first labels of a code table, for a sentence. */
export function choicesOf(name: CodeTableName): string {
  const { entries } = codeTable(name);
  return (
    entries
      .slice(0, 6)
      .map((entry) => entry.label)
      .join('、') + (entries.length > 6 ? ' 等' : '')
  );
}

/** What an open code may look like: a name of one line. */
export const isName = (text: string): boolean => text.length <= 40 && text.trim() === text && text !== '' && !/[\u0000-\u001f]/.test(text);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
