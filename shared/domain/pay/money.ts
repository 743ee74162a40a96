/** Money and ratios as whole numbers, and how they are written. */

/** Where amounts are rounded, in fen. */
export const roundingUnits = { fen: 1, jiao: 10, yuan: 100, tenYuan: 1000 } as const;
export type Rounding = keyof typeof roundingUnits;
/** 四舍五入, 见零进位, 舍去; a negative amount as its opposite. */
export type RoundingWay = 'halfUp' | 'up' | 'down';

/** 340000 -> `3,400.00`. */
export const yuan = (fen: number): string => {
  const whole = Math.trunc(Math.abs(fen) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${whole}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
};

/** 12500 -> `1.25`, 10000 -> `1.00`, 12375 -> `1.2375`. */
export const decimal = (ratio: number): string => {
  const digits = String(ratio % 10_000)
    .padStart(4, '0')
    .replace(/0{1,2}$/, '');
  return `${Math.trunc(ratio / 10_000)}.${digits}`;
};

/** 7000 -> `70%`, 6650 -> `66.5%`. */
export const percent = (ratio: number): string => `${ratio / 100}%`;
