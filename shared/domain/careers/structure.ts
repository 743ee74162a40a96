/**
 * 队伍结构: counting people by sex, age, political status, education, post, position, grade and certificate, as a county asks for it
 * (`reference/domain.md` §4.1). Figures of two groups add up to those of both, so sums are never counted twice.
 */
import { ageBandOf, ageBands, ageOn, meanAge, shareOf } from './ages.ts';
import { positionKindOf, positionKinds } from './positions.ts';
import type { HeldPost } from './positions.ts';

/** What is known of somebody on a day. Codes of the code tables; null: not known. */
export type Person = {
  sex: string | null;
  birthDate: string | null;
  politicalStatus: string | null;
  /** Since when that status holds, for members of the Party. */
  partyJoinedOn: string | null;
  education: string | null;
  postClass: string | null;
  /** The posts held that day. */
  posts: readonly HeldPost[];
  certificate: string | null;
  grade: number | null;
};

type Column = { code: string; label: string };
export type DimensionKey = 'sex' | 'age' | 'politics' | 'education' | 'postClass' | 'position' | 'grade' | 'certificate';
export type Dimension = { key: DimensionKey; label: string; columns: readonly Column[] };

const unknown: Column = { code: '', label: '未登记' };

const politics = [
  { code: 'member', label: '中共党员', of: ['01'] },
  { code: 'probationary', label: '预备党员', of: ['02'] },
  { code: 'league', label: '共青团员', of: ['03'] },
  { code: 'otherParty', label: '民主党派、无党派', of: ['04', '05', '06', '07', '08', '09', '10', '11', '12'] },
  { code: 'masses', label: '群众', of: ['13'] },
] as const;

/** 学历五类, over GB/T 4658-2006. */
const educations = [
  { code: 'graduate', label: '研究生', of: ['10', '11', '14', '17'] },
  { code: 'bachelor', label: '大学本科', of: ['20'] },
  { code: 'college', label: '大学专科', of: ['30'] },
  { code: 'secondary', label: '中专、高中', of: ['40', '41', '44', '47', '60'] },
  { code: 'below', label: '初中及以下', of: ['70', '80', '90'] },
] as const;

const classOf = (classes: readonly { code: string; of: readonly string[] }[], code: string | null): string =>
  classes.find((c) => code !== null && c.of.includes(code))?.code ?? '';
const plain = (classes: readonly Column[]): Column[] => classes.map(({ code, label }) => ({ code, label }));

/** Columns in the order of the table. Grades are those that somebody holds, see `gradeColumns`. */
export const dimensions: readonly Dimension[] = [
  {
    key: 'sex',
    label: '性别',
    columns: [{ code: '1', label: '男' }, { code: '2', label: '女' }, unknown],
  },
  { key: 'age', label: '年龄', columns: [...plain(ageBands), unknown] },
  { key: 'politics', label: '政治面貌', columns: [...plain(politics), unknown] },
  { key: 'education', label: '学历', columns: [...plain(educations), unknown] },
  {
    key: 'postClass',
    label: '岗位',
    columns: [{ code: 'head', label: '正职' }, { code: 'deputy', label: '副职' }, { code: 'staff', label: '工作人员' }, unknown],
  },
  { key: 'position', label: '职务', columns: plain(positionKinds) },
  { key: 'grade', label: '薪级', columns: [] },
  {
    key: 'certificate',
    label: '职业资格',
    columns: [
      { code: 'assistant', label: '助理社会工作师' },
      { code: 'intermediate', label: '社会工作师' },
      { code: 'senior', label: '高级社会工作师' },
      { code: '', label: '无' },
    ],
  },
];

/** Where somebody is counted in each dimension, on a day. */
export function codesOf(person: Person, on: string): Record<DimensionKey, string> {
  // A Party member counts as one from the day of joining; what they were before is not recorded.
  const member = person.politicalStatus === '01' || person.politicalStatus === '02';
  const notYet = member && person.partyJoinedOn !== null && person.partyJoinedOn > on;
  return {
    sex: person.sex === '1' || person.sex === '2' ? person.sex : '',
    age: person.birthDate === null ? '' : ageBandOf(ageOn(person.birthDate, on)),
    politics: notYet ? '' : classOf(politics, person.politicalStatus),
    education: classOf(educations, person.education),
    postClass: person.postClass === 'head' || person.postClass === 'deputy' || person.postClass === 'staff' ? person.postClass : '',
    position: positionKindOf(person.posts),
    grade: person.grade === null ? '' : String(person.grade),
    certificate: person.certificate ?? '',
  };
}

/** Sums that add up. */
export type Tally = { total: number; ages: number; aged: number; by: Record<DimensionKey, Record<string, number>> };

export const emptyTally = (): Tally => ({
  total: 0,
  ages: 0,
  aged: 0,
  by: { sex: {}, age: {}, politics: {}, education: {}, postClass: {}, position: {}, grade: {}, certificate: {} },
});

/** Counts somebody in, in place. */
export function countIn(tally: Tally, person: Person, on: string): void {
  tally.total += 1;
  if (person.birthDate !== null) {
    tally.ages += ageOn(person.birthDate, on);
    tally.aged += 1;
  }
  const codes = codesOf(person, on);
  for (const { key } of dimensions) tally.by[key][codes[key]] = (tally.by[key][codes[key]] ?? 0) + 1;
}

/** Adds one tally to another, in place. */
export function addTally(sum: Tally, tally: Tally): void {
  sum.total += tally.total;
  sum.ages += tally.ages;
  sum.aged += tally.aged;
  for (const { key } of dimensions)
    for (const [code, count] of Object.entries(tally.by[key])) sum.by[key][code] = (sum.by[key][code] ?? 0) + count;
}

/** A tally as the report says it. Grades only where the reader may see them. */
export function figuresOf(tally: Tally, withGrades: boolean) {
  const women = tally.by.sex['2'] ?? 0;
  const { grade, ...by } = tally.by;
  return {
    total: tally.total,
    women,
    womenShare: shareOf(women, tally.total),
    meanAge: meanAge(tally.ages, tally.aged),
    both: tally.by.position['both'] ?? 0,
    by: withGrades ? { ...by, grade } : by,
  };
}

/** The grades that somebody holds, ascending, and a column for those without. */
export const gradeColumns = (tallies: readonly Tally[]): Column[] => {
  const held = new Set(tallies.flatMap((tally) => Object.keys(tally.by.grade)));
  return [
    ...[...held]
      .filter((code) => code !== '')
      .sort((a, b) => Number(a) - Number(b))
      .map((code) => ({ code, label: `${code}级` })),
    ...(held.has('') ? [{ code: '', label: '未定级' }] : []),
  ];
};

/** Columns that say something: an empty 未登记 is left out. */
export const columnsInUse = ({ key, columns }: Dimension, tallies: readonly Tally[]): Column[] =>
  columns.filter(({ code }) => code !== '' || key === 'certificate' || tallies.some((tally) => (tally.by[key][''] ?? 0) > 0));

const certificateOrder = ['assistant', 'intermediate', 'senior'];
/** The highest of several certificates. */
export const highestCertificate = (levels: readonly string[]): string | null =>
  levels.toSorted((a, b) => certificateOrder.indexOf(b) - certificateOrder.indexOf(a))[0] ?? null;
