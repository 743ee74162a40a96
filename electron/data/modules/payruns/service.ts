/** What other modules may use of pay runs. */
export { refuseLocked } from './guard.ts';
