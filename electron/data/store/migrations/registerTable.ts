/**
 * A register's table as every store has it since the first one, with the index its list is read along. A shipped migration is never edited, and
 * so neither is this text: another form of table gets another function. `links`: fields that hold the id of a record of the same station.
 */
export const registerTable = (name: string, links: Record<string, string>, columns: string): string => `
CREATE TABLE ${name} (
  station INTEGER NOT NULL REFERENCES stations(number),
  id INTEGER NOT NULL,
${columns.trim().replace(/^/, '  ')},
  pinyin TEXT NOT NULL,
  search TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  PRIMARY KEY (station, id)${Object.entries(links)
    .map(([field, table]) => `,\n  FOREIGN KEY (station, ${field}) REFERENCES ${table} (station, id) DEFERRABLE INITIALLY DEFERRED`)
    .join('')}
) STRICT, WITHOUT ROWID;
-- The mark stands in the key and not in a WHERE: only so does SQLite answer from the index alone, which a deep page needs.
CREATE INDEX ${name}_live ON ${name} (station, removed_at, id);`;
