/** What every call answers, over every transport. */
import * as z from 'zod';

/** Every refusal there is. The words for a code are in `renderer/src/words/errors.ts` and say what to do next. */
export const errorCodes = [
  // the call itself
  'usage', 'unknownCall', 'invalidInput', 'notPermitted', 'notSignedIn', 'internal', 'hostLost', 'cancelled', 'busy',
  // the station and its store
  'notAStation', 'alreadyAStation', 'storeInUse', 'storeNewer', 'storeDamaged', 'storeReadOnly', 'diskFull', 'folderMissing', 'keyFileDamaged',
  'passphraseMissing', 'wrongPassphrase', 'tooManyAttempts', 'unknownAccount', 'weakPassphrase', 'wrongRecoveryKey', 'accountExists', 'lastAdministrator',
  'divisionCodeInvalid', 'recoveryNotConfirmed',
  // registers
  'recordNotFound', 'recordInvalid', 'revisionConflict', 'duplicateRecord', 'recordInUse', 'readOnlyStation', 'nothingToUndo', 'undoConflict',
  'schemePublished',
  // workbooks
  'fileNotFound', 'fileNotReadable', 'fileNotWritable', 'fileUnknown', 'fileTooLarge', 'workbookNotOne', 'workbookEncrypted', 'workbookTooLarge',
  'encodingUnknown', 'noTableFound', 'importRefused', 'planExpired',
  // snapshots
  'cardInvalid', 'cardUnknown', 'cardChanged', 'cardWrongKind', 'snapshotNotOne', 'snapshotNotForUs', 'snapshotAltered', 'snapshotStranger',
  'snapshotNewer', 'snapshotInconsistent', 'snapshotRowInvalid', 'snapshotUnsafePath', 'snapshotReplayed', 'snapshotOutOfOrder', 'snapshotForked',
  'snapshotTooLarge', 'receiptInvalid', 'receiptUnknown',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export type CallError = {
  code: ErrorCode;
  /** What the sentence needs: names, numbers, rows. Plain JSON, never personal data beyond what the caller sent. */
  params: Record<string, unknown>;
  /** Finds the entry in the log: eight characters. */
  ref: string;
};

export type Envelope<T> = { ok: true; value: T } | { ok: false; error: CallError };

export const envelopeError = z.object({
  code: z.enum(errorCodes),
  params: z.record(z.string(), z.unknown()),
  ref: z.string(),
});

/** The one exception that handlers throw on purpose; anything else is answered as `internal`. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly params: Record<string, unknown>;
  constructor(code: ErrorCode, params: Record<string, unknown> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
  }
}
