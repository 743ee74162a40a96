/** 清单类别 as shipped: titles, columns in official order and checks, after `reference/domain.md` §1.1, §3.1, §3.3, §3.4 and §3.8. */
import { codeTable } from '../../codes/index.ts';
import type { Value } from '../../registers/declare.ts';

export type Column = {
  field: string;
  heading: string;
  /** The head that it shares with its neighbours, above its own. */
  over?: string | undefined;
};
export type Kind = {
  code: string;
  name: string;
  /** In the register `listKinds`; null: as shipped. */
  id: number | null;
  shipped: boolean;
  active: boolean;
  /** Words by which the titles of workbooks are known for it, beside its name. */
  words: readonly string[];
  columns: readonly Column[];
  numbering: string;
  leadSide: string;
  keptBy: string | null;
  checks: readonly string[];
  print: string;
};

const columns = (...pairs: [string, string][]): Column[] => pairs.map(([field, heading]) => ({ field, heading }));
const no: [string, string] = ['orderNo', '序号'];
const note: [string, string] = ['note', '备注'];

const under = (over: string, ...pairs: [string, string][]): Column[] => columns(...pairs).map((column) => ({ ...column, over }));

const authority = [
  ...columns(no, ['type', '职权类型']),
  ...under('职权名称', ['title', '项目'], ['subItem', '子项']),
  ...columns(['basis', '职权依据'], ['body', '实施主体'], ['stages', '责任事项'], ['liability', '追责情形'], note),
];
const certificate = columns(no, ['title', '证明事项'], ['basis', '依据'], ['leadBody', '责任部门'], ['method', '办理方式'], note);
const matters = columns(no, ['title', '事项名称'], ['basis', '依据'], ['leadBody', '责任部门'], note);

type Shipped = Pick<Kind, 'columns' | 'leadSide' | 'checks' | 'print'> & Partial<Kind>;
const shipped: Record<string, Shipped> = {
  power: {
    columns: authority,
    leadSide: 'street',
    checks: [
      'noBasis',
      'basisRepealed',
      'sameTitle',
      'sameArticleTwoLeads',
      'withdrawnStillPower',
      'powerWithoutResponsibility',
      'totalsDisagree',
    ],
    print: 'a3Landscape',
  },
  responsibility: {
    columns: columns(
      no,
      ['type', '职权类型'],
      ['title', '职权名称'],
      ['subItem', '子项'],
      ['stages', '责任事项'],
      ['liability', '追责情形'],
      ['supervision', '监督方式'],
      note,
    ),
    leadSide: 'street',
    checks: ['basisRepealed', 'sameTitle', 'totalsDisagree'],
    print: 'a3Landscape',
  },
  territorial: {
    columns: columns(
      no,
      ['field', '领域'],
      ['title', '事项名称'],
      ['leadBody', '主体责任单位'],
      ['leadDuty', '主体责任'],
      ['supportBody', '配合单位'],
      ['supportDuty', '配合责任'],
      ['basis', '依据'],
      note,
    ),
    leadSide: 'either',
    checks: ['basisRepealed', 'sameTitle', 'sameArticleTwoLeads', 'supportWithoutLead', 'totalsDisagree'],
    print: 'a3Landscape',
  },
  empowered: {
    columns: columns(
      no,
      ['type', '职权类型'],
      ['title', '赋权事项'],
      ['basis', '设立依据'],
      ['leadBody', '原实施部门'],
      ['body', '承接主体'],
      ['method', '承接方式'],
      note,
    ),
    leadSide: 'street',
    checks: ['noBasis', 'basisRepealed', 'sameTitle', 'sameArticleTwoLeads', 'withdrawnStillPower', 'totalsDisagree'],
    print: 'a3Landscape',
  },
  fivePowers: {
    columns: columns(no, ['title', '权力名称'], ['basis', '依据'], ['body', '行使主体'], ['method', '行使方式'], note),
    leadSide: 'street',
    checks: ['noBasis', 'basisRepealed', 'sameTitle', 'totalsDisagree'],
    print: 'a4Landscape',
  },
  basic: {
    columns: columns(no, ['field', '类别'], ['title', '事项名称']),
    leadSide: 'street',
    checks: ['basisRepealed', 'sameTitle', 'withdrawnStillPower', 'totalsDisagree'],
    print: 'a4Portrait',
  },
  support: {
    columns: columns(
      no,
      ['field', '类别'],
      ['title', '配合事项'],
      ['leadBody', '对应上级部门'],
      ['leadDuty', '上级部门职责'],
      ['supportDuty', '街道配合职责'],
    ),
    leadSide: 'department',
    checks: ['basisRepealed', 'sameTitle', 'supportWithoutLead', 'totalsDisagree'],
    print: 'a3Landscape',
  },
  withdrawn: {
    columns: columns(no, ['field', '类别'], ['title', '事项名称'], ['leadBody', '承接部门'], ['method', '工作方式']),
    leadSide: 'department',
    checks: ['sameTitle', 'totalsDisagree'],
    print: 'a4Landscape',
  },
  access: {
    columns: columns(
      no,
      ['field', '类别'],
      ['title', '准入事项'],
      ['leadBody', '责任部门'],
      ['basis', '依据'],
      ['method', '工作方式'],
      note,
    ),
    leadSide: 'department',
    checks: ['basisRepealed', 'sameTitle', 'totalsDisagree'],
    print: 'a4Landscape',
  },
  certificateAllowed: {
    columns: certificate,
    leadSide: 'street',
    checks: ['noBasis', 'basisRepealed', 'sameTitle', 'totalsDisagree'],
    print: 'a4Portrait',
  },
  certificateRefused: {
    columns: certificate,
    leadSide: 'department',
    checks: ['basisRepealed', 'sameTitle', 'totalsDisagree'],
    print: 'a4Portrait',
  },
  seal: { columns: matters, leadSide: 'street', checks: ['basisRepealed', 'sameTitle', 'totalsDisagree'], print: 'a4Portrait' },
};

