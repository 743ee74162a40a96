/** The calls of `shared/contract/regrade.ts`. */
import { Refusal } from '#shared/contract/index.ts';
import type { regradeCalls } from '#shared/contract/regrade.ts';
import type { Handlers } from '../../host.ts';
import { stationOf, today } from '../../registers/service.ts';
import { gradeEffects } from './effects.ts';
import { approve, close, list, makePlan, mayApprove, mayPropose, propose, rowsOf } from './service.ts';

/** Grades are given by the street that keeps the people. */
const atStreet = (kind: string): void => {
  if (kind === 'county') throw new Refusal('readOnlyStation', { register: 'gradeEvents' });
};

export const regradingHandlers: Handlers<keyof typeof regradeCalls> = {
  'pay.regradePreview': (host, { on, workers }) => {
    const open = host.open();
    return host.jobs.start('pay.regradePreview', (job) => makePlan(open, on, workers, job));
  },

  'pay.regradeRows': (host, asked) => rowsOf(host.open(), asked),

  'pay.regradePropose': (host, { plan, note }) => {
    const open = host.open();
    atStreet(open.info.kind);
    mayPropose(open, plan);
    return host.jobs.start('pay.regradePropose', (job) => propose(open, plan, note, job));
  },

  'pay.regradings': (host, { offset, limit }) => list(host.open(), offset, limit),

  'pay.regradeApprove': (host, { regrading }) => {
    const open = host.open();
    atStreet(open.info.kind);
    mayApprove(open, regrading);
    return host.jobs.start('pay.regradeApprove', async (job) => {
      const approved = await approve(open, regrading, job);
      host.emit({ topic: 'changed', payload: { registers: ['gradeEvents'] } });
      return approved;
    });
  },

  'pay.regradeReject': async (host, { regrading, reason }) => {
    await close(host.open(), regrading, 'rejected', reason);
    return {};
  },

  'pay.regradeWithdraw': async (host, { regrading }) => {
    await close(host.open(), regrading, 'withdrawn', null);
    return {};
  },

  'pay.effects': (host, { station, worker, from }) => {
    const open = host.open();
    const day = today();
    const since = from ?? `${Number(day.slice(0, 4)) - 1}-01`;
    return gradeEffects(open.store.reader, stationOf(open, station), worker, since, day, open.permissions.has('reveal.pay'));
  },
};
