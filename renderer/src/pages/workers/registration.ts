/** What the personnel form (登记表) says, row by row, so that it stays within two sheets. */
import { fieldOf, register } from '#shared/registers/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import { cellText } from '../../words/values.ts';
import type { Row } from '../registers/useList.ts';
import { recordsOf } from './career.ts';
import type { CareerFile } from './career.ts';

export type Line = string[];
/** A part of the form: its heading down the side, its columns, its lines, and how many more the file holds. */
export type Section = { heading: string; columns: string[]; lines: Line[]; more: number };

/** 2019-06-01 -> 2019.06, as forms have it. */
const month = (day: unknown): string => (typeof day === 'string' && day ? day.slice(0, 7).replace('-', '.') : '');
/** `goesOn`: without an end it lasts still. */
const span = (row: Row, goesOn = true): string => {
  const [from, until] = [month(row['from']), month(row['until'])];
  if (!from && !until) return '';
  return from === until || (!until && !goesOn) ? from : `${from}—${until || '今'}`;
};

type Part = {
  heading: string;
  register: RegisterName;
  /** Lines that there is room for; what is newest stays. */
  most: number;
  columns: string[];
  line: (row: Row, text: (field: string) => string) => Line;
};

const parts: readonly Part[] = [
  {
    heading: '工作简历',
    register: 'posts',
    most: 8,
    columns: ['起止年月', '所在社区', '职务', '岗位类别'],
    line: (row, t) => [span(row), t('community'), t('position'), t('postClass')],
  },
  {
    heading: '学历学位',
    register: 'educationRecords',
    most: 4,
    columns: ['毕业时间', '教育形式', '学历学位', '毕业院校及专业'],
    line: (row, t) => [
      month(row['graduatedOn']),
      t('form'),
      [t('education'), t('degree')].filter(Boolean).join('、'),
      [t('school'), t('major')].filter(Boolean).join(' '),
    ],
  },
  {
    heading: '职业资格',
    register: 'certificates',
    most: 4,
    columns: ['取证时间', '级别', '证书编号', '备注'],
    line: (row, t) => [month(row['issuedOn']), t('level'), t('number'), t('note')],
  },
  {
    heading: '培训情况',
    register: 'trainings',
    most: 5,
    columns: ['时间', '层级', '培训名称', '学时及结果'],
    line: (row, t) => [
      span(row, false),
      t('level'),
      t('name'),
      [t('hours') && `${t('hours')} 学时`, t('result')].filter(Boolean).join('，'),
    ],
  },
  {
    heading: '奖励荣誉',
    register: 'honours',
    most: 6,
    columns: ['授予时间', '级别', '荣誉名称', '授予单位'],
    line: (row, t) => [month(row['on']), t('level'), t('title'), t('issuer')],
  },
  {
    heading: '两代表一委员',
    register: 'mandates',
    most: 3,
    columns: ['任期', '层级', '身份', '届次'],
    line: (row, t) => [span(row), t('level'), t('kind'), t('term')],
  },
];

/** Only parts that have something to say; oldest first, the newest where there is not room for all. */
export function sectionsOf(file: CareerFile): Section[] {
  return parts
    .map(({ heading, register: name, most, columns, line }): Section => {
      const when = (row: Row): string => String(row['from'] ?? row['on'] ?? row['graduatedOn'] ?? row['issuedOn'] ?? '');
      const rows = [...recordsOf(file, name)].sort((a, b) => when(a).localeCompare(when(b)));
      const lines = rows.slice(-most).map((row) => line(row, (field) => cellText(fieldOf(register(name), field), row)));
      return { heading, columns, lines, more: Math.max(0, rows.length - most) };
    })
    .filter((s) => s.lines.length > 0);
}

/** The last ten years' results, the oldest first: year and result. */
export const assessmentsOf = (file: CareerFile): [string, string][] =>
  [...(file.parts['assessments'] ?? [])]
    .sort((a, b) => Number(a['year']) - Number(b['year']))
    .slice(-10)
    .map((row) => [String(row['year']), cellText(fieldOf(register('assessments'), 'result'), row)]);
