/** 清单检查: what contradicts in the lists of a station, as they stand or as a proposal would make them. */
import { codeLabel, codeOf } from '../../codes/index.ts';
import { parseBasis, provisionLabel, statuteKey } from './basis.ts';
import type { Reference } from './basis.ts';
import type { Content } from './fields.ts';
import type { Kind } from './kinds.ts';
import { leadersOf, leadSideOf } from './parts.ts';

export type CheckedItem = { id: number | null; kind: string; content: Content };
export type Link = { item: number; relation: string; linkedItem: number };
/** A figure an office declares: all items of the kinds, or those of one group. */
export type DeclaredTotal = { name: string; kinds: readonly string[]; by: string | null; value: string | null; count: number };
export type CheckInput = {
  kinds: readonly Kind[];
  items: readonly CheckedItem[];
  links: readonly Link[];
  totals: readonly DeclaredTotal[];
  /** By `statuteKey`: titles of repealed statutes. */
  repealed: ReadonlySet<string>;
};
export type Contradiction = {
  check: string;
  kind: string;
  items: { id: number | null; title: string }[];
  params: Record<string, unknown>;
  message: string;
};

type Item = CheckedItem & { name: string; references: Reference[] };
type Checker = (items: readonly Item[], kind: Kind, input: CheckInput, all: readonly Item[]) => Contradiction[];

