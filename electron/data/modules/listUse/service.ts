/** 清单执行: what is held against the lists when it is registered. Other modules use this file only. */
export { completeUse, guardUse } from './standing.ts';
export { waitingAnswers } from './waiting.ts';
