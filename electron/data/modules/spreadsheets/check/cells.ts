/** One cell into the value of a field: what offices write on the left, what the store keeps on the right. */
import { codeOf } from '#shared/codes/index.ts';
import type { CodeTableName } from '#shared/codes/index.ts';
import { parseFen, parseInteger, parseRatio } from '#shared/domain/amounts.ts';
import { tidyAccount } from '#shared/domain/bankAccount.ts';
import { isCenturyMissing, monthIn, numberDate, parseDate } from '#shared/domain/dates.ts';
import type { WrittenDate } from '#shared/domain/dates.ts';
import { tidyPhone } from '#shared/domain/phones.ts';
import { postClassOf } from '#shared/domain/posts.ts';
import type { ProblemCode } from '#shared/domain/problems.ts';
import { isOneName, meansNothing, namesNobody, squeeze, tidyName, tidyText } from '#shared/domain/text.ts';
import { choicesOf, isName } from '#shared/registers/check.ts';
import type { Field, Register, Value } from '#shared/registers/index.ts';
import { kindIn, withoutCount } from '../find/context.ts';
import type { Cell, FormulaCell } from '../read/workbook.ts';
import { cellText, numberText } from '../read/workbook.ts';

/** Why a cell has no value that can be kept. */
export class Bad {
  readonly code: ProblemCode;
  readonly params: Record<string, unknown>;
  constructor(code: ProblemCode, params: Record<string, unknown> = {}) {
    this.code = code;
    this.params = params;
  }
}

/**
 * The value of a cell. Dates may be partial (`2002-11`, `2002`) until `wholeDate`; links are names until they are resolved.
 */
export type Read = Value | Bad;
export type CellReader = (cell: Cell) => Read;

/** A partial date is kept as the first day of its month or year. */
export const wholeDate = (partial: string): string =>
  partial.length === 10 ? partial : partial.length === 7 ? `${partial}-01` : `${partial}-01-01`;

export const partialDate = ({ date, precision }: WrittenDate): string =>
  precision === 'day' ? date : precision === 'month' ? date.slice(0, 7) : date.slice(0, 4);

/** A reader for a column; texts that recur (codes, dates, communities) are read once. */
export function cellReader(register: Register, field: Field): CellReader {
  const text = textReader(register, field);
  const memo = ['code', 'date', 'link', 'month'].includes(field.type) ? new Map<string, Read>() : null;
  const readText = (written: string): Read => {
    if (!memo) return text(written);
    let value = memo.get(written);
    if (value === undefined) memo.set(written, (value = text(written)));
    return value;
  };
  const number = numberReader(field, readText);
  const read = (cell: Cell): Read => {
    if (cell === null) return null;
    if (typeof cell === 'string') return readText(cell);
    if (typeof cell === 'number') return number(cell);
    if (typeof cell === 'boolean') return field.type === 'boolean' ? Number(cell) : readText(cell ? '是' : '否');
    switch (cell.kind) {
      case 'date':
        return field.type === 'date' ? (cell.monthOnly ? cell.date.slice(0, 7) : cell.date) : readText(cellText(cell));
      case 'shown':
        return ['integer', 'fen', 'ratio'].includes(field.type) ? number(cell.value) : readText(cell.text);
      case 'error':
        return field.ordering ? null : new Bad('cellError', { written: cell.text });
      case 'formula':
        return formula(register, field, cell, read);
    }
  };
  return read;
}