/** What a kind of an office's own starts from. */
const plain: Shipped = {
  columns: matters,
  leadSide: 'either',
  checks: ['basisRepealed', 'sameTitle', 'totalsDisagree'],
  print: 'a4Landscape',
};

export const shippedKinds: readonly Kind[] = codeTable('itemKinds').entries.map(({ code, label, aliases }) => ({
  code,
  name: label,
  id: null,
  shipped: true,
  active: true,
  words: aliases ?? [],
  numbering: 'continuous',
  keptBy: null,
  ...shipped[code]!,
}));

type Row = Record<string, Value | undefined> & { id: number };

/** The kinds of a station: the shipped ones as its office changed them, then its own. */
export function kindsWith(rows: readonly Row[]): Kind[] {
  const byCode = new Map(rows.map((row) => [String(row['code']), row]));
  const changed = shippedKinds.map((kind) => withRow(kind, byCode.get(kind.code)));
  const own = rows.filter((row) => !shippedKinds.some((k) => k.code === row['code']));
  return [...changed, ...own.map((row) => withRow(ownKind(String(row['code'])), row))];
}

const ownKind = (code: string): Kind => ({
  code,
  name: code,
  id: null,
  shipped: false,
  active: true,
  words: [],
  numbering: 'continuous',
  keptBy: null,
  ...plain,
});

function withRow(kind: Kind, row: Row | undefined): Kind {
  if (!row) return kind;
  const said = <T>(name: string, otherwise: T): T => (row[name] === null || row[name] === undefined ? otherwise : (row[name] as T));
  return {
    ...kind,
    id: row.id,
    name: said('name', kind.name),
    active: said('active', 1) === 1,
    words:
      said<string | null>('words', null)
        ?.split(/[、，,；;\s]+/)
        .filter(Boolean) ?? kind.words,
    columns: columnsIn(row['columns']) ?? kind.columns,
    numbering: said('numbering', kind.numbering),
    leadSide: said('leadSide', kind.leadSide),
    keptBy: said('keptBy', kind.keptBy),
    checks: textsIn(row['checks']) ?? kind.checks,
    print: said('print', kind.print),
  };
}

function parsed(json: Value | undefined): unknown {
  try {
    return typeof json === 'string' ? JSON.parse(json) : null;
  } catch {
    return null;
  }
}
const columnsIn = (json: Value | undefined): Column[] | null => {
  const value = parsed(json);
  if (!Array.isArray(value)) return null;
  return value.filter((c): c is Column => typeof (c as Column)?.field === 'string' && typeof (c as Column).heading === 'string');
};
const textsIn = (json: Value | undefined): string[] | null => {
  const value = parsed(json);
  return Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : null;
};

/** The kind that a written name means: its code, name or one of its words. */
export const kindNamed = (kinds: readonly Kind[], written: string): Kind | undefined =>
  kinds.find((k) => k.code === written) ?? kinds.find((k) => k.name === written) ?? kinds.find((k) => k.words.includes(written));
