/** A recovery key as people type it from paper. */
export const keyGroups = 14;

/** What was typed, in groups of four; anything but letters and digits only separates. */
export const groupsOf = (typed: string): string[] =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .match(/.{1,4}/g) ?? [];
