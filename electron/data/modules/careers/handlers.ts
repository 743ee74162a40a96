/** The calls of `shared/contract/careers.ts`. */
import type { Handlers } from '../../host.ts';
import { commandOf, ownStation, stationOf, today } from '../../registers/service.ts';
import { dueListOf, dueOf } from './due.ts';
import { dropSettings, keepSettings } from './rows.ts';
import { settingsOf } from './settings.ts';
import { coverageOf, quotasOf } from './staffing.ts';
import { structureOf } from './structure.ts';
import { writeStructure } from './workbook.ts';
import { workerFactsOf } from './worker.ts';

export const careerHandlers: Handlers<
  | 'careers.due'
  | 'careers.dueList'
  | 'careers.worker'
  | 'careers.structure'
  | 'careers.structureWorkbook'
  | 'careers.coverage'
  | 'careers.quotas'
  | 'careers.settings'
  | 'careers.saveSettings'
> = {
  'careers.due': (host) => dueOf(host.open().store, ownStation, today()),
  'careers.dueList': (host, page) => dueListOf(host.open().store, ownStation, today(), page),
  'careers.worker': (host, { station, worker, on = today() }) =>
    workerFactsOf(host.open().store, stationOf(host.open(), station), worker, on),
  'careers.structure': (host, asked) => structureOf(host.open(), asked),
  'careers.structureWorkbook': (host, { file, ...asked }) => {
    const open = host.open();
    const path = host.files.path(file);
    return host.jobs.start('careers.structureWorkbook', async (job) => {
      await job.giveWay();
      const structure = await structureOf(open, asked);
      job.report('write', 0, 0);
      await writeStructure(path, structure);
      await open.store.write(commandOf(open, 'careers.structureWorkbook', { on: structure.on }), () => undefined);
      return {};
    });
  },
  'careers.coverage': (host, asked) => coverageOf(host.open(), asked),
  'careers.quotas': (host, asked) => quotasOf(host.open(), asked),
  'careers.settings': (host) => settingsOf(host.open().store.reader),
  'careers.saveSettings': async (host, { settings }) => {
    const open = host.open();
    const before = settingsOf(open.store.reader).settings;
    await open.store.write(commandOf(open, 'careers.saveSettings', { before, after: settings }), (tx) =>
      settings === null ? dropSettings(tx) : keepSettings(tx, JSON.stringify(settings)),
    );
    host.emit({ topic: 'changed', payload: { registers: ['workers'] } });
    return {};
  },
};
