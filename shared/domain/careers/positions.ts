/**
 * What a written 职务 says about the two heads of a community: secretary of its party organisation (社区党组织书记) and director of its residents'
 * committee (居委会主任). 一肩挑: one person is both, of one community. Text is read the way it is written down in rosters; what is not
 * clearly one of the two is not counted.
 */

export type Headship = { secretary: boolean; director: boolean; deputySecretary: boolean; deputyDirector: boolean };

/** Branches below the community's own, and the youth league. */
const otherBranch =
  /((小区|网格|楼栋|号楼|单元|院落|物业|企业|两新)(联合)?(党组织|党委|党总支|党支部|总支|支部)|团(委|支部|总支|工委)|第[一二三四五六七八九十\d]+(党)?支部)$/;
/** No longer, or not yet, in office. */
const notInOffice = /^(原任?(?=社区|党|居|总支|支部|$)|前任|拟任)/;
const ofParty = /^(.*(社区|村|街道|居|党组织|党工委|党委|党总支|党支部|总支|支部))?$/;
const ofCommittee = /^(.*(社区|村|居委会?|居民委员会|村委会|村民委员会))?$/;

/** Each 书记 and 主任 in a text with what stands before it, from the separator before. */
function* titles(position: string): Generator<{ before: string; title: '书记' | '主任' }> {
  const text = position.normalize('NFKC').replace(/\s/g, '、');
  for (const part of text.split(/[、,;/()（）【】[\]|+＋&兼和及暨与]/)) {
    let begin = 0;
    for (const match of part.matchAll(/(书记|主任)(?!助理|秘书|科员|岗)/g)) {
      yield { before: part.slice(begin, match.index), title: match[1] as '书记' | '主任' };
      begin = match.index + 2;
    }
  }
}

export function headship(position: string | null): Headship {
  const found: Headship = { secretary: false, director: false, deputySecretary: false, deputyDirector: false };
  for (const { before, title } of titles(position ?? '')) {
    const deputy = /副$/.test(before);
    const body = before.replace(/(常务)?副$/, '');
    if (notInOffice.test(before) || otherBranch.test(body) || !(title === '书记' ? ofParty : ofCommittee).test(body)) continue;
    if (title === '书记') found[deputy ? 'deputySecretary' : 'secretary'] = true;
    else found[deputy ? 'deputyDirector' : 'director'] = true;
  }
  if (/一肩挑/.test(position ?? '') && !/(非|未|不是|没有|取消)一肩挑/.test(position ?? '')) found.secretary = found.director = true;
  return found;
}

/** The posts somebody holds on a day; a community of null is not known and matches no other. */
export type HeldPost = { community: number | null; position: string | null };

/** 一肩挑: secretary and director of the same community, in one text or in two posts held at once. */
export function holdsBoth(posts: readonly HeldPost[]): boolean {
  const secretaryOf = new Set<number>();
  const directorOf = new Set<number>();
  for (const { community, position } of posts) {
    const { secretary, director } = headship(position);
    if (secretary && director) return true;
    if (community === null) continue;
    if (secretary) secretaryOf.add(community);
    if (director) directorOf.add(community);
  }
  return [...secretaryOf].some((community) => directorOf.has(community));
}

/** The seven kinds of position of the structure report (`reference/domain.md` §4.1). */
export const positionKinds = [
  { code: 'both', label: '一肩挑' },
  { code: 'secretary', label: '书记' },
  { code: 'director', label: '主任' },
  { code: 'deputySecretary', label: '副书记' },
  { code: 'deputyDirector', label: '副主任' },
  { code: 'staff', label: '社工' },
  { code: 'other', label: '其他' },
] as const;
export type PositionKind = (typeof positionKinds)[number]['code'];

/** The first that holds, in the order above. */
export function positionKindOf(posts: readonly HeldPost[]): PositionKind {
  if (holdsBoth(posts)) return 'both';
  const held = posts.map((post) => headship(post.position));
  for (const kind of ['secretary', 'director', 'deputySecretary', 'deputyDirector'] as const) if (held.some((h) => h[kind])) return kind;
  return posts.some(({ position }) => /社工|社区工作者|专职工作者|网格员|工作人员|专干|干事/.test(position ?? '')) ? 'staff' : 'other';
}
