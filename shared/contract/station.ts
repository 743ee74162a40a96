/** The station itself: set-up, signing in, accounts, the trail, backups. */
import * as z from 'zod';
import { permissions, roles } from '../domain/permissions.ts';
import { call } from './call.ts';

const role = z.enum(roles);
const accountName = z.string().trim().min(1).max(40);
const passphrase = z.string().min(1).max(200);
const stationKind = z.enum(['street', 'county']);

export const stationInfo = z.object({ kind: stationKind, code: z.string(), name: z.string() });
export type StationInfo = z.infer<typeof stationInfo>;

export const session = z.object({
  station: stationInfo,
  account: z.object({ id: z.int(), name: z.string(), role }),
  permissions: z.array(z.enum(permissions)),
  /** Wrong pass phrases for this account since its sign-in before, shown to whom it belongs. */
  failedTries: z.object({ count: z.int(), lastAt: z.string() }).nullable(),
});
export type SessionInfo = z.infer<typeof session>;

export const account = z.object({
  id: z.int(),
  name: z.string(),
  role,
  active: z.boolean(),
  createdAt: z.string(),
  lastSignInAt: z.string().nullable(),
});

/** What is printed and kept in the safe: whoever holds it can open the store. */
export const recoverySheet = z.object({
  station: stationInfo,
  createdAt: z.string(),
  /** Groups of characters, upper case, with a check group. */
  recoveryKey: z.string(),
  signingFingerprint: z.string(),
});

const backup = z.object({
  name: z.string(),
  at: z.string(),
  bytes: z.int(),
  reason: z.enum(['daily', 'migration', 'import', 'manual', 'restore', 'newKey']),
  /** Whether the key file of its time is with it, without which only this folder's own opens it. */
  keys: z.boolean(),
});

/** `problem`: the system's code where the last copying failed. */
const secondPlace = z.object({ folder: z.string(), at: z.string().nullable(), problem: z.string().nullable() }).nullable();

/** One of the station's own backups by name, or tokens of picked files (a backup and its key file) or of one folder. */
const restoredFrom = { backup: z.string().max(100).optional(), files: z.array(z.string()).max(200).optional() };

