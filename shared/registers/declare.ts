/**
 * How a register (台账) is declared: once, here, and everything else follows from it: the row check, the form, the list columns,
 * the search, the workbook columns, the labels in the trail and the snapshot's JSON Schema.
 */
import type { CodeTableName } from '../codes/index.ts';
import type { Permission } from '../domain/permissions.ts';

export const registerNames = [
  'items',
  'listKinds',
  'listTotals',
  'statutes',
  'itemBases',
  'itemBodies',
  'itemCodes',
  'itemLinks',
  'flowSteps',
  'proposals',
  'proposalSteps',
  'proposalChanges',
  'listVersions',
  'itemVersions',
  'basisReviews',
  'certificateRequests',
  'sealUses',
  'powerUses',
  'handedTasks',
  'communities',
  'committees',
  'seats',
  'workers',
  'posts',
  'certificates',
  'grids',
  'recognitions',
  'educationRecords',
  'assessments',
  'trainings',
  'mentorships',
  'honours',
  'mandates',
  'gridPosts',
  'serviceBreaks',
  'contracts',
  'transfers',
  'flags',
  'materials',
  'schemes',
  'gradeEvents',
  'payPolicies',
  'payProfiles',
  'payItems',
  'payRuns',
  'payLines',
  'budgets',
  'payTemplates',
] as const;
export type RegisterName = (typeof registerNames)[number];

/** Why a value is masked until someone asks to see it: identity (ID number), contact (phone), pay (money a named person gets). */
export type Sensitivity = 'identity' | 'contact' | 'pay';

export type FieldType =
  | { type: 'text'; maxLength?: number }
  | { type: 'longText' }
  | { type: 'date' } // YYYY-MM-DD
  | { type: 'month' } // YYYY-MM
  | { type: 'integer'; min?: number; max?: number }
  | { type: 'fen' } // money, integer fen
  | { type: 'ratio' } // integer ten-thousandths: 1.05 is 10500
  | { type: 'boolean' } // 0 or 1
  /** `open`: the office adds codes of its own; the code of such a one is the name it gave it. */
  | { type: 'code'; codes: CodeTableName; open?: true }
  | { type: 'link'; target: RegisterName }
  | { type: 'idNumber' } // 18 characters, GB 11643-1999
  | { type: 'phone' }
  | { type: 'json' }; // a small document kept as JSON text, checked by its module

export type Field = FieldType & {
  /** camelCase; its column is the same in snake_case. */
  name: string;
  /** Chinese, as on screen and on paper. */
  label: string;
  required?: boolean;
  sensitive?: Sensitivity;
  /** Width in pixels in the list; absent: not a list column. */
  list?: number;
  /** Part of the text that the search box looks through. */
  searched?: boolean;
  /** Offered as a filter above the list. */
  filter?: boolean;
  /** Headings under which offices keep it in their workbooks, beside the label. */
  headings?: string[];
  /** Value of a new record when nothing is given. */
  initial?: string | number;
  /** Not later than today (births, starts of service). */
  notFuture?: boolean;
  /** Kept for its place in print; a difference alone does not make an imported row a changed one. */
  ordering?: boolean;
  /** Heading of the part of the form it stands in. */
  group?: string;
  /** Filled in by its module whenever the record is written: a form has no input for it and a workbook no column. */
  filled?: true;
  /** In no snapshot of any profile: who a resident is need not leave the street. */
  stays?: true;
};

export type Register = {
  name: RegisterName;
  /** 权责事项, 社区工作者 … */
  label: string;
  /** What one record is called with its measure word: 名, 项, 个. */
  unit: string;
  table: string;
  fields: readonly Field[];
  /** The field that names a record to a reader. */
  title: string;
  /**
   * Field groups by which an imported row finds its record, strongest first. A weaker group counts only where it names exactly one record
   * on both sides.
   */
  keys: readonly (readonly string[])[];
  /** Groups by which a row that has none of the keys finds its record, and by which two rows are not yet one: people of one name. */
  weakKeys?: readonly (readonly string[])[];
  read: Permission;
  write: Permission;
  /** Records of a link's target that an import may create on the way (communities, committees, pay runs). */
  createdByImport?: boolean;
  /** Which snapshot profiles leave it out; `statistics` always leaves sensitive fields out. */
  notIn?: readonly SnapshotProfile[];
  /** Order of a list nobody sorted. */
  defaultSort: { field: string; descending?: boolean };
  /** Filled from what other records say, in their step: such a step counts those, and taking it back leaves a library as it is. */
  fillsItself?: true;
  /** Written by its module's calls only; a plain save, removal or import is refused. */
  keptByModule?: true;
  /** Shown as part of another register's record, not as a page of its own. */
  partOf?: RegisterName;
};

export type SnapshotProfile = 'full' | 'without-pay' | 'statistics';
export const snapshotProfiles = ['full', 'without-pay', 'statistics'] as const;

/** The value of a field as it is stored and as it travels: money fen, ratios ten-thousandths, dates YYYY-MM-DD, links and booleans integers. */
export type Value = string | number | null;

/** `communityId` -> `community_id`. */
export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
