/**
 * The order of 学历 and its tree (GB/T 4658-2006: the tens are the level, the codes within them its kinds): one for pay, the personnel file and reports.
 */

/** Highest first. 研究生 without its kind counts like a master's. */
const order = ['11', '14', '10', '17', '20', '30', '41', '40', '44', '47', '60', '70', '80', '90'];
const ranks: ReadonlyMap<string, number> = new Map(order.map((code, i) => [code, order.length - i]));

/** Greater is higher; 0 where the code is empty or unknown. */
export const educationRank = (code: unknown): number => (typeof code === 'string' ? (ranks.get(code) ?? 0) : 0);

/** The highest of several; null of none. */
export const highestOf = (codes: readonly (string | null)[]): string | null =>
  codes.reduce<string | null>(
    (best, code) => (code !== null && (best === null || educationRank(code) > educationRank(best)) ? code : best),
    null,
  );

const levels: Readonly<Record<string, number>> = { '1': 5, '2': 4, '3': 3, '4': 2, '6': 2, '7': 1, '8': 1 };
/** 学历层次: 1 初中及以下, 2 高中和中专, 3 大专, 4 本科, 5 研究生; null where it is not known. */
export const educationLevel = (code: string | null): number | null => (code === null ? null : (levels[code[0] ?? ''] ?? null));

/**
 * The codes by which a rule may mean an education, the closest first: its own, then the general one of its level (硕士 and 博士 are 研究生). 研究生
 * without its kind is taken as a master's where only the kinds are named.
 */
export function educationKinds(code: string): string[] {
  if (code === '10') return ['10', '14'];
  const general = `${code[0]}0`;
  return general === code || !ranks.has(general) || !ranks.has(code) ? [code] : [code, general];
}
