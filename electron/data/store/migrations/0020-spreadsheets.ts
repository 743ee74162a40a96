/** What the office said of a workbook's headings, remembered for the next workbook with the same ones. */
export const up = `
CREATE TABLE spreadsheet_mappings (
  signature TEXT PRIMARY KEY,
  register TEXT NOT NULL,
  -- heading -> field, null: left out
  columns TEXT NOT NULL,
  used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
