/** Which of the two ways the data host is started in. */
import type { DataHost, HostEvents, HostOptions } from './data-host.ts';
import { relayedHost } from './relayed.ts';
import { utilityHost } from './utility.ts';

/** Throws where neither this Electron's Node nor a separate one can load the store. */
export function startDataHost(options: HostOptions, events: HostEvents): DataHost {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 22) return utilityHost(options, events);
  if (options.node) return relayedHost(options, options.node, events);
  throw new Error(`Electron ${process.versions.electron} carries Node ${process.versions.node}; STREET_LEDGER_NODE must name a Node 24`);
}
