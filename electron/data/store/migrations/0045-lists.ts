/** The life of a list: its kinds and declared totals, statutes and what items cite, proposals on their way, versions as they were published. */
import { registerTable } from './registerTable.ts';

export const up = `
ALTER TABLE items ADD COLUMN support_body TEXT;
ALTER TABLE items ADD COLUMN legal_limit TEXT;
ALTER TABLE items ADD COLUMN promised_limit TEXT;
ALTER TABLE items ADD COLUMN supervision TEXT;

-- 清单类别
${registerTable(
  'list_kinds',
  {},
  `
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  order_no INTEGER,
  words TEXT,
  columns TEXT,
  numbering TEXT NOT NULL,
  lead_side TEXT NOT NULL,
  kept_by TEXT,
  checks TEXT,
  print TEXT NOT NULL,
  active INTEGER NOT NULL,
  note TEXT
`,
)}

-- 公布总数
${registerTable(
  'list_totals',
  {},
  `
  name TEXT NOT NULL,
  kinds TEXT NOT NULL,
  "by" TEXT,
  value TEXT,
  count INTEGER NOT NULL,
  source TEXT
`,
)}

-- 法规库
${registerTable(
  'statutes',
  { successor: 'statutes' },
  `
  title TEXT NOT NULL,
  kind TEXT,
  number TEXT,
  issuer TEXT,
  in_force_from TEXT,
  status TEXT NOT NULL,
  changed_on TEXT,
  successor INTEGER,
  note TEXT
`,
)}

-- 依据条款
${registerTable(
  'item_bases',
  { item: 'items', statute: 'statutes' },
  `
  item INTEGER NOT NULL,
  order_no INTEGER,
  statute INTEGER,
  article INTEGER,
  article_branch INTEGER,
  paragraph INTEGER,
  sub_paragraph INTEGER,
  point INTEGER,
  cited TEXT NOT NULL,
  understood INTEGER NOT NULL
`,
)}

-- 事项分工
${registerTable(
  'item_bodies',
  { item: 'items' },
  `
  item INTEGER NOT NULL,
  order_no INTEGER,
  role TEXT NOT NULL,
  body TEXT NOT NULL,
  duty TEXT
`,
)}

-- 外部编码
${registerTable(
  'item_codes',
  { item: 'items' },
  `
  item INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  note TEXT
`,
)}

-- 调整方案
${registerTable(
  'proposals',
  {},
  `
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  origin TEXT NOT NULL,
  status TEXT NOT NULL,
  base_version INTEGER NOT NULL,
  version INTEGER,
  note TEXT
`,
)}

-- 办理记录
${registerTable(
  'proposal_steps',
  { proposal: 'proposals' },
  `
  proposal INTEGER NOT NULL,
  step TEXT NOT NULL,
  account TEXT NOT NULL,
  at TEXT NOT NULL,
  opinion TEXT
`,
)}

-- 调整内容
${registerTable(
  'proposal_changes',
  { proposal: 'proposals', item: 'items' },
  `
  proposal INTEGER NOT NULL,
  change TEXT NOT NULL,
  item INTEGER,
  title TEXT NOT NULL,
  reason TEXT,
  basis_text TEXT,
  "values" TEXT
`,
)}

-- 清单版本
${registerTable(
  'list_versions',
  { proposal: 'proposals' },
  `
  kind TEXT NOT NULL,
  number INTEGER NOT NULL,
  notice_no TEXT NOT NULL,
  published_on TEXT NOT NULL,
  proposal INTEGER NOT NULL,
  total INTEGER NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  counts TEXT,
  sha256 TEXT NOT NULL
`,
)}

-- 事项版本
${registerTable(
  'item_versions',
  { item: 'items' },
  `
  kind TEXT NOT NULL,
  item INTEGER NOT NULL,
  from_version INTEGER NOT NULL,
  until_version INTEGER,
  order_no INTEGER,
  type TEXT,
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  sha256 TEXT NOT NULL
`,
)}

-- 法规变更核对
${registerTable(
  'basis_reviews',
  { item: 'items', statute: 'statutes' },
  `
  item INTEGER NOT NULL,
  statute INTEGER NOT NULL,
  changed_on TEXT,
  outcome TEXT NOT NULL,
  note TEXT
`,
)}

CREATE UNIQUE INDEX list_kinds_code ON list_kinds (station, code) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX list_totals_name ON list_totals (station, name) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX statutes_title ON statutes (station, title) WHERE removed_at IS NULL;
CREATE INDEX item_bases_item ON item_bases (station, item);
CREATE INDEX item_bases_statute ON item_bases (station, statute, article);
CREATE INDEX item_bodies_item ON item_bodies (station, item);
CREATE INDEX item_bodies_body ON item_bodies (station, body);
CREATE INDEX item_codes_item ON item_codes (station, item);
CREATE INDEX proposal_steps_proposal ON proposal_steps (station, proposal);
CREATE INDEX basis_reviews_statute ON basis_reviews (station, statute);
-- One change an item in a proposal; an added item has no id yet.
CREATE UNIQUE INDEX proposal_changes_item ON proposal_changes (station, proposal, item) WHERE removed_at IS NULL AND item IS NOT NULL;
CREATE INDEX proposal_changes_proposal ON proposal_changes (station, proposal);
-- A list is changed by one proposal at a time.
CREATE UNIQUE INDEX proposals_open ON proposals (station, kind) WHERE removed_at IS NULL AND status NOT IN ('published', 'withdrawn');
CREATE UNIQUE INDEX list_versions_number ON list_versions (station, kind, number);
-- A list as of a version, in its order, and what differs between two versions, are answered from these alone.
CREATE INDEX item_versions_order ON item_versions (station, kind, order_no, item, from_version, until_version);
CREATE INDEX item_versions_item ON item_versions (station, item, from_version);

-- A station's own published versions stay as they are; an item's version may only end.
CREATE TRIGGER list_versions_kept BEFORE UPDATE ON list_versions WHEN OLD.station = 1 BEGIN SELECT RAISE(ABORT, 'a published version cannot be changed'); END;
CREATE TRIGGER list_versions_stay BEFORE DELETE ON list_versions WHEN OLD.station = 1 BEGIN SELECT RAISE(ABORT, 'a published version cannot be changed'); END;
CREATE TRIGGER item_versions_kept BEFORE UPDATE ON item_versions WHEN OLD.station = 1 AND (
  OLD.until_version IS NOT NULL OR NEW.removed_at IS NOT NULL OR NEW.kind <> OLD.kind OR NEW.item <> OLD.item OR NEW.from_version <> OLD.from_version
  OR NEW.order_no IS NOT OLD.order_no OR NEW.type IS NOT OLD.type OR NEW.title <> OLD.title OR NEW.content <> OLD.content OR NEW.sha256 <> OLD.sha256
) BEGIN SELECT RAISE(ABORT, 'a published version cannot be changed'); END;
CREATE TRIGGER item_versions_stay BEFORE DELETE ON item_versions WHEN OLD.station = 1 BEGIN SELECT RAISE(ABORT, 'a published version cannot be changed'); END;
`;
