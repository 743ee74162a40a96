/** Every register there is, in the order of the screen and of the snapshot (a link's target before what links to it). */
import {
  assessments,
  contracts,
  educationRecords,
  flags,
  gridPosts,
  grids,
  honours,
  mandates,
  materials,
  mentorships,
  recognitions,
  serviceBreaks,
  trainings,
  transfers,
} from './careers.ts';
import { committees, seats } from './committees.ts';
import type { Field, Register, RegisterName } from './declare.ts';
import { gradeEvents, schemes } from './pay.ts';
import { budgets, payItems, payLines, payPolicies, payProfiles, payRuns, payTemplates } from './payruns.ts';
import { basisReviews, listKinds, listTotals, statutes } from './listKinds.ts';
import { handedTasks, powerUses } from './listDemands.ts';
import { certificateRequests, sealUses } from './listUse.ts';
import { itemVersions, listVersions, proposalChanges, proposals, proposalSteps } from './listLife.ts';
import { flowSteps } from './flows.ts';
import { itemBases, itemBodies, itemCodes, itemLinks, items } from './lists.ts';
import { certificates, communities, posts, workers } from './workers.ts';

export * from './declare.ts';

const all: Record<RegisterName, Register> = {
  items,
  listKinds,
  listTotals,
  statutes,
  itemBases,
  itemBodies,
  itemCodes,
  itemLinks,
  flowSteps,
  proposals,
  proposalSteps,
  proposalChanges,
  listVersions,
  itemVersions,
  basisReviews,
  certificateRequests,
  sealUses,
  powerUses,
  handedTasks,
  communities,
  committees,
  seats,
  workers,
  posts,
  certificates,
  grids,
  recognitions,
  educationRecords,
  assessments,
  trainings,
  mentorships,
  honours,
  mandates,
  gridPosts,
  serviceBreaks,
  contracts,
  transfers,
  flags,
  materials,
  schemes,
  gradeEvents,
  payPolicies,
  payProfiles,
  payItems,
  payRuns,
  payLines,
  budgets,
  payTemplates,
};

export const registers: readonly Register[] = Object.values(all);
export const register = (name: RegisterName): Register => all[name];
/** The registers that have a page of their own. */
export const mainRegisters = registers.filter((r) => !r.partOf);

export const fieldOf = (r: Register, name: string): Field => {
  const field = r.fields.find((f) => f.name === name);
  if (!field) throw new Error(`${r.name} has no field ${name}`);
  return field;
};
