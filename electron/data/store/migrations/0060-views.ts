/** 视图: questions to a register's list, kept under a name. A setting of the station: no register, and in no snapshot. */
export const up = `
CREATE TABLE views (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES accounts(id),
  register TEXT NOT NULL,
  name TEXT NOT NULL,
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  query TEXT NOT NULL,
  UNIQUE (account, register, name)
) STRICT;
`;
