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
    .map(tidyOne)
    .filter(Boolean);
  return parts.join('、');
}

function tidyOne(written: string): string {
  // (0856)5221234, 0856—5221234
  const text = written
    .trim()
    .replace(/[—–−－_]/g, '-')
    .replace(/^\((0\d{2,3})\)\s*/, '$1-');
  const digits = text.replace(/[\s.-]/g, '').replace(/^(\+|00)?86(?=1[3-9]\d{9}$)/, '');
  if (mobile.test(digits)) return digits;
  return text.replace(/\s/g, '');
}
