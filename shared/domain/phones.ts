/** Telephone numbers as offices keep them: mobile (11 digits) or landline with its area code. Several are joined by 、. */

const mobile = /^1[3-9]\d{9}$/;
/** Area code 3 or 4 digits, number 7 or 8, an extension perhaps. */
const landline = /^0\d{2,3}-?[2-9]\d{6,7}(-\d{1,6})?$/;

/** True for one number, or several joined by 、. */
export const isPhone = (text: string): boolean =>
  mobile.test(text) || text.split('、').every((one) => mobile.test(one) || landline.test(one));

/** Writes a number the way it is kept: no spaces, no +86, one separator between several. What is not understood stays as it is. */
export function tidyPhone(written: string): string {
  if (mobile.test(written)) return written;
  const parts = written
    .normalize('NFKC')
    .split(/[、,;/|\n]+/)
    .flatMap(tidyOne)
    .filter(Boolean);
  return parts.join('、');
}

/** 办公0856-…, 手机：138…, 138…(微信同号): what a number is for, and nothing that has to be kept. */
const label =
  /^(手机|电话|座机|固话|办公室?|办|单位|住宅|宅|家|微信)(电话|号码?)?:?\s*(?=[\d(+])|\((微信同号|微信|手机|办公室?|办|住宅|宅|家|本人)\)$/g;

function tidyOne(written: string): string[] {
  // (0856)5221234, 0856—5221234, 0856-5221234转801
  const text = written
    .trim()
    .replace(/[—–−－_]/g, '-')
    .replace(label, '')
    .replace(/^\((0\d{2,3})\)\s*/, '$1-')
    .replace(/(?<=\d)\s*(转|分机)\s*(?=\d)/, '-');
  const digits = text.replace(/[\s.-]/g, '').replace(/^(\+|00)?86(?=1[3-9]\d{9}$)/, '');
  if (mobile.test(digits)) return [digits];
  // Two whole numbers with nothing but a space between.
  const apart = text.split(/\s+/);
  return apart.length > 1 && apart.every((one) => mobile.test(one) || landline.test(one)) ? apart : [text.replace(/\s/g, '')];
}
