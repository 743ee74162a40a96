import { expect, it } from 'vitest';
import { accountProblem, passesLuhn, tidyAccount } from './bankAccount.ts';

it('takes the worked example of ISO/IEC 7812-1 and no neighbour of it', () => {
  expect(passesLuhn('79927398713')).toBe(true);
  for (const last of '012456789') expect(passesLuhn(`7992739871${last}`)).toBe(false);
});

it('doubts a card whose digit does not fit, and no account that has none', () => {
  expect(accountProblem('6222020000001234565')).toBe(passesLuhn('6222020000001234565') ? null : 'cardCheckDigit');
  const body = '622202000000123456';
  const right = [...'0123456789'].filter((digit) => accountProblem(body + digit) === null);
  expect(right).toHaveLength(1);
  expect(accountProblem('2410001209200012345')).toBeNull();
  expect(accountProblem('0812345678901')).toBeNull();
  expect(accountProblem('农行卡')).toBe('accountForm');
  expect(accountProblem('12345')).toBe('accountForm');
});

it('reads a number through its spaces and hyphens', () => {
  expect(tidyAccount(' 6222 0200－0000 1234 ')).toBe('6222020000001234');
});
