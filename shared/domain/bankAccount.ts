/** Bank accounts as offices keep them. Cards have a check digit (ISO/IEC 7812-1, Luhn); accounts of passbooks and settlement accounts have none. */

/** Digits alone: spaces and hyphens between groups of four are how people print a number, and none of it. */
export const tidyAccount = (written: string): string => written.normalize('NFKC').replace(/[\s\-—–]/g, '');

export type AccountProblem = 'accountForm' | 'cardCheckDigit';

/**
 * What is wrong with an account number, or null. `accountForm`: no account at all (not 6 to 32 digits). `cardCheckDigit`: it looks like a card
 * (a UnionPay number of 16 to 19 digits that begins with 62, or 16 digits of another scheme) and its check digit does not fit.
 */
export function accountProblem(account: string): AccountProblem | null {
  if (!/^\d{6,32}$/.test(account)) return 'accountForm';
  const isCard = /^62\d{14,17}$/.test(account) || /^[3-6]\d{15}$/.test(account);
  return isCard && !passesLuhn(account) ? 'cardCheckDigit' : null;
}

/** The sum of all digits, every second one from the right doubled (its own digits added), ends in nought. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const counted = i % 2 === 1 ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}
