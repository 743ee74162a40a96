/** Switches of Chromium and Node that take the program's protection away, or let another program drive it: refused once it is installed. */

/** By what each gives away; a switch counts with and without a value. */
const refused = [
  // The sandbox of pages.
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-namespace-sandbox',
  'disable-gpu-sandbox',
  'no-zygote',
  // Driving and reading the program from outside.
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'js-flags',
  'enable-automation',
  // What pages may load and reach.
  'disable-web-security',
  'allow-file-access-from-files',
  'load-extension',
  'ignore-certificate-errors',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'log-net-log',
  // Other programs in the place of our own processes.
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
];

/** The switches given that are refused. */
export const refusedAmong = (has: (name: string) => boolean): string[] => refused.filter(has);
