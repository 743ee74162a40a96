/** Figures and dates as people write them. Shapes of the store in, Chinese text out. */

/** Integer fen as yuan with two decimals and thousands: 340000 -> `3,400.00`. */
export const yuan = (fen: number): string => {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.trunc(Math.abs(fen) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
};

/** Integer ten-thousandths as a decimal of at least two places: 10500 -> `1.05`, 10525 -> `1.0525`. */
export const ratio = (tenThousandths: number): string => (tenThousandths / 10000).toFixed(4).replace(/0{1,2}$/, '');

/** 100000 -> `100,000`. */
export const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

const two = (n: number): string => String(n).padStart(2, '0');

/** An instant (UTC ISO text) as local `2026-11-22 15:04`; empty for nothing. */
export const instant = (iso: string | null | undefined): string => {
  if (!iso) return '';
  const d = new Date(iso);
  if (Number.isNaN(d.getTime())) return iso;
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())} ${two(d.getHours())}:${two(d.getMinutes())}`;
};

/** The local day of now, `YYYY-MM-DD`. */
export const today = (): string => instant(new Date().toISOString()).slice(0, 10);

/** How long ago, in words that need no reckoning: 刚刚, 3 分钟前, 今天 09:12, 昨天 17:40, else the day. */
export const ago = (iso: string | null | undefined, now = new Date()): string => {
  if (!iso) return '';
  const then = new Date(iso);
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes} 分钟前`;
  const written = instant(iso);
  const dayOf = (d: Date): string => instant(d.toISOString()).slice(0, 10);
  if (written.slice(0, 10) === dayOf(now)) return `今天 ${written.slice(11)}`;
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (written.slice(0, 10) === dayOf(yesterday)) return `昨天 ${written.slice(11)}`;
  return written.slice(0, 10);
};

/** Bytes as KB or MB. */
export const bytes = (n: number): string =>
  n < 1024 * 1024 ? `${Math.max(1, Math.round(n / 1024))} KB` : `${(n / 1024 / 1024).toFixed(1)} MB`;

/** `2025-09` -> `2025 年 9 月`. */
export const monthWords = (month: string): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;

/** So many months before a month (after it, where negative): `2025-01`, 1 -> `2024-12`. */
export const monthBefore = (month: string, by: number): string => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - by;
  return `${Math.floor(count / 12)}-${two((count % 12) + 1)}`;
};
