/** Which of the two ways the data host is started in. */
import type { DataHost, HostEvents, HostOptions } from './data-host.ts';
import { relayedHost } from './relayed.ts';
import { utilityHost } from './utility.ts';

/** The utility process, unless this Electron's own Node is too old to load the store and another is named. */
export function startDataHost(options: HostOptions, events: HostEvents): DataHost {
  const major = Number(process.versions.node.split('.')[0]);
  return major < 22 && options.node ? relayedHost(options, options.node, events) : utilityHost(options, events);
}
