/**
 * 依据: the wording of an item's basis, read into references. `《X法》第四十二条之一第二款第（三）项；《Y条例》第五条、第八条` cites three
 * provisions. What is not understood is kept as a reference of its own, so that nothing that was written is lost from sight.
 */
import { numberOf, numeral, numeralOf } from './numerals.ts';

export type Provision = {
  article: number | null;
  articleBranch: number | null;
  paragraph: number | null;
  subParagraph: number | null;
  point: number | null;
};
export type Reference = Provision & {
  /** The piece as written. */
  cited: string;
  /** Title without its marks; a document that is cited by its number only is called by it. Null where nothing was understood. */
  statute: string | null;
  /** Document number that stands behind the title: 示红办发〔2025〕7号. */
  number: string | null;
  understood: boolean;
};

const nowhere: Provision = { article: null, articleBranch: null, paragraph: null, subParagraph: null, point: null };
const levels = { 条: 'article', 款: 'paragraph', 项: 'subParagraph', 目: 'point' } as const;
type Unit = keyof typeof levels;
const order: readonly (keyof Provision)[] = ['article', 'paragraph', 'subParagraph', 'point'];

const one = `[（(]?\\s*${numeral}\\s*[）)]?`;
const joint = '\\s*(?:、|，|,|和|及|与|以及|至|到|[-—－~～]+)\\s*';
/** 第五、八条 · 第（一）、（三）项 · 第十五至十八条 · 第四十二条之一 */
const provisions = new RegExp(`^第\\s*(${one}(?:${joint}第?\\s*${one})*)\\s*(条|款|项|目)(?:\\s*之\\s*(${numeral}))?`);
/** 第十条至十二条: the end of a range has no 第 of its own. */
const rangeEnd = new RegExp(`^(${numeral})\\s*(条|款|项|目)`);
/** 第三章第十五条: the chapter says nothing that the article does not. */
const chapters = new RegExp(`^(?:第\\s*${numeral}\\s*(?:分?编|章|节)\\s*)+(?=第\\s*${numeral}\\s*条)`);
/** 《甲法》第三条2、《乙条例》: a number where the next statute begins. */
const numberBeforeTitle = /^[（(]?\d{1,2}\s*[.．、）)]\s*(?=[《〈])/;
const bareProvision = new RegExp(`^([（(]\\s*${numeral}\\s*[）)])\\s*(项|目)`);
const documentNumber = /^[一-龥]{1,15}\s*[〔[［（(【]\s*\d{4}\s*[〕\]］）)】]\s*第?\s*\d+\s*号/;
const separators = /^[\s、，,；;。.:：]+/;
const connectors = /^(?:以及|并且|和|及|与|或者|或|并|至|到|—|-|~|～)/;
/** Words that lead to a reference or end it and say nothing by themselves. */
const filler =
  /^(?:根据|依据|按照|依照|参照|参见|见|等?(?:有关|相关)?(?:的)?规定|等(?:有关|相关)?(?:法律|法规|规章|文件|条款)*|之规定|所列|中的?|的|另)/;
/** Since when a statute holds, or when it was amended: it says nothing of the place. */
const dated =
  /^(?:自|于|经)?\s*\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?\s*(?:起|以?后)?\s*(?:施行|实施|生效|公布|发布|修正|修订|通过)/;
/** 【法律】: the rank that some lists print before each statute. */
const rank = /^[【[［](?:法律|行政法规|地方性法规|部门规章|地方政府规章|政府规章|规章|规范性文件|党内法规|政策文件)[】\]］]/;
/** A title without its marks is known by its last word and by the article behind it. */
const bareTitle =
  /^(?!根据|依据|按照|依照|参照|参见|以及|并且|本(?:法|条例|办法|规定|细则)|该|上述|前款|同[上前])(?:[一-龥·]|（[^（）]{1,12}）){1,40}?(?:法典?|条例|办法|规定|细则|规则|决定|决议|规程|准则)(?=\s*(?:[（(][^（()）]{1,30}[）)])?\s*第\s*[〇零一二两三四五六七八九十百千\d０-９]+\s*条)/;
const numbering =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)]\s*、?|[一二三四五六七八九十]{1,3}、|[（(]?\d{1,2}\s*[）)]\s*、?|\d{1,2}\s*[.．、](?!\d)|[①-⑳])\s*/;
const same = /^同(?:上|前)/;
const maxRange = 60;

