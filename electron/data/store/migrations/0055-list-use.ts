/** 清单执行: the registers that live on the lists. */
export const up = `
-- 证明开具登记
CREATE TABLE certificate_requests (
  station INTEGER NOT NULL REFERENCES stations(number),
  id INTEGER NOT NULL,
  requested_on TEXT NOT NULL,
  matter TEXT NOT NULL,
  applicant TEXT NOT NULL,
  id_number TEXT,
  phone TEXT,
  demanded_by TEXT,
  purpose TEXT,
  outcome TEXT,
  handler TEXT,
  reason TEXT,
  go_to TEXT,
  legal_basis TEXT,
  number TEXT,
  note TEXT,
  standing TEXT,
  list_kind TEXT,
  item INTEGER,
  item_no INTEGER,
  list_version INTEGER,
  notice_no TEXT,
  pinyin TEXT NOT NULL,
  search TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  PRIMARY KEY (station, id),
  FOREIGN KEY (station, item) REFERENCES items (station, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX certificate_requests_live ON certificate_requests (station, removed_at, id);

-- 用印登记
CREATE TABLE seal_uses (
  station INTEGER NOT NULL REFERENCES stations(number),
  id INTEGER NOT NULL,
  used_on TEXT NOT NULL,
  matter TEXT NOT NULL,
  document TEXT NOT NULL,
  copies INTEGER NOT NULL,
  seal TEXT NOT NULL,
  department TEXT,
  applicant TEXT NOT NULL,
  approver TEXT,
  keeper TEXT,
  number TEXT,
  note TEXT,
  standing TEXT,
  list_kind TEXT,
  item INTEGER,
  item_no INTEGER,
  list_version INTEGER,
  notice_no TEXT,
  pinyin TEXT NOT NULL,
  search TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  PRIMARY KEY (station, id),
  FOREIGN KEY (station, item) REFERENCES items (station, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX seal_uses_live ON seal_uses (station, removed_at, id);

-- 五项权力行使登记
CREATE TABLE power_uses (
  station INTEGER NOT NULL REFERENCES stations(number),
  id INTEGER NOT NULL,
  asked_on TEXT NOT NULL,
  subject TEXT NOT NULL,
  power TEXT NOT NULL,
  department TEXT,
  document_no TEXT,
  due_on TEXT,
  matter TEXT,
  outcome TEXT,
  replied_on TEXT,
  opinion TEXT,
  followed TEXT,
  response TEXT,
  handler TEXT,
  number TEXT,
  note TEXT,
  standing TEXT,
  list_kind TEXT,
  item INTEGER,
  item_no INTEGER,
  list_version INTEGER,
  notice_no TEXT,
  pinyin TEXT NOT NULL,
  search TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  PRIMARY KEY (station, id),
  FOREIGN KEY (station, item) REFERENCES items (station, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX power_uses_live ON power_uses (station, removed_at, id);

-- 清单外事项登记
CREATE TABLE handed_tasks (
  station INTEGER NOT NULL REFERENCES stations(number),
  id INTEGER NOT NULL,
  received_on TEXT NOT NULL,
  matter TEXT NOT NULL,
  department TEXT NOT NULL,
  document_no TEXT,
  given_basis TEXT,
  decision TEXT NOT NULL,
  decided_on TEXT,
  reason TEXT,
  funds INTEGER,
  people INTEGER,
  "from" TEXT,
  until TEXT,
  handler TEXT,
  number TEXT,
  note TEXT,
  standing TEXT,
  list_kind TEXT,
  item INTEGER,
  item_no INTEGER,
  list_version INTEGER,
  notice_no TEXT,
  pinyin TEXT NOT NULL,
  search TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  PRIMARY KEY (station, id),
  FOREIGN KEY (station, item) REFERENCES items (station, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX handed_tasks_live ON handed_tasks (station, removed_at, id);

-- Whether an item is in use is asked when it is removed.
CREATE INDEX certificate_requests_item ON certificate_requests (station, item) WHERE item IS NOT NULL;
CREATE INDEX seal_uses_item ON seal_uses (station, item) WHERE item IS NOT NULL;
CREATE INDEX power_uses_item ON power_uses (station, item) WHERE item IS NOT NULL;
CREATE INDEX handed_tasks_item ON handed_tasks (station, item) WHERE item IS NOT NULL;
-- Letters that wait for an answer, by their day.
CREATE INDEX power_uses_waiting ON power_uses (station, due_on) WHERE due_on IS NOT NULL AND replied_on IS NULL AND removed_at IS NULL;
`;
