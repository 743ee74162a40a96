import { describe, expect, it } from 'vitest';
import { refusedAmong } from './switches.ts';

describe('switches of an installed program', () => {
  it.each(['no-sandbox', 'remote-debugging-port', 'inspect', 'js-flags', 'disable-web-security'])('refuses --%s', (name) => {
    expect(refusedAmong((given) => given === name)).toEqual([name]);
  });

  it('lets pass what only changes its place or its looks', () => {
    const harmless = ['portable', 'user-data-dir', 'lang', 'disable-gpu', 'force-device-scale-factor'];
    expect(refusedAmong((given) => harmless.includes(given))).toEqual([]);
  });
});
