/** States of a regrading in words. */
import type { Regrading } from '#shared/contract/regrade.ts';

type Status = Regrading['status'];
export const regradingWords: Record<Status, string> = { proposed: '待审批', approved: '已批准', rejected: '已退回', withdrawn: '已撤回' };
export const regradingKinds: Record<Status, 'plain' | 'ok' | 'caution' | 'danger'> = {
  proposed: 'caution',
  approved: 'ok',
  rejected: 'danger',
  withdrawn: 'plain',
};
