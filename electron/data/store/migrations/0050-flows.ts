/** The flow charts of items, step by step. */
export const up = `
-- 流程环节
CREATE TABLE flow_steps (
  station INTEGER NOT NULL REFERENCES stations(number),
  id INTEGER NOT NULL,
  item INTEGER NOT NULL,
  order_no INTEGER NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  who TEXT,
  time_limit TEXT,
  next TEXT,
  pinyin TEXT NOT NULL,
  search TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  PRIMARY KEY (station, id),
  FOREIGN KEY (station, item) REFERENCES items (station, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX flow_steps_live ON flow_steps (station, removed_at, id);
CREATE INDEX flow_steps_item ON flow_steps (station, item, order_no);
`;
