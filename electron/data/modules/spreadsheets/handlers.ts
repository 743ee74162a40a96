import type { Handlers } from '../../host.ts';
export const spreadsheetHandlers = {} as Handlers<Extract<keyof import('#shared/contract/index.ts').Contract, `spreadsheets.${string}`> | 'registers.export'>;
