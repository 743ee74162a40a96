/** The calls of the import wizard. */
import type { Handlers } from '../../host.ts';
import { markWorkbook } from './write/mark.ts';
import { planOf } from './plans.ts';
import { apply, checkPlan, choose, openWorkbook, previewRows } from './service.ts';
import { writeTemplate } from './write/template.ts';

export const spreadsheetHandlers: Handlers<
  'spreadsheets.open' | 'spreadsheets.check' | 'spreadsheets.rows' | 'spreadsheets.apply' | 'spreadsheets.mark' | 'spreadsheets.template'
> = {
  'spreadsheets.open': (host, { file, ...options }) => {
    const path = host.files.path(file);
    host.open();
    return host.jobs.start('spreadsheets.open', async (job) => (await openWorkbook(host, path, options, job)).opened);
  },

  'spreadsheets.check': (host, { plan: id, tables: choices, createMissing }) => {
    const plan = planOf(id, host.open());
    const tables = choose(plan, choices);
    return host.jobs.start('spreadsheets.check', async (job) => ({
      tables: await checkPlan(host.open(), plan, tables, createMissing, job),
    }));
  },

  'spreadsheets.rows': (host, input) => previewRows(host.open(), planOf(input.plan, host.open()), input),

  'spreadsheets.apply': (host, { plan: id }) => {
    const plan = planOf(id, host.open());
    return host.jobs.start('spreadsheets.apply', (job) => apply(host, plan, job));
  },

  'spreadsheets.mark': (host, { plan: id, file }) => {
    const plan = planOf(id, host.open());
    const path = host.files.path(file);
    return host.jobs.start('spreadsheets.mark', (job) => markWorkbook(host.workerFile, plan, path, job));
  },

  'spreadsheets.template': (host, { register, file }) => {
    const path = host.files.path(file);
    host.open();
    return host.jobs.start('spreadsheets.template', (job) => writeTemplate(register, path, job));
  },
};
