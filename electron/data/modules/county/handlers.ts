/** 县级: what only a county can see, and its summary on paper. */
import type { CallName } from '#shared/contract/index.ts';
import type { Handlers } from '../../host.ts';
import { contradictions } from './contradictions.ts';
import { writeSummary } from './summaryBook.ts';

export const countyHandlers: Handlers<Extract<CallName, `county.${string}`>> = {
  'county.contradictions': (host) => contradictions(host.open()),
  'county.writeSummary': (host, { file }) => writeSummary(host.open(), host.files.path(file)),
};
