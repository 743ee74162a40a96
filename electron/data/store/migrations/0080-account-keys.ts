/**
 * Whose keys the key file may hold: the public keys of each account, with spaces between them (two while a pass phrase is being replaced), so that
 * a key file that somebody has edited is noticed. Null until the account's first sign-in after this migration.
 */
export const up = `
ALTER TABLE accounts ADD COLUMN public_keys TEXT;
`;
