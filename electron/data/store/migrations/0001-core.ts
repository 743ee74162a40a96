/** The station, its accounts and settings, the trail, and a table for every register. */
import { registerTable } from './registerTable.ts';

export const up = `
CREATE TABLE stations (
  number INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('street', 'county'))
) STRICT;

CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  last_sign_in_at TEXT
) STRICT;
CREATE UNIQUE INDEX accounts_name ON accounts (name) WHERE active = 1;

-- The last id given in each register of a station: an id is never given twice.
CREATE TABLE last_ids (
  station INTEGER NOT NULL,
  register TEXT NOT NULL,
  id INTEGER NOT NULL,
  PRIMARY KEY (station, register)
) STRICT, WITHOUT ROWID;

-- The trail: one row a write, chained by hash; its changes carry what stood before and after. Added records stand in blocks.
CREATE TABLE audit_steps (
  step INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  account INTEGER NOT NULL,
  account_name TEXT NOT NULL,
  command TEXT NOT NULL,
  summary TEXT NOT NULL,
  undoes INTEGER REFERENCES audit_steps(step),
  records INTEGER NOT NULL,
  changes_hash TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_steps_undoes ON audit_steps (undoes) WHERE undoes IS NOT NULL;
CREATE TABLE audit_changes (
  step INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  register TEXT NOT NULL,
  station INTEGER NOT NULL,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('added', 'changed', 'removed', 'restored', 'undone')),
  before TEXT,
  after TEXT,
  PRIMARY KEY (step, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_changes_record ON audit_changes (register, station, first_id, last_id);
CREATE TRIGGER audit_steps_kept_update BEFORE UPDATE ON audit_steps BEGIN SELECT RAISE(ABORT, 'the trail cannot be changed'); END;
CREATE TRIGGER audit_steps_kept_delete BEFORE DELETE ON audit_steps BEGIN SELECT RAISE(ABORT, 'the trail cannot be changed'); END;
CREATE TRIGGER audit_changes_kept_update BEFORE UPDATE ON audit_changes BEGIN SELECT RAISE(ABORT, 'the trail cannot be changed'); END;
CREATE TRIGGER audit_changes_kept_delete BEFORE DELETE ON audit_changes BEGIN SELECT RAISE(ABORT, 'the trail cannot be changed'); END;

-- 权责事项
${registerTable(
  'items',
  {},
  `
  kind TEXT NOT NULL,
  order_no INTEGER,
  type TEXT,
  field TEXT,
  title TEXT NOT NULL,
  sub_item TEXT,
  code TEXT,
  basis TEXT,
  body TEXT,
  lead_body TEXT,
  lead_duty TEXT,
  support_duty TEXT,
  method TEXT,
  stages TEXT,
  liability TEXT,
  notice_no TEXT,
  published_on TEXT,
  status TEXT NOT NULL,
  note TEXT
`,
)}

-- 事项关联
${registerTable(
  'item_links',
  { item: 'items', linked_item: 'items' },
  `
  item INTEGER NOT NULL,
  relation TEXT NOT NULL,
  linked_item INTEGER NOT NULL,
  note TEXT
`,
)}

-- 社区
${registerTable(
  'communities',
  {},
  `
  name TEXT NOT NULL,
  code TEXT,
  households INTEGER,
  quota INTEGER,
  note TEXT
`,
)}

-- 委员会
${registerTable(
  'committees',
  { community: 'communities' },
  `
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  community INTEGER,
  note TEXT
`,
)}

-- 兼职委员
${registerTable(
  'seats',
  { committee: 'committees' },
  `
  committee INTEGER NOT NULL,
  order_no INTEGER,
  seat_kind TEXT,
  person TEXT NOT NULL,
  home_unit TEXT,
  home_post TEXT,
  "from" TEXT,
  until TEXT,
  ended_on TEXT,
  phone TEXT,
  note TEXT
`,
)}

-- 社区工作者
${registerTable(
  'workers',
  { community: 'communities' },
  `
  name TEXT NOT NULL,
  sex TEXT,
  id_number TEXT NOT NULL,
  birth_date TEXT,
  ethnic_group TEXT,
  political_status TEXT,
  party_joined_on TEXT,
  phone TEXT,
  first_education TEXT,
  education TEXT,
  school TEXT,
  major TEXT,
  community INTEGER,
  position TEXT,
  post_class TEXT,
  post_from TEXT,
  service_from TEXT,
  work_from TEXT,
  certificate TEXT,
  certificate_no TEXT,
  certificate_on TEXT,
  entry_route TEXT,
  status TEXT NOT NULL,
  left_on TEXT,
  left_reason TEXT,
  note TEXT
`,
)}

-- 任职经历
${registerTable(
  'posts',
  { worker: 'workers', community: 'communities' },
  `
  worker INTEGER NOT NULL,
  community INTEGER,
  position TEXT,
  post_class TEXT,
  "from" TEXT,
  until TEXT,
  note TEXT
`,
)}

-- 职业资格证书
${registerTable(
  'certificates',
  { worker: 'workers' },
  `
  worker INTEGER NOT NULL,
  level TEXT NOT NULL,
  number TEXT,
  issued_on TEXT,
  note TEXT
`,
)}

-- 薪酬方案
${registerTable(
  'schemes',
  { corrects: 'schemes' },
  `
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  status TEXT NOT NULL,
  nature TEXT NOT NULL,
  issuer TEXT,
  document_no TEXT,
  effective_from TEXT NOT NULL,
  effective_until TEXT,
  base INTEGER,
  corrects INTEGER,
  document TEXT NOT NULL,
  sha256 TEXT,
  note TEXT
`,
)}

-- 定级记录
${registerTable(
  'grade_events',
  { worker: 'workers', scheme: 'schemes' },
  `
  worker INTEGER NOT NULL,
  "on" TEXT NOT NULL,
  old_grade INTEGER,
  new_grade INTEGER NOT NULL,
  reason TEXT NOT NULL,
  evidence TEXT,
  scheme INTEGER,
  protected_until TEXT,
  approver TEXT
`,
)}

CREATE UNIQUE INDEX communities_name ON communities (station, name) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX committees_name ON committees (station, name) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX workers_id_number ON workers (station, id_number) WHERE removed_at IS NULL;
-- For the usual orders and filters of the list; the search text saves reading whole records for a search in the order of names.
CREATE INDEX workers_name ON workers (station, removed_at, pinyin, name, search);
CREATE INDEX workers_community ON workers (station, removed_at, community);
CREATE INDEX items_kind ON items (station, removed_at, kind, order_no);
CREATE INDEX item_links_item ON item_links (station, item);
CREATE INDEX item_links_linked_item ON item_links (station, linked_item);
CREATE INDEX seats_committee ON seats (station, committee);
CREATE INDEX posts_worker ON posts (station, worker);
CREATE INDEX certificates_worker ON certificates (station, worker);
CREATE UNIQUE INDEX schemes_version ON schemes (station, name, version) WHERE removed_at IS NULL;
CREATE INDEX grade_events_worker ON grade_events (station, worker);
`;
