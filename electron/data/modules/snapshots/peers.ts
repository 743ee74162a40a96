/** Stations that know each other: a street enrols counties, a county enrols streets, each after comparing the fingerprint. */
import { basename } from 'node:path';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import type { StationCard } from '#shared/contract/snapshots.ts';
import type { OpenStation } from '../../host.ts';
import { commandOf } from '../../registers/service.ts';
import { cardOf, readCard, writeCard } from './cards.ts';
import { fingerprint } from './keys.ts';
import { allPeers, keepPeer, peerOf, stationKeys } from './rows.ts';
import type { Peer } from './rows.ts';

export type ShownPeer = Output<'snapshots.peers'>['peers'][number];

const cardOfPeer = (p: Peer): StationCard => ({
  format: 'street-ledger-station',
  version: 1,
  kind: p.kind,
  code: p.code,
  name: p.name,
  publicKey: p.publicKey,
  ...(p.recipient === null ? {} : { recipient: p.recipient }),
});
const shown = (p: Peer): ShownPeer => ({
  card: cardOfPeer(p),
  fingerprint: fingerprint(p.publicKey),
  enrolledAt: p.enrolledAt,
  confirmed: true,
});

export function ownCard(open: OpenStation): { card: StationCard; fingerprint: string } {
  const keys = stationKeys(open.store.reader);
  return { card: cardOf(open.info, keys), fingerprint: keys.fingerprint };
}

export async function writeOwnCard(open: OpenStation, path: string): Promise<{ file: string; fingerprint: string }> {
  const { card, fingerprint: mark } = ownCard(open);
  await writeCard(path, card);
  return { file: basename(path), fingerprint: mark };
}

export const peers = (open: OpenStation): ShownPeer[] => allPeers(open.store.reader).map(shown);

type Known = 'new' | 'same' | 'changed';
const knownAs = (card: StationCard, peer: Peer | undefined): Known =>
  !peer ? 'new' : peer.publicKey === card.publicKey && peer.recipient === (card.recipient ?? null) ? 'same' : 'changed';

/** Whose cards these are; nothing is kept. */
export async function readCards(open: OpenStation, paths: readonly string[]): Promise<Output<'snapshots.readCards'>> {
  const cards = await cardsFor(open, paths);
  return {
    peers: cards.map((card) => {
      const peer = peerOf(open.store.reader, card.code);
      return {
        card,
        fingerprint: fingerprint(card.publicKey),
        enrolledAt: peer?.enrolledAt ?? '',
        confirmed: peer !== undefined && knownAs(card, peer) === 'same',
        known: knownAs(card, peer),
      };
    }),
  };
}

/** Enrols all the cards or none; refuses `cardChanged` where a known station shows another key, unless it is to be replaced. */
export async function enrol(open: OpenStation, paths: readonly string[], replace: boolean): Promise<{ peers: ShownPeer[] }> {
  const cards = await cardsFor(open, paths);
  const wanted = cards.filter((card) => {
    const peer = peerOf(open.store.reader, card.code);
    const known = knownAs(card, peer);
    if (known === 'changed' && !replace) {
      throw new Refusal('cardChanged', {
        code: card.code,
        name: card.name,
        known: fingerprint(peer!.publicKey),
        shown: fingerprint(card.publicKey),
      });
    }
    return known !== 'same' || peer!.name !== card.name;
  });
  if (wanted.length > 0) {
    const summary = { stations: wanted.map((card) => ({ code: card.code, name: card.name, fingerprint: fingerprint(card.publicKey) })) };
    await open.store.write(commandOf(open, 'snapshots.enrol', summary), (tx) => {
      for (const card of wanted) keepPeer(tx, card);
    });
  }
  return { peers: cards.map((card) => shown(peerOf(open.store.reader, card.code)!)) };
}

async function cardsFor(open: OpenStation, paths: readonly string[]): Promise<StationCard[]> {
  const other = open.info.kind === 'street' ? 'county' : 'street';
  const cards: StationCard[] = [];
  for (const path of paths) {
    const card = await readCard(path);
    if (card.kind !== other) throw new Refusal('cardWrongKind', { name: card.name, kind: card.kind });
    cards.push(card);
  }
  return cards;
}