const words = (item: CheckedItem, name: string): string => String(item.content[name] ?? '').trim();
/** Titles compare without marks and spaces. */
const folded = (text: string): string => text.normalize('NFKC').replace(/[\s“”"'‘’《》〈〉()[\]、，,。.：:；;·\-—]/g, '');
const shown = ({ id, name }: Item): { id: number | null; title: string } => ({ id, title: name });
const found = (
  check: string,
  kind: Kind,
  items: readonly Item[],
  message: string,
  params: Record<string, unknown> = {},
): Contradiction => ({
  check,
  kind: kind.code,
  items: items.map(shown),
  params,
  message,
});

function groupsOf<T>(list: readonly T[], keysOf: (entry: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    for (const key of new Set(keysOf(entry))) {
      const group = groups.get(key);
      if (group) group.push(entry);
      else groups.set(key, [entry]);
    }
  }
  return groups;
}

const checkers: Record<string, Checker> = {
  noBasis: (items, kind) =>
    items.filter((i) => words(i, 'basis') === '').map((i) => found('noBasis', kind, [i], `“${i.name}”没有填写依据。`)),

  basisRepealed: (items, kind, { repealed }) =>
    items.flatMap((item) => {
      const gone = item.references.filter((r) => r.statute !== null && repealed.has(statuteKey(r.statute)));
      if (gone.length === 0) return [];
      const titles = [...new Set(gone.map((r) => r.statute!))];
      return [
        found('basisRepealed', kind, [item], `“${item.name}”的依据${titles.map((t) => `《${t}》`).join('、')}已废止。`, {
          statutes: titles,
        }),
      ];
    }),

  sameTitle: (items, kind) =>
    [...groupsOf(items, (i) => [`${words(i, 'type')}\u0000${folded(words(i, 'title'))}\u0000${folded(words(i, 'subItem'))}`]).values()]
      .filter((group) => group.length > 1)
      .map((group) =>
        found('sameTitle', kind, group, `“${group[0]!.name}”在${kind.name}中出现 ${group.length} 次。`, { times: group.length }),
      ),

  sameArticleTwoLeads(items, kind) {
    const led = items.filter((i) => leadersOf(i.content).length > 0);
    const provisions = groupsOf(led, (i) => i.references.filter((r) => r.article !== null).map(provisionKey));
    return [...provisions.values()].flatMap((group) => {
      const leaders = new Map(group.map((i) => [leadersOf(i.content).map(folded).sort().join('、'), leadersOf(i.content).join('、')]));
      if (leaders.size < 2) return [];
      const key = group[0]!.references.find(
        (r) => r.article !== null && group.every((i) => i.references.some((o) => provisionKey(o) === provisionKey(r))),
      )!;
      const cited = `《${key.statute}》${provisionLabel(key)}`;
      const params = { cited, leaders: [...leaders.values()] };
      return [found('sameArticleTwoLeads', kind, group, `${cited}由 ${leaders.size} 家牵头：${params.leaders.join('；')}。`, params)];
    });
  },

  withdrawnStillPower(items, kind, _input, all) {
    const withdrawn = groupsOf(
      all.filter((i) => i.kind === 'withdrawn'),
      (i) => [folded(words(i, 'title'))],
    );
    return items.flatMap((item) => {
      const gone = withdrawn.get(folded(words(item, 'title')))?.[0];
      if (!gone) return [];
      const to = words(gone, 'leadBody');
      return [
        found('withdrawnStillPower', kind, [item, gone], `“${item.name}”已由上级${to ? `（${to}）` : ''}收回，仍列在${kind.name}中。`, {
          to,
        }),
      ];
    });
  },

  powerWithoutResponsibility(items, kind, { links }) {
    const tied = new Set(links.filter((l) => l.relation === 'responsibilityOf').flatMap((l) => [l.item, l.linkedItem]));
    return items
      .filter((i) => words(i, 'stages') === '' && !(i.id !== null && tied.has(i.id)))
      .map((i) => found('powerWithoutResponsibility', kind, [i], `“${i.name}”没有写责任事项，也没有关联责任清单。`));
  },

  supportWithoutLead(items, kind, { links }) {
    const tied = new Set(links.filter((l) => l.relation === 'supports').map((l) => l.item));
    return items
      .filter(
        (i) =>
          (kind.code !== 'territorial' || words(i, 'supportDuty') !== '' || words(i, 'supportBody') !== '') && words(i, 'leadBody') === '',
      )
      .filter((i) => !(i.id !== null && tied.has(i.id)))
      .map((i) => found('supportWithoutLead', kind, [i], `“${i.name}”没有写由哪个部门牵头。`));
  },
};

const provisionKey = (r: Reference): string => `${statuteKey(r.statute ?? '')}${provisionLabel(r)}`;

/** The contradictions of the kinds' own checks, then the declared totals that do not add up. */
export function contradictions(input: CheckInput): Contradiction[] {
  const memo = new Map<string, Reference[]>();
  const all: Item[] = input.items.map((item) => {
    const basis = words(item, 'basis');
    let references = memo.get(basis);
    if (!references) memo.set(basis, (references = parseBasis(basis)));
    const sub = words(item, 'subItem');
    return { ...item, references, name: words(item, 'title') + (sub ? `（${sub}）` : '') };
  });
  const byKind = groupsOf(all, (i) => [i.kind]);
  const list: Contradiction[] = [];
  for (const kind of input.kinds) {
    const items = byKind.get(kind.code) ?? [];
    for (const check of kind.checks) list.push(...(checkers[check]?.(items, kind, input, all) ?? []));
  }
  const counting = new Set(input.kinds.filter((k) => k.checks.includes('totalsDisagree')).map((k) => k.code));
  return [
    ...list,
    ...totalsAgainst(
      input.totals.filter((t) => t.kinds.some((k) => counting.has(k))),
      all,
    ),
  ];
}

/** The group a declared total counts, as items name it: a type's code, a field's words, a lead side's code. */
function groupOf(by: string, item: Item): string {
  if (by === 'type') return words(item, 'type');
  if (by === 'leadSide') return leadSideOf(item.content) ?? '';
  return words(item, 'field');
}
const groupNamed = (by: string, written: string): string =>
  by === 'type' ? (codeOf('itemTypes', written) ?? written) : by === 'leadSide' ? (codeOf('leadSides', written) ?? written) : written;

function totalsAgainst(totals: readonly DeclaredTotal[], all: readonly Item[]): Contradiction[] {
  const list: Contradiction[] = [];
  const told = (total: DeclaredTotal, message: string, params: Record<string, unknown>): void =>
    void list.push({ check: 'totalsDisagree', kind: total.kinds[0] ?? '', items: [], params: { name: total.name, ...params }, message });
  for (const total of totals) {
    const among = all.filter((i) => total.kinds.includes(i.kind));
    const group = total.by === null || total.value === null ? null : groupNamed(total.by, total.value);
    const counted = group === null ? among.length : among.filter((i) => groupOf(total.by!, i) === group).length;
    if (counted !== total.count)
      told(total, `“${total.name}”公布 ${total.count} 项，实际 ${counted} 项。`, { declared: total.count, counted });
  }
  // Parts of one grouping against the whole that is declared for the same kinds.
  const of = (t: DeclaredTotal): string => [...t.kinds].sort().join(',');
  for (const whole of totals.filter((t) => t.by === null)) {
    const parts = groupsOf(
      totals.filter((t) => t.by !== null && of(t) === of(whole)),
      (t) => [t.by!],
    );
    for (const [by, group] of parts) {
      const sum = group.reduce((n, t) => n + t.count, 0);
      if (sum === whole.count) continue;
      const label = codeLabel('totalFields', by);
      told(whole, `“${whole.name}”公布 ${whole.count} 项，按${label}分列的各数相加为 ${sum} 项。`, { declared: whole.count, sum, by });
    }
  }
  return list;
}
