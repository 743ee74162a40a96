/** What stands around a table and holds for every row: list kind, notice, month, community, committee; from titles, headings in the data, sheet and file names. */
import { codeOf } from '#shared/codes/index.ts';
import { monthIn, parseDate } from '#shared/domain/dates.ts';
import type { RegisterName } from '#shared/registers/index.ts';

/** Field name -> value as a clerk would write it (codes as codes, dates and months as kept). */
export type Context = Record<string, string>;

/** List kinds by the words of their titles; the more particular before the general. */
const kinds: readonly [RegExp, string][] = [
  [/不(应|得|再|予|需|宜|能)(当)?((由|要求).{1,20})?(开具|出具)|禁止(开具|出具)|取消.{0,4}证明|证明.{0,6}负面清单/, 'certificateRefused'],
  [/(可以?|允许|保留).{0,4}(开具|出具)|证明(事项|清单|材料)/, 'certificateAllowed'],
  [/配合履(职|行)|配合职责|配合事项/, 'support'],
  [/基本履(职|行)|基本职责/, 'basic'],
  [/收回/, 'withdrawn'],
  [/赋权|赋予|下放|承接.{0,4}权/, 'empowered'],
  [/属地管理|属地责任/, 'territorial'],
  [/准入|协助(政府)?(工作|事项)/, 'access'],
  [/用印|印章/, 'seal'],
  [/五项权[力限]/, 'fivePowers'],
  [/权力(和|与|及|、)?(责任)?清单|权责|行政权力|行政职权|职权(目录|清单)|权力事项|执法(事项|职权|权限)/, 'power'],
  [/责任(清单|事项)/, 'responsibility'],
];

