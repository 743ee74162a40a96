/** For tests of snapshots: a street and a county that know each other, and a forger who can seal anything. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import type { MergeResult, Slip } from '#shared/contract/snapshots.ts';
import { manifestPath, signaturePath } from '#shared/domain/snapshot.ts';
import type { Manifest } from '#shared/domain/snapshotManifest.ts';
import { newStation } from './station.ts';
import type { TestStation } from './station.ts';
import { joinEntries, openArchive, wholeEntry } from '../../electron/data/modules/snapshots/archive.ts';
import type { PackedEntry } from '../../electron/data/modules/snapshots/archive.ts';
import { sha256 } from '../../electron/data/sha256.ts';
import { signingKeyOf } from '../../electron/data/modules/snapshots/keys.ts';
import { stationKeys } from '../../electron/data/modules/snapshots/rows.ts';
import { signMessage, snapshotNamespace } from '../../electron/data/modules/snapshots/sshsig.ts';

export const token = (station: TestStation, path: string): string => station.router.host.files.give(path).token;
export const keysOf = (station: TestStation) => stationKeys(station.router.host.open().store.reader);

export async function writeCardOf(station: TestStation, path: string): Promise<string> {
  await station.ask('snapshots.writeCard', { file: token(station, path) });
  return path;
}

/** Enrolled with each other; `folder` is the stick that goes between them. */
export async function pair(streetCode = '520699001'): Promise<{ street: TestStation; county: TestStation; folder: string }> {
  const street = await newStation('street', streetCode);
  const county = await newStation('county');
  const folder = join(street.folder, 'stick');
  mkdirSync(folder);
  await enrolEach(street, county, folder);
  return { street, county, folder };
}

export async function enrolEach(street: TestStation, county: TestStation, folder: string): Promise<void> {
  const streetCard = await writeCardOf(street, join(folder, 'street.station.json'));
  const countyCard = await writeCardOf(county, join(folder, 'county.station.json'));
  await county.ask('snapshots.enrol', { files: [token(county, streetCard)] });
  await street.ask('snapshots.enrol', { files: [token(street, countyCard)] });
}

export const seal = (street: TestStation, folder: string, profile: Slip['profile'] = 'full'): Promise<Slip> =>
  street.finish<Slip>('snapshots.export', { to: '520699', folder: token(street, folder), profile });

export const merge = async (county: TestStation, paths: string[], receipts?: string): Promise<MergeResult[]> =>
  (
    await county.finish<{ results: MergeResult[] }>('snapshots.merge', {
      files: paths.map((path) => token(county, path)),
      ...(receipts ? { receipts: token(county, receipts) } : {}),
    })
  ).results;

/** `merged`, `unchanged` or the code of the refusal. */
export const outcome = async (county: TestStation, path: string): Promise<string> => {
  const [result] = await merge(county, [path]);
  return result!.error?.code ?? result!.outcome;
};

/** A person with a valid ID number. */
export const person = (i: number) => {
  const first17 = `520699${1960 + (i % 40)}0${1 + (i % 9)}1${i % 10}${String(i % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const idNumber = first17 + '10X98765432'[weights.reduce((sum, w, k) => sum + w * Number(first17[k]), 0) % 11];
  return {
    name: `张${'一二三四五六七八九十'[i % 10]}${'甲乙丙丁戊己庚辛'[i % 8]}`,
    idNumber,
    birthDate: `${first17.slice(6, 10)}-${first17.slice(10, 12)}-${first17.slice(12, 14)}`,
    sex: i % 2 ? '1' : '2',
    phone: '13800138000',
    postClass: 'staff',
  };
};

/** A few records in every kind of register. */
export async function fill(street: TestStation, workers = 3): Promise<void> {
  const save = (register: string, values: object) => street.ask('registers.save', { register, values } as never);
  await save('items', { kind: 'power', type: 'licence', title: '临时占用道路审批', basis: '《条例》第三条' });
  await save('items', { kind: 'responsibility', title: '审批的事中事后监管' });
  await save('itemLinks', { item: 1, linkedItem: 2, relation: 'responsibilityOf' });
  await save('communities', { name: '团山社区' });
  await save('committees', { name: '团山社区大党委', level: 'community', community: 1 });
  await save('seats', { committee: 1, person: '李明', homeUnit: '示例县第一中学', seatKind: null, phone: '0856-5221234' });
  for (let i = 0; i < workers; i += 1) await save('workers', { ...person(i), community: 1 });
  await save('payRuns', { period: '2026-10' });
  await save('payLines', { run: 1, worker: 1, community: 1, name: person(0).name, total: 345678 });
}

export type Loot = { manifest: Manifest; entries: Map<string, Buffer> };

/** Opens a snapshot with the county's key. */
export async function loot(county: TestStation, path: string): Promise<Loot> {
  const age = new Decrypter();
  age.addIdentity(keysOf(county).ageIdentity);
  const entries = await openArchive(await age.decrypt(readFileSync(path)));
  const manifest = JSON.parse(entries.get(manifestPath)!.toString()) as Manifest;
  entries.delete(manifestPath);
  entries.delete(signaturePath);
  return { manifest, entries };
}

export type Forgery = {
  manifest?: object;
  entries?: Map<string, Buffer>;
  signer?: TestStation;
  extra?: PackedEntry[];
  to?: readonly string[];
  keepEntries?: boolean;
};

/** Seals a snapshot again as the street itself could: hashes right unless `keepEntries`, signature right unless another signs. */
export async function forge(
  street: TestStation,
  county: TestStation,
  from: string,
  to: string,
  change: (loot: Loot) => Forgery,
): Promise<string> {
  const taken = await loot(county, from);
  const made = change(taken);
  const entries = made.entries ?? taken.entries;
  const rows = (path: string, content: Buffer): number => (path.endsWith('.ndjson') ? content.toString().split('\n').length - 1 : 0);
  const listed = [...entries].map(([path, content]) => ({
    path,
    rows: rows(path, content),
    bytes: content.length,
    sha256: sha256(content),
  }));
  const manifest = { ...taken.manifest, ...(made.keepEntries ? {} : { entries: listed }), ...made.manifest };
  const text = Buffer.from(JSON.stringify(manifest));
  const signature = Buffer.from(signMessage(text, snapshotNamespace, signingKeyOf(keysOf(made.signer ?? street))));
  const packed = [
    wholeEntry(manifestPath, text),
    wholeEntry(signaturePath, signature),
    ...[...entries].map(([path, content]) => wholeEntry(path, content)),
    ...(made.extra ?? []),
  ];
  const age = new Encrypter();
  for (const recipient of made.to ?? [keysOf(county).ageRecipient]) age.addRecipient(recipient);
  writeFileSync(to, await age.encrypt(joinEntries(packed)));
  return to;
}

export const copy = (from: string, to: string): string => (copyFileSync(from, to), to);
