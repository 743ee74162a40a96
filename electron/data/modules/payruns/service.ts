/** What other modules may use of pay runs. */
export { refuseLocked } from './guard.ts';
export { awaitingApproval } from './shown.ts';
export { completeProfile } from './profiles.ts';
