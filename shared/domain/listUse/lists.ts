/** What a use of the lists is held against: the lists of its day. Pure, for the data host and for tests. */
import { foldTitle, pairsOf } from '../lists/match.ts';

export type ListedItem = {
  item: number;
  no: number | null;
  title: string;
  basis: string | null;
  leadBody: string | null;
  method: string | null;
  /** Of an item of a list that was never published here: the notice it came with. */
  noticeNo: string | null;
  pinyin: string;
};

/** A list as it stood on a day. 'draft': never published here, the register as it stands; 'none': there was no such list that day. */
export type ListOn = {
  kind: string;
  name: string;
  state: 'published' | 'draft' | 'none';
  version: number | null;
  noticeNo: string | null;
  publishedOn: string | null;
  items: readonly ListedItem[];
};

export const useRegisters = ['certificateRequests', 'sealUses', 'powerUses', 'handedTasks'] as const;
export type UseRegister = (typeof useRegisters)[number];
export const isUseRegister = (name: string): name is UseRegister => (useRegisters as readonly string[]).includes(name);

export type Standing = 'listed' | 'prohibited' | 'withdrawn' | 'unlisted' | 'noList';

/** Where the matter of each register is looked for: what forbids first, as a matter in two lists that contradict is not done. */
export const kindsOf: Record<UseRegister, readonly string[]> = {
  certificateRequests: ['certificateRefused', 'certificateAllowed'],
  sealUses: ['seal'],
  powerUses: ['fivePowers'],
  handedTasks: ['withdrawn', 'basic', 'support', 'access'],
};
/** Lists that say what is done: without one of them nobody can say that a matter is off the lists. */
const says = new Set(['certificateAllowed', 'seal', 'fivePowers', 'basic', 'support', 'access']);
/** The field whose words are looked for, and the day that says which lists. */
export const matterField = 'matter';
export const dayField: Record<UseRegister, string> = {
  certificateRequests: 'requestedOn',
  sealUses: 'usedOn',
  powerUses: 'askedOn',
  handedTasks: 'receivedOn',
};

export type Judged = { standing: Standing; list: ListOn | null; item: ListedItem | null; lists: readonly ListOn[] };

/** How a matter stands by the lists of its day: by the item that was chosen, where one of them has it, else by a title that says the same. */
export function judged(lists: readonly ListOn[], chosen: number | null, matter: string): Judged {
  const words = foldTitle(matter);
  const ways = [(i: ListedItem): boolean => i.item === chosen, (i: ListedItem): boolean => words !== '' && foldTitle(i.title) === words];
  for (const fits of ways)
    for (const list of lists) {
      const item = list.items.find(fits);
      if (item) return { standing: standingIn(list.kind), list, item, lists };
    }
  const known = lists.some((list) => list.state !== 'none' && says.has(list.kind));
  return { standing: known ? 'unlisted' : 'noList', list: null, item: null, lists };
}

const standingIn = (kind: string): Standing =>
  kind === 'certificateRefused' ? 'prohibited' : kind === 'withdrawn' ? 'withdrawn' : 'listed';

/** Of the shorter text's pairs of characters, the share that the other has: what a department's long letter and a short title have in common. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const having = new Set(long);
  return short.filter((pair) => having.has(pair)).length / short.length;
}
/** Less in common is chance: every second title holds 工作 or 管理. */
const enough = 0.4;

export type Offer = { list: ListOn; item: ListedItem };

/** The items that speak of a matter, the nearest first: by whole words, pinyin initials, or pairs of characters in common. */
export function offers(lists: readonly ListOn[], words: string, limit: number): Offer[] {
  const all = lists.flatMap((list) => list.items.map((item) => ({ list, item })));
  const terms = words.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  if (terms.length === 0) return all.slice(0, limit);
  const pairs = pairsOf(words);
  const score = ({ item }: Offer): number => {
    const title = item.title.toLowerCase();
    if (terms.every((t) => title.includes(t) || item.pinyin.includes(t))) return 2;
    return foldTitle(words).length < 2 ? 0 : overlap(pairs, pairsOf(item.title));
  };
  return all
    .map((offer) => ({ offer, near: score(offer) }))
    .filter(({ near }) => near >= enough)
    .sort((a, b) => b.near - a.near)
    .slice(0, limit)
    .map(({ offer }) => offer);
}
