import { expect, it } from 'vitest';
import { daysWords, stepWords } from './words.ts';

it('counts days as people do, whichever rule they were reckoned by', () => {
  expect(daysWords({ days: 15, of: 30 })).toBe('15 天，全月 30 天');
  expect(daysWords({ days: 1_100, of: 2_175 })).toBe('11 天，全月 21.75 天');
});

it('says at which step a run is, and in whose hands', () => {
  const run = { preparer: '王芳', checker: null, approver: null };
  expect(stepWords({ ...run, status: 'draft' })).toMatchObject({ state: '待核对', text: '在王芳手里，核对后送审' });
  expect(stepWords({ ...run, checker: '王芳', status: 'checked' })).toMatchObject({ state: '待审批' });
  expect(stepWords({ ...run, checker: '王芳', approver: '李书记', status: 'approved' })).toMatchObject({ state: '待发放' });
});
