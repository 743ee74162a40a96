/**
 * The index of names in the whole order of the list: with the id after the search text, SQLite read and sorted every group of namesakes, and
 * walked 90,000 of 100,000 entries in 13 ms; this way in 1.4.
 */
export const up = `
DROP INDEX workers_name;
CREATE INDEX workers_name ON workers (station, removed_at, pinyin, name, id, search);
`;
