/** Station cards (站卡): how two stations come to know each other's keys. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '#shared/contract/index.ts';
import { stationCard } from '#shared/contract/snapshots.ts';
import type { StationCard } from '#shared/contract/snapshots.ts';
import type { StationInfo } from '#shared/contract/station.ts';
import { checkDivisionCode } from '#shared/domain/divisionCode.ts';
import { publicBlob } from './keys.ts';
import type { StationKeys } from './keys.ts';
import { writeWhole } from '../../wholeFile.ts';

/** Far more than a card needs. */
const maxBytes = 16 * 1024;

export const cardOf = (info: StationInfo, keys: Pick<StationKeys, 'publicKey' | 'ageRecipient'>): StationCard => ({
  format: 'street-ledger-station',
  version: 1,
  kind: info.kind,
  code: info.code,
  name: info.name,
  publicKey: keys.publicKey,
  ...(info.kind === 'county' ? { recipient: keys.ageRecipient } : {}),
});

export const writeCard = (path: string, card: StationCard): Promise<void> => writeWhole(path, `${JSON.stringify(card, null, 2)}\n`);

/** Reads and checks a card; refuses `fileNotFound` and `cardInvalid`. Whose key it really is, only a telephone call can tell. */
export async function readCard(path: string): Promise<StationCard> {
  const name = basename(path);
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) throw new Refusal('fileNotFound', { name });
  if (info.size > maxBytes) throw new Refusal('cardInvalid', { name });
  return parseCard(await readFile(path, 'utf8'), name);
}

/** `name`: of the file, for the refusal. */
export function parseCard(text: string, name: string): StationCard {
  const parsed = stationCard.strict().safeParse(json(text));
  if (!parsed.success) throw new Refusal('cardInvalid', { name });
  const card = parsed.data;
  const recipientFits = card.kind === 'county' ? /^age1[02-9ac-hj-np-z]{58}$/.test(card.recipient ?? '') : card.recipient === undefined;
  const nameFits = card.name.trim() === card.name && card.name.length > 0 && card.name.length <= 60;
  if (checkDivisionCode(card.kind, card.code) || !nameFits || !publicBlob(card.publicKey) || !recipientFits)
    throw new Refusal('cardInvalid', { name });
  return card;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}