/** A reckoned value is taken for figures, dates and codes; a name has to stand there itself. */
function formula(register: Register, field: Field, cell: FormulaCell, read: CellReader): Read {
  if (field.ordering) return typeof cell.value === 'number' ? read(cell.value) : null;
  if (field.name === register.title || field.type === 'idNumber' || field.type === 'phone') return new Bad('formulaNotAllowed');
  if (field.type === 'text' || field.type === 'longText') {
    if (/HYPERLINK|WEBSERVICE|DDE|CALL\(|EXEC/i.test(cell.formula)) return new Bad('formulaNotAllowed');
  }
  return cell.value === null ? new Bad('formulaWithoutValue') : read(cell.value);
}

function numberReader(field: Field, readText: (written: string) => Read): (value: number) => Read {
  switch (field.type) {
    case 'date':
      return (value) => {
        const date = numberDate(value);
        return date ? partialDate(date) : noDate(numberText(value));
      };
    case 'integer':
      return (value) => parseInteger(value) ?? (field.ordering ? null : new Bad('integerInvalid', { written: numberText(value) }));
    case 'fen':
      return (value) => parseFen(value) ?? new Bad('moneyInvalid', { written: numberText(value) });
    case 'ratio':
      return (value) => parseRatio(value) ?? new Bad('ratioInvalid', { written: numberText(value) });
    case 'idNumber':
      // Spreadsheets keep 15 digits of a number, so the last three of an ID number are gone.
      return () => new Bad('idStoredAsNumber');
    case 'text':
    case 'longText':
    case 'phone':
      return (value) => (Math.abs(value) >= lostFrom ? new Bad('idStoredAsNumber') : readText(numberText(value)));
    default:
      return (value) => readText(numberText(value));
  }
}

/** Spreadsheets keep 15 digits of a number: a code that is longer has lost the others. */
const lostFrom = 1e15;
/** How a CSV tells such a number. */
const exponent = /^\d(\.\d+)?E\+?1[0-9]$/i;

const names = new Set(['name', 'person']);
const isPerson = (field: Field): boolean => names.has(field.name) && field.label === '姓名';
/** 郝涛（县公安局、县司法局）: what is said of a person beside the name. */
const inBrackets = /[(（][^()（）]*[)）]/g;
const idForm = /^\d{17}[\dX]$/;
const untilNow = new Set(['至今', '现在', '在任', '长期', '今', '在职', '在岗']);

function textReader(register: Register, field: Field): (written: string) => Read {
  switch (field.type) {
    case 'text': {
      const isName = names.has(field.name);
      const isPersons = isPerson(field);
      return (written) => {
        const text = isName ? tidyName(written) : oneLine(tidyText(written));
        if (text === '' || meansNothing(text)) return null;
        if (field.name === 'field') return withoutCount(text);
        if (field.name === 'bankAccount') return exponent.test(text) ? new Bad('idStoredAsNumber') : tidyAccount(text);
        if (isPersons && namesNobody(text)) return null;
        if (isPersons && !isOneName(tidyText(written).replace(inBrackets, ''))) return new Bad('nameInvalid', { written: text });
        return exponent.test(text) ? new Bad('idStoredAsNumber') : text;
      };
    }
    case 'longText':
      return (written) => {
        const text = tidyText(written);
        return text === '' || meansNothing(text) ? null : text;
      };
    case 'date':
      return (written) => {
        const text = tidyText(written);
        if (text === '' || meansNothing(text) || untilNow.has(text)) return null;
        const date = parseDate(text) ?? bareNumber(text);
        return date ? partialDate(date) : noDate(text);
      };
    case 'month':
      return (written) => (tidyText(written) === '' ? null : (monthIn(written) ?? new Bad('monthInvalid', { written })));
    case 'code':
      return field.open ? (written) => openCode(field.codes, written) : (written) => codeValue(field.codes, written);
    case 'link':
      return field.target === 'payRuns'
        ? (written) => (tidyText(written) === '' ? null : (monthIn(written) ?? new Bad('monthInvalid', { written })))
        : (written) => {
            const text = tidyName(written);
            return text === '' || meansNothing(text) ? null : text;
          };
    case 'idNumber':
      return (written) => {
        if (idForm.test(written)) return written;
        const text = squeeze(written)
          .replace(/[xχхХ×]$/i, 'X')
          .toUpperCase();
        if (text === '' || meansNothing(text)) return null;
        return exponent.test(text) ? new Bad('idStoredAsNumber') : text;
      };
    case 'phone':
      return (written) => {
        const text = tidyPhone(tidyText(written));
        return text === '' || meansNothing(text) ? null : text;
      };
    case 'integer':
      return (written) => {
        const text = tidyText(written);
        if (text === '' || meansNothing(text)) return null;
        return (
          parseInteger(field.ordering ? text.replace(/^[（(]|[）)、.．]$/g, '') : text) ??
          (field.ordering ? null : new Bad('integerInvalid', { written: text }))
        );
      };
    case 'fen':
    case 'ratio': {
      const parse = field.type === 'fen' ? parseFen : parseRatio;
      const code = field.type === 'fen' ? 'moneyInvalid' : 'ratioInvalid';
      return (written) => {
        const text = tidyText(written);
        return text === '' || meansNothing(text) ? null : (parse(text) ?? new Bad(code, { written: text }));
      };
    }
    case 'boolean':
      return (written) => {
        const text = squeeze(written);
        if (text === '') return null;
        return ['是', '有', '1', 'TRUE', '√', 'Y'].includes(text)
          ? 1
          : ['否', '无', '0', 'FALSE', '×', 'N'].includes(text)
            ? 0
            : new Bad('booleanInvalid', { written: text });
      };
    case 'json':
      return (written) => tidyText(written) || null;
  }
  return () => new Bad('notTakenIn', { written: register.name });
}

const oneLine = (text: string): string =>
  text.includes('\n') ? text.replace(/(?<=[\x21-\x7e])\n+(?=[\x21-\x7e])/g, ' ').replace(/\n+/g, '') : text;

const noDate = (written: string): Bad => new Bad(isCenturyMissing(written) ? 'yearTwoDigits' : 'dateInvalid', { written });

/** `40046` typed as text is a spreadsheet's serial number, `2010` a year. */
const bareNumber = (text: string): WrittenDate | null => (/^(\d{5}|(19|20)\d{2})$/.test(text) ? numberDate(Number(text)) : null);

/** What offices put around the name of a code. */
const around: Partial<Record<CodeTableName, RegExp>> = {
  educations:
    /^(全日制|在职|函授|自考|自学考试|成人|成教|电大|夜大|网络教育|党校|省委党校|中央党校|普通)+|([/、及]?(学历|毕业|在读|学位|学士|文凭))+$/g,
  itemTypes: /(权|类|事项|职权)$/g,
  ethnicGroups: /人$/g,
  postClasses: /第?(\d+|[一二三四五六七八九十]+)级$/g,
  certificateLevels: /^(全国|国家)|(资格|职业资格|证书|证|职称|资格证书|职业水平证书)+$/g,
  politicalStatuses: /(身份|面貌)$/g,
  workerStatuses: /(人员|状态)$/g,
  seatKinds: /(席位?|类别?|委员)+$/g,
};

/** A code of the table, or a name that the office may have given a kind of its own: whether it has is seen when the row is checked. */
function openCode(codes: CodeTableName, written: string): Read {
  const code = codeValue(codes, written);
  const name = tidyText(written);
  return code instanceof Bad && isName(name) ? name : code;
}

function codeValue(codes: CodeTableName, written: string): Read {
  const text = squeeze(written);
  if (text === '' || meansNothing(text)) return null;
  const bare = text.replace(/[([【].*?[)\]】]/g, '');
  const named = bare.replace(/^[（(]?(\d{1,2}|[一二三四五六七八九十]{1,3})[）)]?[、.]/, '');
  for (const candidate of [tidyText(written), text, bare, named, around[codes] ? named.replace(around[codes], '') : named]) {
    const code = candidate === '' ? null : codeOf(codes, candidate);
    if (code !== null) return code;
  }
  if (codes === 'ethnicGroups') {
    const code = codeOf(codes, `${bare.replace(/族?$/, '')}族`);
    if (code !== null) return code;
  }
  if (codes === 'itemKinds') {
    const code = kindIn(text);
    if (code !== null) return code;
  }
  // A column 岗位 that holds 职务.
  if (codes === 'postClasses' && /(书记|主任|站长|委员|网格员|专职|社工|干事|专干|工作者)/.test(bare)) return postClassOf(bare);
  return new Bad('codeUnknown', { written: tidyText(written), choices: choicesOf(codes) });
}
