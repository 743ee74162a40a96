/** 本机: what the shell knows of this PC, and the log. */
import { existsSync } from 'node:fs';
import { Refusal } from '#shared/contract/index.ts';
import { newRef } from '../../answers.ts';
import type { Handlers } from '../../host.ts';

export const machineHandlers: Handlers<'machine.state' | 'machine.enableGraphics' | 'machine.showLog' | 'machine.pageError'> = {
  'machine.state': async (host) => ({ graphics: await host.shell.graphics(), log: host.place?.logFile ?? null }),
  'machine.enableGraphics': async (host) => {
    await host.shell.enableGraphics();
    return {};
  },
  'machine.showLog': async (host) => {
    const file = host.place?.logFile;
    if (!file || !existsSync(file)) throw new Refusal('fileNotFound', { name: 'street-ledger.log' });
    await host.shell.show(file);
    return {};
  },
  'machine.pageError': (host, { name, stack }) => {
    const ref = newRef();
    host.log.error(ref, 'page', { name, stack });
    return { ref };
  },
};
