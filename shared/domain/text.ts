/** Text as offices type it into cells, and as it is kept. */

/** What takes no room, and what turns the direction of writing: a name that looks like another is not that name. */
const invisible = /[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]/g;
/** Full-width letters, digits and the marks that stand between digits; Chinese punctuation stays Chinese. */
const fullWidth = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF0D\uFF0E\uFF0F\uFF05\uFF0B]/g;

/**
 * Only characters that nothing is done to: ASCII without spaces and quotes, and Chinese characters. Most cells of a workbook are such, and ten
 * times quicker told so than searched with regular expressions.
 */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if ((c > 0x20 && c < 0x7f && c !== 0x22 && c !== 0x27 && c !== 0x60) || (c >= 0x4e00 && c <= 0x9fff)) continue;
    return false;
  }
  return true;
}

/** Half-width letters and digits, no invisible characters, no spaces or apostrophes at the ends, line ends as \n. */
export function tidyText(written: string): string {
  if (isPlain(written)) return written;
  let text = written;
  if (/[^\x21-\x7e]/.test(text)) {
    text = text
      .replace(invisible, '')
      .replace(fullWidth, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
      .replace(/\r\n?/g, '\n')
      .replace(/[\u00A0\u3000\t]/g, ' ');
  }
  return text
    .trim()
    .replace(/^['‘’`](?=[\d一-龥])/, '')
    .replace(/ +\n/g, '\n');
}

/** 待定, （空缺）: a place that nobody has. */
const nobody = /^[(（]?(待定|空缺|暂缺|暂空|缺额|待补|拟定中)[)）]?$/;
export const namesNobody = (text: string): boolean => nobody.test(text);

/**
 * Whether a cell can be one person's name: not several beside or below each other, no 配偶：, no telephone number behind it, no ? or □ for a
 * character that was lost. 李↵娜 is a name over two lines.
 */
export const isOneName = (written: string): boolean =>
  !/[、,，;；:：/|?？□\uFFFD]|\d{7}|^\d+$/.test(written) && !/^[一-龥]{2,4}(\s*\n\s*[一-龥]{2,4})+$/.test(written);

/** A person's or community's name: Chinese names lose the spaces that were typed to make columns even; others keep single ones. */
export function tidyName(written: string): string {
  if (isPlain(written) && !written.includes('.')) return written;
  const text = tidyText(written).replace(/\n/g, '');
  return /[一-龥]/.test(text) ? text.replace(/\s+/g, '').replace(/[.•‧∙・]/g, '·') : text.replace(/\s+/g, ' ');
}

/** Letters and digits only, half width, no spaces: for ID numbers, codes and comparisons. */
export const squeeze = (written: string): string =>
  isPlain(written)
    ? written
    : written
        .normalize('NFKC')
        .replace(invisible, '')
        .replace(/[\s'‘’`"]/g, '');

/** Ways to write that there is nothing: 无, —, -, /, 暂无 … */
const nothing = new Set([
  '无',
  '—',
  '——',
  '-',
  '--',
  '/',
  '\\',
  '暂无',
  '没有',
  '空',
  '／',
  '－',
  '―',
  '…',
  'N/A',
  'n/a',
  '无。',
  '〇',
  '（无）',
  '(无)',
  '未填',
  '不详',
]);
export const meansNothing = (text: string): boolean => nothing.has(text);
