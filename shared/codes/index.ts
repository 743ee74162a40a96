/** Code tables (代码表): what a coded field may hold, and the names offices write for it. Values are stored, labels are shown. */
import {
  adminLevels,
  assessmentResults,
  contractKinds,
  degrees,
  educationPapers,
  exitKinds,
  honourKinds,
  mandateKinds,
  materialClasses,
  retirementAges,
  studyForms,
} from './careers.ts';
import { certificateLevels, postClasses, seatKinds, committeeLevels, workerStatuses, positions } from './posts.ts';
import { educations, ethnicGroups, politicalStatuses, sexes } from './persons.ts';
import {
  bonusManners,
  budgetComponents,
  gradeReasons,
  payItemKinds,
  payPolicyKinds,
  payRunKinds,
  payRunStatuses,
  payTemplatePurposes,
  schemeNatures,
  schemeStatuses,
} from './pay.ts';
import { certificateOutcomes, followings, handedDecisions, listStandings, powerKinds, powerOutcomes } from './listUse.ts';
import {
  bodyRoles,
  changeKinds,
  changeReasons,
  codeSchemes,
  flowStepKinds,
  itemKinds,
  itemStatuses,
  itemTypes,
  leadSides,
  linkRelations,
  listChecks,
  numberings,
  printForms,
  proposalOrigins,
  proposalStatuses,
  proposalSteps,
  reviewOutcomes,
  stageKinds,
  statuteKinds,
  statuteStatuses,
  totalFields,
} from './lists.ts';
import type { CodeTable } from './table.ts';

export type { CodeEntry, CodeTable } from './table.ts';

export const codeTables = {
  sexes,
  ethnicGroups,
  politicalStatuses,
  educations,
  postClasses,
  positions,
  certificateLevels,
  workerStatuses,
  seatKinds,
  committeeLevels,
  itemKinds,
  itemTypes,
  itemStatuses,
  linkRelations,
  codeSchemes,
  flowStepKinds,
  statuteKinds,
  statuteStatuses,
  bodyRoles,
  stageKinds,
  proposalStatuses,
  proposalSteps,
  proposalOrigins,
  changeKinds,
  changeReasons,
  numberings,
  printForms,
  leadSides,
  listChecks,
  totalFields,
  reviewOutcomes,
  listStandings,
  certificateOutcomes,
  powerKinds,
  powerOutcomes,
  followings,
  handedDecisions,
  schemeStatuses,
  schemeNatures,
  gradeReasons,
  payRunStatuses,
  degrees,
  studyForms,
  educationPapers,
  assessmentResults,
  adminLevels,
  honourKinds,
  mandateKinds,
  contractKinds,
  exitKinds,
  retirementAges,
  materialClasses,
  payRunKinds,
  payItemKinds,
  payPolicyKinds,
  bonusManners,
  budgetComponents,
  payTemplatePurposes,
} as const satisfies Record<string, CodeTable>;
export type CodeTableName = keyof typeof codeTables;
export const codeTableNames = Object.keys(codeTables) as CodeTableName[];

export const codeTable = (name: CodeTableName): CodeTable => codeTables[name];

/** The label of a code; the code itself where the table does not know it. */
export const codeLabel = (name: CodeTableName, code: string): string =>
  codeTable(name).entries.find((entry) => entry.code === code)?.label ?? code;

/** The code that a written value stands for (label, alias or the code itself), or null. */
export const codeOf = (name: CodeTableName, written: string): string | null =>
  codeTable(name).entries.find((e) => e.label === written || e.code === written || e.aliases?.includes(written))?.code ?? null;
