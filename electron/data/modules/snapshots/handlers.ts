import type { Handlers } from '../../host.ts';
export const snapshotHandlers = {} as Handlers<Extract<keyof import('#shared/contract/index.ts').Contract, `snapshots.${string}`>>;
