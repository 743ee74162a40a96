/**
 * A page of a 100,000-worker list, four ways: the SQL by hand on a handle of its own on the same store; the router in this process; the
 * loopback WebSocket of the built host in a process of its own; the window's bridge. One after another, many calls a run. And the ways alone.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { openEcho } from './echo.ts';
import type { Measure } from './measures.ts';
import { asked, byHand, searchByHand, shapes } from './shapes.ts';
import { openSocket } from './socket.ts';
import { account, filledStreet, passphrase, work } from './stations.ts';
import { inTurn, timedEach } from './timing.ts';
import type { Side } from './timing.ts';
import { hasWindow, openBareBridge, openWindow } from './window.ts';
import type { Window } from './window.ts';

const rounds = 7;
const aims: Record<string, number> = { router: 1.3, socket: 2.5, window: 2.5 };

/** The same bytes with no program behind them, and next to nothing on each way to a window: with the relay of older Electrons, and without. */
const bareWays = (window: Window, bridge: Window, calls: number): Record<string, Side> => ({
  'bare utility': () => bridge.timeCalls('page', {}, calls),
  'bare utility, nothing on it': () => bridge.timeCalls('nothing', {}, calls),
  'bare window, next to nothing on it': () => window.timeCalls('registers.list', { register: 'workers', fields: [], limit: 1 }, calls),
});

export async function measurePages(): Promise<Measure[]> {
  const station = await filledStreet('street-100000', 100_000);
  await station.close();
  // A station is opened by one process: each host gets a copy.
  const copy = (name: string): string => {
    cpSync(station.folder, join(work, name), { recursive: true });
    return join(work, name);
  };
  const socket = await openSocket(copy('street-socket'));
  const window = hasWindow() ? await openWindow(copy('street-window')) : null;
  await station.ask('station.signIn', { account, passphrase });
  const db = station.router.host.open().store.openReader();
  db.pragma('cache_size=-65536'); // as large as the program's own

  const measures: Measure[] = [];
  const add = (way: string, name: string, ours: number[], theirs: number[], peer: string): void =>
    void measures.push({ part: 'pages', name: `${way}: ${name}`, aim: aims[way] ?? null, unit: 'ms', ours, theirs, peer });
  const first = await socket.call('registers.list', asked(shapes[0]!));
  const answer = { ok: true, value: first };
  const echo = await openEcho(JSON.stringify({ id: 1, answer }));
  const bridge = window ? await openBareBridge(JSON.stringify(answer)) : null;
  for (const shape of shapes) {
    const { calls } = shape;
    const sides: Record<string, Side> = {
      sql: byHand(db, shape),
      router: () => timedEach(calls, () => station.ask('registers.list', asked(shape))),
      socket: () => timedEach(calls, () => socket.call('registers.list', asked(shape))),
      ...(window ? { window: () => window.timeCalls('registers.list', asked(shape), calls) } : {}),
      ...(shape === shapes[0] ? { 'bare socket': () => timedEach(calls, () => echo.ask()) } : {}),
      ...(shape === shapes[0] && window && bridge ? bareWays(window, bridge, calls) : {}),
    };
    for (const side of Object.values(sides)) await side(); // page caches, statements, compiled code
    const { sql = [], ...ways } = await inTurn(rounds, sides);
    const peer = shape.input.offset ? 'by hand, from the first row' : 'the same SQL by hand';
    for (const [way, ours] of Object.entries(ways)) add(way, shape.name, ours, sql, peer);
  }

  // A total is kept until the next commit; a new search has to count.
  const texts = [
    '伟',
    '强',
    '磊',
    '军',
    '洋',
    '勇',
    '杰',
    '涛',
    '明',
    '超',
    '刚',
    '平',
    '辉',
    '鹏',
    '华',
    '鑫',
    '波',
    '斌',
    '宇',
    '浩',
    '凯',
    '健',
    '俊',
    '帆',
    '建',
  ];
  const search = searchByHand(db);
  const each = 3;
  let used = 0;
  const { sql, router } = await inTurn(rounds, {
    sql: () => timedEach(each, (i) => search(texts[used + i]!)),
    router: () =>
      timedEach(each, (i) => station.ask('registers.list', asked({ input: { search: texts[used + i]! } }))).finally(() => (used += each)),
  });
  add('router', 'a new search, rows and total', router, sql, 'both statements by hand');

  db.close();
  echo.close();
  await bridge?.close();
  await window?.close();
  await socket.close();
  await station.close();
  return measures;
}
