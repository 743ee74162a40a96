/** Every migration, in order. A shipped one is never edited: the next change is the next number. */
import * as core from './0001-core.ts';
import * as snapshots from './0010-snapshots.ts';
import * as spreadsheets from './0020-spreadsheets.ts';
import * as careers from './0025-careers.ts';
import * as regradings from './0030-regradings.ts';
import * as payruns from './0040-payruns.ts';
import * as lists from './0045-lists.ts';
import * as due from './0047-due.ts';
import * as flows from './0050-flows.ts';
import * as listUse from './0055-list-use.ts';
import * as views from './0060-views.ts';
import * as nameOrder from './0065-name-order.ts';
import * as bonusTax from './0070-bonus-tax.ts';
import * as accountKeys from './0080-account-keys.ts';

export const migrations: readonly { number: number; name: string; up: string }[] = [
  { number: 1, name: '0001-core', up: core.up },
  { number: 10, name: '0010-snapshots', up: snapshots.up },
  { number: 20, name: '0020-spreadsheets', up: spreadsheets.up },
  { number: 25, name: '0025-careers', up: careers.up },
  { number: 30, name: '0030-regradings', up: regradings.up },
  { number: 40, name: '0040-payruns', up: payruns.up },
  { number: 45, name: '0045-lists', up: lists.up },
  { number: 47, name: '0047-due', up: due.up },
  { number: 50, name: '0050-flows', up: flows.up },
  { number: 55, name: '0055-list-use', up: listUse.up },
  { number: 60, name: '0060-views', up: views.up },
  { number: 65, name: '0065-name-order', up: nameOrder.up },
  { number: 70, name: '0070-bonus-tax', up: bonusTax.up },
  { number: 80, name: '0080-account-keys', up: accountKeys.up },
];

/** `user_version` of a store that is up to date. */
export const schemaVersion = migrations.at(-1)!.number;
/** 'SLED' in ASCII: tells our files from any other SQLite file. */
export const applicationId = 0x534c4544;
