/** Dates as offices write them, and as the store keeps them (YYYY-MM-DD, YYYY-MM). */
import { inFigures } from './numerals.ts';

const monthForm = /^(\d{4})-(\d{2})$/;

/** The number written from one place to another; -1 where there is anything but digits. */
function digits(text: string, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    n = n * 10 + digit;
  }
  return n;
}

const daysOf = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** A day of the calendar written YYYY-MM-DD, in the years a personnel file can hold. */
export function isDate(text: string): boolean {
  // By character: this runs several times a row.
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  return year >= 1800 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

/** A month written YYYY-MM. */
export function isMonth(text: string): boolean {
  const m = monthForm.exec(text);
  return m !== null && Number(m[1]) >= 1800 && Number(m[1]) <= 2199 && Number(m[2]) >= 1 && Number(m[2]) <= 12;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** A written date: the day it names, or the first of the month (or year) where it names no day. */
export type WrittenDate = { date: string; precision: 'day' | 'month' | 'year' };

const forms: readonly RegExp[] = [
  // 2009/8/21, 1985.3.7, 1970-05-16, 2009年8月21日, with a time behind perhaps
  /^(\d{4})[-/.．年、](\d{1,2})[-/.．月、](\d{1,2})[日号]?(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/,
  /^(\d{4})(\d{2})(\d{2})$/, // 20090821
  /^(\d{4})[-/.．年、](\d{1,2})[月]?(?:份)?$/, // 2002.11, 1991年11月, 2025-09
  /^(\d{4})(\d{2})$/, // 201806
  /^(\d{4})年$/,
];

/** 2003.7.1起, 2013.06.03—至今. */
const sinceThen = /\s*(-*(至今|现在)|起|开始|以来|-+)$/;

const numerals = '〇一二三四五六七八九';
/** 二〇一九年三月五日 and 2019年三月 in digits; any other text as it is. */
function arabic(text: string): string {
  if (!/[〇○零一二三四五六七八九]{4}年|\d{4}年[一二三四五六七八九十]/.test(text)) return text;
  return text
    .replace(/[○零]/g, '〇')
    .replace(/([一二三四五六七八九]?)十([一二三四五六七八九]?)/g, (_, tens: string, ones: string) => `${tens || '一'}${ones || '〇'}`)
    .replace(/[〇一二三四五六七八九]/g, (c) => String(numerals.indexOf(c)));
}

/** Reads a date in any of the forms offices use; null where it is none or names a day that is not on the calendar. */
export function parseDate(written: string): WrittenDate | null {
  const text = arabic(written)
    .normalize('NFKC')
    .replace(/。/g, '.')
    .replace(/\s*([-/.年月日])\s*/g, '$1')
    .replace(/[—–−~]/g, '-')
    .replace(sinceThen, '')
    .replace(/^[自从于](?=\d)|\.$/g, '')
    .trim();
  const month1 = /^(\d{4})\.1$/.exec(text);
  // A number 2002.10 that lost its zero cannot be told from January; it is read as written.
  if (month1) return dated(Number(month1[1]), 1, null);
  for (const form of forms) {
    const m = form.exec(text);
    if (m) return dated(Number(m[1]), m[2] === undefined ? null : Number(m[2]), m[3] === undefined ? null : Number(m[3]));
  }
  return null;
}

/** A term in one cell, 2023.5—2026.5 or 2023年5月至2026年5月; null for anything else, also for one that is open (2023.5至今). */
export function termOf(written: string): { from: WrittenDate; until: WrittenDate } | null {
  const text = written.replace(/\s*[—–－~～−]+\s*/g, '—');
  for (const { index } of text.matchAll(/[—至到-]/g)) {
    const until = parseDate(text.slice(index + 1));
    const from = until && parseDate(text.slice(0, index));
    if (from) return { from, until };
  }
  return null;
}

/**
 * 98.5.1, 05年3月: a date but for its century, which is not guessed. A wrong century would
 * stand in a personnel file unseen.
 */
export const isCenturyMissing = (written: string): boolean =>
  /^\d{2}(年|[-/.．年、]\d{1,2}([-/.．月、]\d{1,2}日?|月)?)$/.test(written.normalize('NFKC').replace(/\s/g, ''));

function dated(year: number, month: number | null, day: number | null): WrittenDate | null {
  const date = `${year}-${two(month ?? 1)}-${two(day ?? 1)}`;
  if (year < 1900 || !isDate(date)) return null;
  return { date, precision: day !== null ? 'day' : month !== null ? 'month' : 'year' };
}

/** Days by serial number, as they were asked for: at most as many as there are days in the range. */
const serialDays: string[] = [];

/** The day of a spreadsheet's serial number (1900 system: 1 is 1900-01-01, with its invented 29 February), or null outside 1920–2099. */
export function serialDate(serial: number): string | null {
  if (!Number.isFinite(serial) || serial < 7306 || serial > 73050) return null;
  const day = Math.floor(serial);
  return (serialDays[day] ??= dayOf(new Date((day - 25569) * 86_400_000)));
}

/** The day of an instant, in half the time that `toISOString` takes. */
const dayOf = (date: Date): string => `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;

/** A number in a date column: 201806, 20090821, 2002.11 or a spreadsheet's serial. */
export function numberDate(value: number): WrittenDate | null {
  if (Number.isInteger(value) && value >= 19000101 && value <= 21991231) return parseDate(String(value));
  if (Number.isInteger(value) && value >= 190001 && value <= 219912) return parseDate(String(value));
  const serial = serialDate(value);
  if (serial) return { date: serial, precision: 'day' };
  if (value >= 1900 && value < 2200) return yearMonthNumber(value);
  return null;
}

/** 2002.1 kept as a number: January as it stands, or an October that lost its zero. */
export const isOctoberOrJanuary = (value: number): boolean => /^(19|20)\d\d\.1$/.test(String(value));

/** 2002.11 kept as a number is November; 2002.1 may be January or an October that lost its zero: offices write October as 2002.10. */
function yearMonthNumber(value: number): WrittenDate | null {
  const text = String(value);
  if (!text.includes('.')) return dated(value, null, null);
  const [year, month] = text.split('.') as [string, string];
  if (month.length > 2) return null;
  return dated(Number(year), Number(month), null);
}

/**
 * 2025年6月, 2025-06, 2025.6, 202506, 2025年度6月份, 二〇二五年六月 anywhere in a title or a sheet's name, also apart (2025年发放表（6月）):
 * YYYY-MM, or null. A span (2025年1-9月) names no month.
 */
export function monthIn(text: string): string | null {
  const plain = inFigures(text.normalize('NFKC'));
  const span = /(?<!\d)\d{1,2}\s*月?\s*[-~至到—–、]\s*\d{1,2}\s*月/.test(plain);
  const m =
    (span ? null : /(\d{4})\s*(?:年度?|[.\-/])\s*(\d{1,2})\s*月?(?!\d)/.exec(plain)) ??
    /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)/.exec(plain) ??
    (span ? null : /(?<!\d)(20\d{2})\s*年[^\d]+(\d{1,2})\s*月/.exec(plain));
  if (!m) return null;
  const month = `${m[1]}-${two(Number(m[2]))}`;
  return isMonth(month) ? month : null;
}