/** The references of a basis in their order. `before`: those of the item above, for a basis that begins with 同上. */
export function parseBasis(text: string | null | undefined, before: readonly Reference[] = []): Reference[] {
  const found: Reference[] = [];
  let rest = text ?? '';
  let statute = null as Pick<Reference, 'statute' | 'number'> | null;
  /** The reference that a following 款 or 项 belongs to, and whether it stands right behind it. */
  let last = null as Reference | null;
  let adjacent = false;
  let range = false;
  let unknown = '';
  const take = (length: number): string => {
    const piece = rest.slice(0, length);
    rest = rest.slice(length);
    return piece;
  };
  const keepUnknown = (): void => {
    const cited = unknown.trim();
    unknown = '';
    if (/[一-龥A-Za-z0-9]/.test(cited)) found.push({ ...nowhere, cited, statute: null, number: null, understood: false });
  };
  const push = (reference: Reference): void => {
    keepUnknown();
    found.push(reference);
    last = reference;
  };
  const lineStart = (): boolean =>
    rest.length === (text ?? '').length || /[\n。；;”"」]\s*$/.test((text ?? '').slice(0, -rest.length || undefined));

  while (rest !== '') {
    const number = (lineStart() ? numbering.exec(rest) : null) ?? numberBeforeTitle.exec(rest);
    const separator = separators.exec(rest);
    const title = titleAt(rest);
    let m: RegExpExecArray | null;
    if (number && unknown === '') {
      take(number[0].length);
      adjacent = false;
    } else if (separator) {
      const piece = take(separator[0].length);
      if (unknown) unknown += piece;
      // 第三条：“……”: the provision's own words follow.
      if (last && /[:：]/.test(piece) && !/^\s*(《|第)/.test(rest)) take(quotation(rest));
      if (/[；;。\n]/.test(piece)) keepUnknown();
      adjacent = false;
      range = false;
    } else if (title) {
      const behind = noteBehind(rest.slice(title.length));
      statute = { statute: title.name, number: behind.number };
      push({ ...nowhere, ...statute, cited: take(title.length + behind.length), understood: true });
      adjacent = true;
    } else if (last && (m = chapters.exec(rest))) {
      take(m[0].length);
    } else if ((m = provisions.exec(rest) ?? (last ? bareProvision.exec(rest) : null) ?? (last && range ? rangeEnd.exec(rest) : null))) {
      const numbers = numbersIn(m[1]!);
      const unit = m[2] as Unit;
      if (!statute || numbers.length === 0 || (unit !== '条' && !last)) {
        unknown += take(m[0].length);
        continue;
      }
      const cited = take(m[0].length);
      const branch = m[3] === undefined ? null : numberOf(m[3]);
      if (range && last && last[levels[unit]] !== null) numbers.unshift(...between(last[levels[unit]]!, numbers[0]!));
      for (const [index, value] of numbers.entries()) {
        const at: Provision = {
          ...placed(unit, last, statute.statute),
          [levels[unit]]: value,
          ...(unit === '条' ? { articleBranch: branch } : {}),
        };
        if (index === 0 && adjacent && last && last[levels[unit]] === null && !(unit === '条' && last.paragraph !== null)) {
          Object.assign(last, at, { cited: last.cited + cited });
        } else push({ ...statute, ...at, cited, understood: true });
      }
      adjacent = true;
      range = false;
    } else if ((m = same.exec(rest))) {
      const cited = take(m[0].length);
      const above = found.findLast((r) => r.understood) ?? before.findLast((r) => r.understood);
      if (!above) unknown += cited;
      else {
        statute = { statute: above.statute, number: above.number };
        // 同上 by itself cites what stands above; with an article behind it only the statute.
        if (/^\s*第/.test(rest)) push({ ...nowhere, ...statute, cited, understood: true });
        else for (const r of found.length > 0 ? [above] : before.filter((b) => b.understood)) push({ ...r, cited });
        adjacent = true;
      }
    } else if ((m = documentNumber.exec(rest)) && unknown === '') {
      const cited = take(m[0].length);
      statute = { statute: documentName(cited), number: documentName(cited) };
      push({ ...nowhere, ...statute, cited, understood: true });
      adjacent = true;
    } else if (unknown === '' && (m = bareTitle.exec(rest))) {
      const behind = noteBehind(rest.slice(m[0].length));
      statute = { statute: m[0], number: behind.number };
      push({ ...nowhere, ...statute, cited: take(m[0].length + behind.length), understood: true });
      adjacent = true;
    } else if (unknown === '' && (m = rank.exec(rest) ?? dated.exec(rest))) {
      take(m[0].length);
      adjacent = false;
    } else if (unknown === '' && (m = filler.exec(rest))) {
      const piece = take(m[0].length);
      if (last && /规定$/.test(piece) && /^[^《第；;\n]{0,2}[:：，,“"]/.test(rest) && !/^\s*[，,]?\s*(《|第)/.test(rest))
        take(quotation(rest));
    } else if (unknown === '' && last && (m = connectors.exec(rest))) {
      range = /至|到|—|-|~|～/.test(take(m[0].length));
      adjacent = false;
    } else if (last && unknown === '' && /^[“"「]/.test(rest)) take(quotation(rest));
    else unknown += take(1);
  }
  keepUnknown();
  return found.filter((r, i) => !(r.understood && r.article === null && covered(found, r, i)));
}

/** A title of which articles follow is carried by those; 《X》、《X》第三条 cites it once. */
const covered = (all: readonly Reference[], { statute }: Reference, index: number): boolean =>
  all.some((r, i) => i !== index && r.statute === statute && (r.article !== null || i < index));

function placed(unit: Unit, last: Reference | null, statute: string | null): Provision {
  const at: Provision = { ...nowhere };
  if (unit === '条' || !last || last.statute !== statute) return at;
  at.articleBranch = last.articleBranch;
  for (const level of order) {
    if (level === levels[unit]) break;
    at[level] = last[level];
  }
  return at;
}

const marks: Record<string, string> = { '《': '》', '〈': '〉', '<': '>', '＜': '＞', '«': '»' };

/** 《…》 (or marks that stand in for them) with titles inside it counted; without a year of amendment in brackets at its end. */
function titleAt(text: string): { name: string; length: number } | null {
  const open = text[0] ?? '';
  const close = marks[open];
  if (close === undefined) return null;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === open) depth++;
    else if (text[i] === close && --depth === 0) {
      const name = text
        .slice(1, i)
        .replace(/\s+/g, '')
        .replace(/[（(][^（()）]*(?:\d{4}|修正|修订|试行)[^（()）]*[）)]$/, '');
      return name ? { name, length: i + 1 } : null;
    }
  }
  return null;
}

/** Brackets behind a title: a document's number, the year of an amendment, a short name. */
function noteBehind(text: string): { length: number; number: string | null } {
  const m = /^\s*[（(【[]((?:[^（()）【】]|[（(【][^（()）【】]*[）)】])*)[）)】\]]/.exec(text);
  if (!m || !/号|年|修[正订]|以下|简称|令|\d{4}/.test(m[1]!)) return { length: 0, number: null };
  const number = /[一-龥]*[〔[［（(【]\s*\d{4}\s*[〕\]］）)】]\s*第?\s*\d+\s*号|[一-龥]*令?第\s*\d+\s*号/.exec(m[1]!);
  return { length: m[0].length, number: number ? documentName(number[0]) : null };
}

const documentName = (written: string): string => written.replace(/\s/g, '').replace(/[[［（(【](\d{4})[\]］）)】]/, '〔$1〕');

/** How far the words of a provision reach: to the end of the line, or to where the next statute begins. */
function quotation(text: string): number {
  const end =
    /\n|(?<=[。；;”"」])\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]?\s*[.．、]?\s*)?(?=(?:[【[［][^【】[\]［］]{2,8}[】\]］]\s*)?《)/.exec(
      text,
    );
  return end ? end.index : text.length;
}

function numbersIn(text: string): number[] {
  const numbers: number[] = [];
  const parts = text.matchAll(new RegExp(`(${numeral})|(至|到|[-—－~～]+)`, 'g'));
  let upTo = false;
  for (const [, written, joined] of parts) {
    if (joined) {
      upTo = true;
      continue;
    }
    const value = numberOf(written!);
    if (value === null) continue;
    if (upTo && numbers.length > 0) numbers.push(...between(numbers.at(-1)!, value));
    numbers.push(value);
    upTo = false;
  }
  return numbers;
}

/** What lies between two numbers, both left out. */
const between = (first: number, last: number): number[] =>
  last > first && last - first <= maxRange ? Array.from({ length: last - first - 1 }, (_, i) => first + i + 1) : [];

/** 第四十二条之一第二款第（三）项; empty for a whole statute. */
export function provisionLabel(p: Provision): string {
  const part = (value: number | null, unit: string): string => (value === null ? '' : `第${numeralOf(value)}${unit}`);
  return (
    part(p.article, '条') +
    (p.articleBranch === null ? '' : `之${numeralOf(p.articleBranch)}`) +
    part(p.paragraph, '款') +
    (p.subParagraph === null ? '' : `第（${numeralOf(p.subParagraph)}）项`) +
    part(p.point, '目')
  );
}

/** Two ways to write one statute's title compare equal: 中华人民共和国安全生产法 and 安全生产法. */
export const statuteKey = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/[\s《》〈〉<>]/g, '')
    .replace(/^中华人民共和国/, '');

/** What a title says of its statute's rank; null where it says nothing. */
export function statuteKindOf(title: string): string | null {
  const local = /省|自治区|市|县|州|盟|旗|区(?=[^域])/.test(title);
  if (/(通知|意见|方案|公告|决定|办发|〕\d+号|函|批复|纲要)$/.test(title) || /〔\d{4}〕/.test(title)) return 'normative';
  if (/条例$/.test(title)) return local ? 'localRegulation' : 'regulation';
  if (/(办法|规定|细则|规则)$/.test(title)) return local ? 'localRule' : 'rule';
  return /法(典)?$/.test(title) ? 'law' : null;
}