export const stationCalls = {
  /** What the first page needs before anyone has signed in: is there a station here, and who may sign in. */
  'station.state': call({
    kind: 'read',
    permission: 'public',
    input: z.object({}),
    output: z.object({
      state: z.enum(['none', 'locked', 'open']),
      station: stationInfo.nullable(),
      accounts: z.array(z.string()),
      session: session.nullable(),
      version: z.string(),
      /** 'window' has dialogs, printing and PDF of its own; 'browser' uses the browser's. */
      host: z.enum(['window', 'browser', 'cli']),
    }),
  }),
  /** Makes the station: store key, signing key, a county's age key, the first account (an administrator). */
  'station.create': call({
    kind: 'write',
    permission: 'public',
    input: z.object({
      kind: stationKind,
      code: z.string(),
      name: z.string().trim().min(2).max(60),
      account: accountName,
      passphrase,
      /** For demonstrations and tests: begins with 示例方案 published, and made-up schemes may pay. Never taken back. */
      demo: z.boolean().optional(),
    }),
    output: z.object({ session, sheet: recoverySheet }),
  }),
  /** The check that the recovery sheet was kept: the last group of its key, typed from paper. */
  'station.confirmRecovery': call({
    kind: 'write',
    permission: 'station.manage',
    input: z.object({ lastGroup: z.string() }),
    output: z.object({}),
  }),
  /** A new recovery key for a new sheet, to be confirmed again; the sheet in the safe opens nothing from then on. */
  'station.renewRecovery': call({ kind: 'write', permission: 'station.manage', input: z.object({}), output: recoverySheet }),
  'station.signIn': call({ kind: 'write', permission: 'public', input: z.object({ account: accountName, passphrase }), output: session }),
  'station.signOut': call({ kind: 'write', permission: 'member', input: z.object({}), output: z.object({}) }),
  /** Opens the store with the printed recovery key and gives an account a new pass phrase. */
  'station.recover': call({
    kind: 'write',
    permission: 'public',
    input: z.object({ recoveryKey: z.string(), account: accountName, passphrase }),
    output: session,
  }),
  /** Where the station's data lie on this PC, and whether this program can move them. */
  'station.place': call({
    kind: 'read',
    permission: 'public',
    input: z.object({}),
    output: z.object({ folder: z.string(), movable: z.boolean() }),
  }),
  /** Before set-up: another folder, chosen in a dialog (null when it was closed); one that holds a station is opened from now on. */
  'station.choosePlace': call({
    kind: 'write',
    permission: 'public',
    input: z.object({}),
    output: z.object({ folder: z.string().nullable() }),
  }),
  /** Moves the data to a folder chosen in a dialog (null when it was closed). Everyone signs in again. */
  'station.move': call({
    kind: 'write',
    permission: 'station.manage',
    input: z.object({}),
    output: z.object({ folder: z.string().nullable() }),
  }),
  /** First page of a street: what is due, what is wrong, the last snapshot. */
  'station.overview': call({
    kind: 'read',
    permission: 'member',
    input: z.object({}),
    output: z.object({
      counts: z.array(z.object({ register: z.string(), label: z.string(), count: z.int() })),
      due: z.array(
        z.object({
          kind: z.enum([
            'termEnding',
            'termEnded',
            'recoveryNotConfirmed',
            'noSnapshot',
            'backupOld',
            // The file has pages that cannot be read.
            'storeDamaged',
            // Copies in the second place are old, or the place could not be reached.
            'secondPlaceOld',
            'answerDue',
            'answerLate',
            // What waits for the approval of whoever asks; `id` is the proposal's or the run's.
            'listApproval',
            'gradeApproval',
            'runApproval',
          ]),
          register: z.string().nullable(),
          id: z.int().nullable(),
          title: z.string(),
          on: z.string().nullable(),
        }),
      ),
      lastSnapshot: z.object({ sequence: z.int(), at: z.string(), receivedAt: z.string().nullable() }).nullable(),
      lastBackupAt: z.string().nullable(),
      /** Null where none is set. `at`: of the newest copy there. */
      secondPlace: z.object({ at: z.string().nullable(), reached: z.boolean() }).nullable(),
    }),
  }),
  /** Counts and control totals per register; at a county per street. */
  'station.report': call({
    kind: 'read',
    permission: 'member',
    input: z.object({}),
    output: z.object({
      station: stationInfo,
      streets: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          sequence: z.int().nullable(),
          registers: z.record(z.string(), z.object({ count: z.int(), totals: z.record(z.string(), z.unknown()) })),
        }),
      ),
      sum: z.record(z.string(), z.object({ count: z.int(), totals: z.record(z.string(), z.unknown()) })),
    }),
  }),
  'station.verify': call({
    kind: 'read',
    permission: 'member',
    input: z.object({}),
    output: z.object({
      ok: z.boolean(),
      integrity: z.object({ ok: z.boolean(), problems: z.array(z.string()) }),
      audit: z.object({ ok: z.boolean(), steps: z.int(), changes: z.int(), brokenAt: z.int().nullable() }),
      schema: z.object({ ok: z.boolean(), version: z.int(), problems: z.array(z.string()) }),
    }),
  }),

  'accounts.list': call({
    kind: 'read',
    permission: 'accounts.manage',
    input: z.object({}),
    output: z.object({ accounts: z.array(account) }),
  }),
  'accounts.add': call({
    kind: 'write',
    permission: 'accounts.manage',
    input: z.object({ name: accountName, role, passphrase }),
    output: account,
  }),
  'accounts.setRole': call({ kind: 'write', permission: 'accounts.manage', input: z.object({ id: z.int(), role }), output: account }),
  /** The account can no longer sign in; its wrapped copy of the store key is destroyed. `newKey` also re-encrypts the store. */
  'accounts.remove': call({
    kind: 'write',
    permission: 'accounts.manage',
    input: z.object({ id: z.int(), newKey: z.boolean().default(false) }),
    output: z.object({}),
  }),
  'accounts.resetPassphrase': call({
    kind: 'write',
    permission: 'accounts.manage',
    input: z.object({ id: z.int(), passphrase }),
    output: z.object({}),
  }),
  'accounts.changePassphrase': call({
    kind: 'write',
    permission: 'member',
    input: z.object({ current: passphrase, passphrase }),
    output: z.object({}),
  }),

  /** The trail (留痕), newest first. */
  'audit.list': call({
    kind: 'read',
    permission: 'audit.read',
    input: z.object({
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(50),
      account: z.string().optional(),
      command: z.string().optional(),
      from: z.iso.date().optional(),
      until: z.iso.date().optional(),
    }),
    output: z.object({
      steps: z.array(
        z.object({
          step: z.int(),
          at: z.string(),
          account: z.string(),
          command: z.string(),
          summary: z.record(z.string(), z.unknown()),
          records: z.int(),
        }),
      ),
      total: z.int(),
    }),
  }),

  'backups.list': call({
    kind: 'read',
    permission: 'station.manage',
    input: z.object({}),
    output: z.object({ backups: z.array(backup), secondPlace }),
  }),
  'backups.make': call({
    kind: 'write',
    permission: 'station.manage',
    input: z.object({}),
    output: z.object({ name: z.string(), secondPlace }),
  }),
  /** Where every backup is copied to as well: the token of a folder, or null for none. */
  'backups.setSecondPlace': call({
    kind: 'write',
    permission: 'station.manage',
    input: z.object({ folder: z.string().nullable() }),
    output: z.object({ secondPlace }),
  }),
  /** The station's own backups, for the page that helps while nobody can sign in. */
  'backups.offered': call({ kind: 'read', permission: 'public', input: z.object({}), output: z.object({ backups: z.array(backup) }) }),
  /** Whose pass phrases open a backup: from the key file that goes with it. */
  'backups.holders': call({
    kind: 'read',
    permission: 'public',
    input: z.object(restoredFrom),
    output: z.object({ name: z.string(), station: stationInfo.nullable(), accounts: z.array(z.string()) }),
  }),
  /**
   * Where nobody can sign in: puts a backup into a bare folder, or in the place of a store or key file that is damaged (both are kept aside). With
   * `recoveryKey` the account gets `passphrase` as its new one; without, it is the one of the backup's time.
   */
  'station.restore': call({
    kind: 'write',
    permission: 'public',
    input: z.object({ ...restoredFrom, account: accountName, passphrase, recoveryKey: z.string().max(200).optional() }),
    output: session,
  }),
  /** Puts a backup in place of the store; the store as it was is kept as a backup first, so this can be undone. Everyone must sign in again. */
  'backups.restore': call({
    kind: 'write',
    permission: 'station.manage',
    input: z.object({ name: z.string() }),
    output: z.object({ kept: z.string() }),
  }),
};
