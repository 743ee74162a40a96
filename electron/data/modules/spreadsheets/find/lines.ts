/** What kind of line a row of a sheet is, beside a record: total, signature, note, heading, numbering, example. */
import type { Cell } from '../read/workbook.ts';
import { cellText, isBlank } from '../read/workbook.ts';

const totals =
  /^(合计|总计|小计|共计|累计|总数|本页(小计|合计)|(全街道?|街道|社区|本社区)?(合计|总计|小计))([:：（(].*)?$|^.{1,12}(小计|合计|总计)([（(].*)?$|^共\s*\d+\s*(人|名|项|条|个)/;
const signatures =
  /^(填表人?|填报人|填报单位|填报(时间|日期)|制表|经办|审核|审批|复核|负责人|单位负责人|主要(负责|领导)|分管|主管|领导(签字|意见)|财务|会计|出纳|签字|签名|盖章|单位[（(]?(公章|盖章)|(制表|打印|导出)(时间|日期)|联系人|编制|校对|党工委(意见|书记)|街道(意见|盖章))/;
const notes = /^[（(【]?(注|备注|说明|填表说明|填报说明|填写说明|温馨提示|提示|注意)[意事项]*\s*\d*[】）)]?\s*[:：.、1]/;
/** What stands at the foot or head of a printed page: 第1页 共3页, — 1 —, 1/3, （续表）, 接上页, 以下空白. */
const pages =
  /^[（(]?(第\d+页([,，、/]?共\d+页)?|共\d+页([,，、/]?第\d+页)?|\d{1,3}\/\d{1,3}|[-—–·]+\d{1,3}[-—–·]+|续?表\d{0,2}([（(]续[）)])?|[接续]上[页表]|[接续转]下[页表]|以下(空白|无正文)|[此本]?页?(以下)?(空白|无正文))[）)]?$/;
const examples = /^[（(]?(例|示例|样例|范例|例如|填写示例|填写样例|示范)([:：）)]|$)/;

/** 一, （二）, 三、: a number in a cell of its own. */
export const inWords = /^[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?$/;

export type Line =
  | { kind: 'record' }
  | { kind: 'total'; declared: number | null; part: boolean }
  | { kind: 'signature' | 'note' | 'example' | 'numbering' | 'units' | 'blank' }
  /** One text across the row: a title or a heading inside the data. `apart`: its number 一 stands in a cell of its own. */
  | { kind: 'heading'; text: string; column: number; apart?: boolean };

/** Judges a row by what it holds. `distinct` counts a merged area once. */
export function judge(cells: readonly Cell[]): Line {
  let count = 0;
  let first = '';
  let firstColumn = -1;
  let total = false;
  let doubtful = false;
  for (let c = 0; c < cells.length; c++) {
    const cell = cells[c];
    if (isBlank(cell)) continue;
    if (++count === 1) {
      first = cellText(cell).trim();
      firstColumn = c;
      doubtful = suspicious(first);
    } else if (typeof cell === 'string' && cell.length <= 8 && /^\s*(合|总|小|共)\s*计\s*$/.test(cell)) total = true;
    // Most rows are records: three cells and an unsuspicious start settle it.
    if (count === 3 && !doubtful) break;
  }
  if (count === 0) return { kind: 'blank' };
  const folded = first.replace(/[\s\u3000]/g, '');
  // 合 | 计 in cells of their own.
  if (/^[合总小]$/.test(folded) && cellText(cells[firstColumn + 1]).trim() === '计') total = true;
  if (total) return { kind: 'total', declared: declaredCount(cells), part: false };
  if (count <= 2 || doubtful) {
    if (totals.test(folded))
      return {
        kind: 'total',
        declared: declaredCount(cells),
        part: /小计|本页/.test(folded) || /^.+(小计|合计|总计)$/.test(folded.replace(/^全(街道?|部)/, '')),
      };
    if (signatures.test(folded) && (count <= 2 || /[:：]/.test(first))) return { kind: 'signature' };
    if (count <= 4 && /^[一-龥（）()]{2,14}[:：]$/.test(folded)) return { kind: 'signature' };
    if (notes.test(folded)) return { kind: 'note' };
    if (examples.test(folded)) return { kind: 'example' };
  }
  // 一 | 行政许可（8项）: number and words of a heading in cells of their own.
  if (count <= 3 && inWords.test(folded)) {
    const words = cells.filter((cell, c) => c > firstColumn && !isBlank(cell)).map((cell) => cellText(cell).trim());
    const isCount = /^\d+\s*(人|项|名|个|席)?$/.test(words[1] ?? '');
    if ((words.length === 1 || isCount) && typeof cells[firstColumn] === 'string' && !/^\d/.test(words[0]!)) {
      const counted = isCount ? `（${words[1]!.replace(/^(\d+)$/, '$1项')}）` : '';
      return { kind: 'heading', text: `${words[0]!}${counted}`, column: firstColumn, apart: !counted };
    }
  }
  if (count <= 2 && pages.test(cells.map(cellText).join('').replace(/\s/g, ''))) return { kind: 'blank' };
  // The number of a page; a telephone number is no less than a text.
  if (count === 1) return /^[\d.]{1,5}$/.test(folded) ? { kind: 'blank' } : { kind: 'heading', text: first, column: firstColumn };
  // Column numbers start with 1 or 甲, units with 元: other rows are not looked at twice.
  if (/^([（(]?1[)）]?|甲)$/.test(folded) && isNumbering(cells)) return { kind: 'numbering' };
  return unit.test(folded) && isUnits(cells) ? { kind: 'units' } : { kind: 'record' };
}

function suspicious(text: string): boolean {
  const c = text.trimStart()[0];
  return (
    c !== undefined &&
    !/\d/.test(c) &&
    (/[计共：:注]/.test(text) || signatures.test(text.replace(/[\s\u3000]/g, '')) || examples.test(text.trim()) || notes.test(text.trim()))
  );
}

/** 46人 beside 合计. */
function declaredCount(cells: readonly Cell[]): number | null {
  for (const cell of cells) {
    const m = /^(?:合计|总计|小计|共计)?[:：]?共?\s*(\d+)\s*(?:人|名|项|条|个)$/.exec(cellText(cell).replace(/[\s\u3000]/g, ''));
    if (m) return Number(m[1]);
  }
  return null;
}

/** 1 2 3 4 … or 甲 乙 丙 1 2 below the headings. */
function isNumbering(cells: readonly Cell[]): boolean {
  const texts = cells.filter((cell) => !isBlank(cell)).map((cell) => cellText(cell).trim());
  if (texts.length < 3) return false;
  const numbers = texts.filter((text) => !/^[甲乙丙丁戊]$/.test(text)).map((text) => text.replace(/^[（(]|[)）]$/g, ''));
  if (numbers.length === 0 || numbers.some((text) => !/^\d{1,2}(=.*)?$/.test(text))) return false;
  return numbers.every((text, i) => i === 0 || parseInt(text) === parseInt(numbers[i - 1]!) + 1);
}

const unit = /^[（(]?(元|万元|人|％|%|年|月|岁|元\/月|必填|选填|文本|文本格式|日期)[）)]?$/;
const isUnits = (cells: readonly Cell[]): boolean => cells.every((cell) => isBlank(cell) || unit.test(cellText(cell).trim()));
