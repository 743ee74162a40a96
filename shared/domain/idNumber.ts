/** Citizen identity numbers (公民身份号码), GB 11643-1999: division 6, birth date 8, order 3 (odd: male), check digit. */
import { isDate } from './dates.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';
const form = /^\d{17}[\dX]$/;

export type IdProblem = 'idForm' | 'idDivision' | 'idDate' | 'idCheckDigit';

/** The check character of the first 17 digits. */
export function idCheckDigit(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * weights[i]!;
  return checkCharacters[sum % 11]!;
}

let last: { id: string; today: string | undefined; problem: IdProblem | null } = { id: '', today: undefined, problem: 'idForm' };

/** What is wrong with an ID number, or null. `today` (YYYY-MM-DD) bounds the birth date when given. */
export function idProblem(id: string, today?: string): IdProblem | null {
  // A row asks three times for the same number.
  if (id !== last.id || today !== last.today) last = { id, today, problem: findProblem(id, today) };
  return last.problem;
}

function findProblem(id: string, today: string | undefined): IdProblem | null {
  if (!form.test(id)) return 'idForm';
  const province = Number(id.slice(0, 2));
  if (province < 11 || province > 91) return 'idDivision';
  const birth = idBirthDate(id);
  if (!isDate(birth) || birth < '1900' || (today !== undefined && birth > today)) return 'idDate';
  if (idCheckDigit(id) !== id[17]) return 'idCheckDigit';
  return null;
}

/** The birth date inside an ID number of the right form, YYYY-MM-DD. */
export const idBirthDate = (id: string): string => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;

/** The sex inside, as a code of GB/T 2261.1: '1' male, '2' female. */
export const idSex = (id: string): '1' | '2' => ((id.charCodeAt(16) - 48) % 2 === 1 ? '1' : '2');
