/**
 * Division codes (区划代码): GB/T 2260 for a county (6 digits), the county-below rules for a street (9 digits): the last three are
 * 001–099 street, 100–199 town, 200–399 township, 400–599 enterprise (`reference/domain.md` §4.2).
 */
export type DivisionProblem = 'divisionCodeLength' | 'divisionCodeProvince' | 'divisionCodeCounty' | 'divisionCodeStreet';
export type StreetKind = 'street' | 'town' | 'township' | 'enterprise';

/** Cities without counties: their streets hang from the city itself, whose county part is 00. */
const citiesWithoutCounties = new Set(['441900', '442000', '460400', '620200']);

/** What is wrong with a code for a station of the kind, or null. */
export function checkDivisionCode(kind: 'street' | 'county', code: string): DivisionProblem | null {
  if (!(kind === 'street' ? /^\d{9}$/ : /^\d{6}$/).test(code)) return 'divisionCodeLength';
  const province = Number(code.slice(0, 2));
  if (province < 11 || province > 82) return 'divisionCodeProvince';
  const county = code.slice(0, 6);
  if (county.slice(2, 4) === '00' || (county.endsWith('00') && !citiesWithoutCounties.has(county))) return 'divisionCodeCounty';
  return kind === 'street' && streetKind(code) === null ? 'divisionCodeStreet' : null;
}

/** What the last three digits of a street's code say it is. */
export function streetKind(code: string): StreetKind | null {
  const part = Number(code.slice(6, 9));
  if (part >= 1 && part <= 99) return 'street';
  if (part >= 100 && part <= 199) return 'town';
  if (part >= 200 && part <= 399) return 'township';
  return part >= 400 && part <= 599 ? 'enterprise' : null;
}

/** The county (6 digits) that a street's code belongs to. */
export const countyOf = (code: string): string => code.slice(0, 6);