/** The list kind that a title names: the one whose words stand first, so that 权力清单和责任清单 is the power list. */
export function kindIn(text: string): string | null {
  const folded = text.replace(/[\s“”"]/g, '');
  let best: { at: number; kind: string } | null = null;
  for (const [words, kind] of kinds) {
    const at = folded.search(words);
    if (at >= 0 && (!best || (at < best.at && !(best.kind === 'territorial')))) best = { at, kind };
  }
  return best?.kind ?? null;
}

const numbering =
  /^\s*(?:第[一二三四五六七八九十百]+[章节部分类]+|[（(]?[一二三四五六七八九十百]+[）)]?\s*[、.．,，]?|[（(]?\d{1,3}[）)]?\s*[、.．])\s*/;
const countBehind = /[（(【\[]?\s*(?:共|计|合计|总计)?\s*(\d+)\s*(?:大)?(?:项|条|人|名|个|件|席|户)\s*[）)】\]]?\s*[:：]?\s*$/;

/** 城市管理（5项） without its count. */
export const withoutCount = (text: string): string => text.replace(countBehind, '').trim() || text;

/** A heading without its number and its count: 一、行政许可（8项） is 行政许可. */
const bareSection = (text: string): string =>
  text
    .replace(countBehind, '')
    .replace(numbering, '')
    .replace(/[\s\u3000:：]+/g, '')
    .replace(/^[“"]|[”"]$/g, '');
export const isNumbered = (text: string): boolean =>
  /^\s*(第[一二三四五六七八九十百]+|[（(]?[一二三四五六七八九十百]+[）)]?\s*[、.．])/.test(text);

/** The number of records that a heading says it has: （共117项）, （8项）, 共46人. */
export function declaredIn(text: string): number | null {
  const m =
    countBehind.exec(text) ??
    /[（(]\s*(?:共|计)?\s*(\d+)\s*(?:项|条|人|名|个|席)\s*[）)]/.exec(text) ??
    /共\s*(\d+)\s*(?:项|条|人|名|席)/.exec(text);
  return m ? Number(m[1]) : null;
}

/** The type that a heading names: 行政处罚, 行政处罚类, 行政处罚事项. */
const typeOf = (name: string): string | null => codeOf('itemTypes', name) ?? codeOf('itemTypes', name.replace(/(类|事项|类事项)$/, ''));

/** 行政处罚 in 红旗街道权力清单（行政处罚类）, and by itself; nothing where several types are named. */
export function typeIn(text: string): string | null {
  const whole = typeOf(bareSection(text));
  if (whole) return whole;
  const named = new Set(text.match(/行政(许可|处罚|强制|征收|给付|检查|确认|奖励|裁决)|其[他它](行政)?(职权|权力)/g));
  return named.size === 1 ? codeOf('itemTypes', [...named][0]!) : null;
}

/** 2026年1月份, 2025年度, 第一季度 and 三月份: what stands before 社区 in the title of a month's sheet. */
const period = /[\d０-９]{2,4}\s*年度?|[\d０-９]{1,2}\s*月份?|第?[一二三四五六七八九十]{1,2}(月份|季度)|[上下]半年/g;
/** 专职社区工作者, 街道办事处社区干部: words before 社区 that say which people or whose, not which community. 和平社区 and 新华社区 are communities. */
const noCommunity =
  /^(本|各|全|全体|全部|所在|所属|街道|乡镇|城市|城乡|农村|基层|现代|参加|从事|任|及|和|与|专职|兼职|在[职岗编]|离[职岗任]|退休|优秀|年轻|后备|持证|部分|有关|其[他它]|现有|现任|新[任聘招进]|拟[任聘]|公开|招[聘录]|聘用|录用)+社区$|(办事处|工委|[党社]建办)社区$/;

/** 团山社区 in 示例县红旗街道团山社区工作者花名册; nothing in 红旗街道社区工作者花名册. */
function communityIn(text: string): string | null {
  const m = /(?:^|[县市区街道镇乡\s：:（(、])([^县市区街道镇乡\s：:（()）、“”"各所]{1,10}社区)(?!工作站.*汇总)/.exec(
    text.normalize('NFC').replace(numbering, '').replace(period, ' '),
  );
  return m && !noCommunity.test(m[1]!) ? m[1]! : null;
}

/** Where the people of a list, or of a part of it, stand: 退休人员, 离职人员名单, 在岗社区工作者. */
function statusIn(text: string): string | null {
  const m =
    /^(?:(?:以下|下列)(?:均?为|均?是|系)?|.{0,16}[\s：:（(、.])?(在[职岗]|离[职岗]|辞职|解聘|(?<!离)退休)(?:人员|社区工作者|社工)?(?:花?名[册单]|台账|情况)?$/.exec(
      bareSection(text),
    );
  return m ? codeOf('workerStatuses', m[1]!) : null;
}

/**
 * 红旗街道大工委, 团山社区大党委, 红旗街道党工委: a committee named in a title or heading. 街道大工委 is the station's own; 社区大党委 by itself is any of
 * several.
 */
function committeeIn(text: string): string | null {
  const folded = text
    .replace(/[\s“”"]/g, '')
    .replace(numbering, '')
    .replace(period, '')
    .replace(/办事处(?=[大党]工委)/, '')
    .replace(/党?工作委员会/, '党工委')
    .replace(/党工委(?=大工委)/, '');
  if (/[大党]工委.*(大党委|党组织)/.test(folded)) return null;
  const m = /(?:^|[：:（(]|中共|县|市|(?<!社)区)([^：:（()）县市]{0,16}?(?:大工委|大党委|党工委|社区党(?:委|总支|支部)))/.exec(folded);
  const name = m?.[1]?.replace(/^中共/, '') ?? '';
  return /^$|(^|各|本|全|所属|街道|镇|乡)社区(大?党委|党总支|党支部)$|^大党委$|^(各|全)/.test(name) ? null : name;
}

/** Notice number and date in the lines of a title. */
function notice(lines: readonly string[], context: Context): void {
  for (const line of lines) {
    const number = /([一-龥]{1,12}[〔\[［（(【]\s*\d{4}\s*[〕\]］）)】]\s*第?\s*\d+\s*号)/.exec(
      line.replace(/[:：]/g, '：').replace(/^.*?(文号|公告号)：/, ''),
    );
    if (number && !context['noticeNo'])
      context['noticeNo'] = number[1]!.replace(/\s/g, '').replace(/[\[［（(【](\d{4})[\]］）)】]/, '〔$1〕');
    const date = /(?:公布|发布|公告|印发)(?:日期|时间)?\s*[:：]?\s*(\d{4}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}\s*日?)/.exec(line);
    const parsed = date ? parseDate(date[1]!.replace(/\s/g, '')) : null;
    if (parsed && !context['publishedOn']) context['publishedOn'] = parsed.date;
  }
}

/** The context of a table: its own title lines (nearest to the header first), then the sheet's, its name and the file's. */
export function contextOf(
  register: RegisterName,
  own: readonly string[],
  sheetTitles: readonly string[],
  names: readonly string[],
): Context {
  const context: Context = {};
  const near = [...own].reverse();
  const all = [...near, ...sheetTitles, ...names];
  const first = (find: (text: string) => string | null): string | null => {
    for (const text of all) {
      const found = find(text);
      if (found) return found;
    }
    return null;
  };
  const put = (field: string, value: string | null): void => {
    if (value) context[field] = value;
  };
  switch (register) {
    case 'items':
      put('kind', first(kindIn));
      put('type', first(typeIn));
      notice([...own, ...sheetTitles], context);
      break;
    case 'workers':
      put('community', first(communityIn));
      // What stands above another table of the sheet is said of its people only.
      put('status', [...near, ...names].map(statusIn).find((status) => status !== null) ?? null);
      break;
    case 'payLines':
      // 2025年度…薪酬 above, 9月 on the tab.
      put(
        'run',
        first((text) => (isDated(text) ? null : monthIn(text))) ??
          monthIn(all.filter((text) => !isDated(text)).join(' ')) ??
          first(monthIn),
      );
      put('community', first(communityIn));
      break;
    case 'seats':
      put('committee', first(committeeIn));
      break;
    case 'assessments':
      put(
        'year',
        first((text) => /(20\d{2})\s*年/.exec(text.normalize('NFKC'))?.[1] ?? null),
      );
      break;
    default:
  }
  return context;
}

/** 制表时间 and the like: when it was written, not what it is of. */
const isDated = (text: string): boolean => /^(填报|制表|填表|打印|导出)/.test(text);

/** 第一个“1”：联系街道的县领导, N（结对单位负责人）, X席 above the members of each kind. */
const seatKindOf = /^\s*(?:[一二三四五][、.．]\s*)?(?:第[一二]个|[前后])?[“"‘']?([1１NＮXＸnx])[”"’']?\s*(?:[:：（(]|[席类]|$)/;

/** What a heading inside the data says of the rows below it; empty where it says nothing that we keep. */
export function sectionContext(register: RegisterName, text: string): { level: number; context: Context } {
  const name = bareSection(text);
  switch (register) {
    case 'items': {
      const type = typeOf(name);
      if (type) return { level: 1, context: { type } };
      const kind = codeOf('itemKinds', name) ?? kindIn(name);
      if (kind) return { level: 0, context: { kind } };
      return name.length <= 30 && name ? { level: 1, context: { field: name } } : { level: 1, context: {} };
    }
    case 'workers':
    case 'payLines': {
      const community = communityIn(name);
      const status = register === 'workers' ? statusIn(name) : null;
      // Of several months one below the other under the same headings.
      const run = register === 'payLines' ? monthIn(name) : null;
      return { level: 1, context: { ...(community ? { community } : {}), ...(status ? { status } : {}), ...(run ? { run } : {}) } };
    }
    case 'seats': {
      const kind = seatKindOf.exec(text)?.[1];
      if (kind) return { level: 1, context: { seatKind: kind } };
      const committee = committeeIn(name);
      return { level: 0, context: committee ? { committee } : {} };
    }
    default:
      return { level: 1, context: {} };
  }
}
