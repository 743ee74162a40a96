/** The store of a station: one encrypted SQLite file, a handle that writes and one that reads committed state. */
import type { Database } from 'better-sqlite3';
import type { Sequelize } from 'sequelize';
import type { BackupReason } from './backup.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';

export type Values = Record<string, Value>;

/** One record's change as the trail keeps it. `before` null: added. `after` null: never (a removal is a mark). */
export type Change = {
  register: string;
  station: number;
  id: number;
  kind: 'added' | 'changed' | 'removed' | 'restored' | 'undone';
  before: Values | null;
  after: Values | null;
};

/** A record that is new in the store: its id, then the values of the fields that were named. */
export type AddedRow = [id: number, ...Value[]];

/** What the trail says of a step, without personal data beyond what names it. */
export type Command = {
  /** The call of the contract. */
  name: string;
  account: { id: number; name: string };
  summary?: Record<string, unknown>;
  /** The step that this one takes back. */
  undoes?: number;
};

/** Inside a write: the writing handle, the number of the step, and the trail. */
export type Tx = {
  db: Database;
  step: number;
  /** The call that makes it. */
  command: string;
  now: string;
  record(change: Change): void;
  /** Many added records with ascending ids, kept in blocks; `names`: the fields that any of them has. */
  recordAdded(register: RegisterName, station: number, names: readonly string[], added: readonly AddedRow[]): void;
};

/** How the key file goes along with a new store key. None of them may wait. */
export type KeySwitch = {
  /** Both keys can be had: the new file is about to take its place. */
  prepare(): void;
  /** The store has opened under the next key. */
  settle(): void;
  /** It has stayed with the old one. */
  withdraw(): void;
};

export type Store = {
  file: string;
  /** Sees only what is committed; a list goes on answering while a long write runs. */
  reader: Database;
  /** Another handle on what is committed, for work that must see one state while lists go on answering. The caller closes it. */
  openReader(): Database;
  /** Bound to the writing handle: use it inside `write` only. */
  sequelize: Sequelize;
  /**
   * The only way to change anything: queued, `BEGIN IMMEDIATE`, the rows and their trail, commit. A throw rolls everything back.
   * `fn` may await (to give way); other writes wait meanwhile. `gradual`: for a job that gives way; its pages go to the log while it writes, and the
   * log to the disk, since a commit that has 64 MB of them to encrypt and to send keeps everybody waiting for a third of a second and more.
   */
  write<T>(command: Command, fn: (tx: Tx) => T | Promise<T>, how?: 'gradual'): Promise<T>;
  /** How many commits this process has made: what was counted before stays right while this stands still. */
  commits(): number;
  /** A checked copy of the store beside it; its name. */
  backup(reason: BackupReason, how?: { prune: boolean }): string;
  /** The same on a thread, of what is committed when it begins. */
  backupAside(reason: BackupReason, workerFile: string): Promise<string>;
  /** The raw store key, for sealing it to a further account. */
  key: Buffer;
  /**
   * Gives the store another key, in turn with the writes. Refuses `busy` while somebody reads the file on a handle of their own; cut off or failed
   * anywhere, the store opens under the one key or the other.
   */
  rekey(next: Buffer, keys: KeySwitch): Promise<void>;
  close(): Promise<void>;
};
