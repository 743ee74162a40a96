/** Lists that are typed in one input: 3、6、10 and 01-01、07-01. */
const split = (typed: string): string[] =>
  typed
    .normalize('NFKC')
    .split(/[、,;\s]+/)
    .filter((t) => t !== '');

/** What is no whole number stays as typed, for the check to speak about. */
export const integersOf = (typed: string): unknown[] | null => {
  const all = split(typed).map((t) => (/^\d{1,2}$/.test(t) ? Number(t) : t));
  return all.length === 0 ? null : all;
};
export const yearDaysOf = (typed: string): string[] =>
  split(typed).map((t) => {
    const found = /^(\d{1,2})[-./月](\d{1,2})日?$/.exec(t);
    return found ? `${found[1]!.padStart(2, '0')}-${found[2]!.padStart(2, '0')}` : t;
  });
export const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((t) => t.trim())
    .filter((t) => t !== '');
