/** What is thrown to refuse, by a closed list of codes. Without zod, so that threads start quickly. */

/** Every refusal there is. The words for a code are in `renderer/src/words/errors.ts` and say what to do next. */
// prettier-ignore
export const errorCodes = [
  // the call itself
  'usage', 'unknownCall', 'invalidInput', 'notPermitted', 'notSignedIn', 'internal', 'hostLost', 'cancelled', 'busy',
  // the station and its store
  'notAStation', 'alreadyAStation', 'storeInUse', 'storeNewer', 'storeDamaged', 'storeReadOnly', 'diskFull', 'folderMissing', 'keyFileDamaged',
  'keyFileAltered', 'backupUnusable',
  'passphraseMissing', 'wrongPassphrase', 'tooManyAttempts', 'unknownAccount', 'weakPassphrase', 'wrongRecoveryKey', 'accountExists', 'lastAdministrator',
  'divisionCodeInvalid', 'recoveryNotConfirmed', 'placeUnfit',
  // registers
  'recordNotFound', 'recordInvalid', 'revisionConflict', 'duplicateRecord', 'recordInUse', 'readOnlyStation', 'nothingToUndo', 'undoConflict',
  'keptByProgram', 'viewIdNumber',
  // pay schemes
  'schemePublished', 'schemeDraft', 'schemeInvalid', 'schemeIncomplete', 'schemeEndsEarly', 'schemeNotOne', 'schemeAltered', 'scaleNotFound',
  'noScheme', 'workerAmbiguous', 'nobodyMoves', 'regradingStale', 'regradingClosed',
  // pay runs
  'policyPublished', 'payRunLocked', 'payRunReckoned', 'payRunState', 'payRunExists', 'payRunTooEarly', 'payRunNoScheme', 'payRunMadeUpScheme', 'payRunFindings',
  'payRunSamePerson', 'payRunAltered', 'payRunNothing', 'approverMissing',
  // lists
  'kindUnknown', 'listClosed', 'listNotPublished', 'proposalOnItsWay', 'proposalClosed', 'proposalEmpty', 'wrongStep', 'reasonMissing', 'opinionMissing',
  'secondPersonNeeded', 'earlierThanLast',
  // workbooks
  'fileNotFound', 'fileNotReadable', 'fileNotWritable', 'fileUnknown', 'fileTooLarge', 'workbookNotOne', 'workbookEncrypted', 'workbookTooLarge',
  'encodingUnknown', 'noTableFound', 'importRefused', 'planExpired',
  // papers of the personnel file
  'paperKindUnknown', 'photoNotOne', 'paperNotKept',
  // snapshots
  'cardInvalid', 'cardUnknown', 'cardChanged', 'cardWrongKind', 'streetsSeal', 'countiesMerge', 'snapshotNotOne', 'snapshotNotForUs', 'snapshotAltered',
  'snapshotStranger', 'snapshotNewer', 'snapshotInconsistent', 'snapshotRowInvalid', 'snapshotUnsafePath', 'snapshotReplayed', 'snapshotOutOfOrder', 'snapshotForked',
  'snapshotTooLarge', 'receiptInvalid', 'receiptUnknown',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

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
