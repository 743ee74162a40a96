/** A worker's career and personnel file, grids and red flags, and the scanned papers. Views say what is known of a worker, see decision 0013. */
import { registerTable } from './registerTable.ts';

export const up = `
ALTER TABLE workers ADD COLUMN native_place TEXT;
ALTER TABLE workers ADD COLUMN talents TEXT;
ALTER TABLE workers ADD COLUMN retirement_age TEXT;
ALTER TABLE workers ADD COLUMN left_kind TEXT;
ALTER TABLE workers ADD COLUMN file_handed_over_on TEXT;

-- An index that also holds the mark finds the live parts of one worker without touching the others.
DROP INDEX posts_worker;
CREATE INDEX posts_worker ON posts (station, worker, removed_at);
DROP INDEX certificates_worker;
CREATE INDEX certificates_worker ON certificates (station, worker, removed_at);
DROP INDEX grade_events_worker;
CREATE INDEX grade_events_worker ON grade_events (station, worker, removed_at);

-- 网格
${registerTable(
  'grids',
  { community: 'communities' },
  `
  name TEXT NOT NULL,
  code TEXT,
  community INTEGER,
  posts_due INTEGER,
  note TEXT
`,
)}
CREATE INDEX grids_community ON grids (station, community, removed_at);

-- 认定
${registerTable(
  'recognitions',
  { worker: 'workers' },
  `
  worker INTEGER NOT NULL,
  "on" TEXT NOT NULL,
  level TEXT,
  authority TEXT,
  document_no TEXT,
  note TEXT
`,
)}
CREATE INDEX recognitions_worker ON recognitions (station, worker, removed_at);

-- 学历学位
${registerTable(
  'education_records',
  { worker: 'workers' },
  `
  worker INTEGER NOT NULL,
  education TEXT,
  degree TEXT,
  form TEXT,
  papers TEXT,
  school TEXT,
  major TEXT,
  graduated_on TEXT,
  note TEXT
`,
)}
CREATE INDEX education_records_worker ON education_records (station, worker, removed_at);

-- 年度考核
${registerTable(
  'assessments',
  { worker: 'workers' },
  `
  worker INTEGER NOT NULL,
  year INTEGER NOT NULL,
  result TEXT NOT NULL,
  opinion TEXT,
  note TEXT
`,
)}
CREATE INDEX assessments_worker ON assessments (station, worker, removed_at);

-- 培训
${registerTable(
  'trainings',
  { worker: 'workers' },
  `
  worker INTEGER NOT NULL,
  name TEXT NOT NULL,
  level TEXT,
  "from" TEXT,
  until TEXT,
  hours INTEGER,
  result TEXT,
  note TEXT
`,
)}
CREATE INDEX trainings_worker ON trainings (station, worker, removed_at);

-- 导师帮带
${registerTable(
  'mentorships',
  { worker: 'workers', mentor: 'workers' },
  `
  worker INTEGER NOT NULL,
  mentor INTEGER,
  mentor_name TEXT,
  "from" TEXT,
  until TEXT,
  plan TEXT,
  result TEXT,
  note TEXT
`,
)}
CREATE INDEX mentorships_worker ON mentorships (station, worker, removed_at);
CREATE INDEX mentorships_mentor ON mentorships (station, mentor, removed_at);

-- 荣誉
${registerTable(
  'honours',
  { worker: 'workers' },
  `
  worker INTEGER NOT NULL,
  title TEXT NOT NULL,
  kind TEXT,
  level TEXT,
  issuer TEXT,
  "on" TEXT,
  document_no TEXT,
  note TEXT
`,
)}
CREATE INDEX honours_worker ON honours (station, worker, removed_at);

-- 两代表一委员
${registerTable(
  'mandates',
  { worker: 'workers' },
  `
  worker INTEGER NOT NULL,
  kind TEXT NOT NULL,
  level TEXT NOT NULL,
  term TEXT,
  "from" TEXT,
  until TEXT,
  note TEXT
`,
)}
CREATE INDEX mandates_worker ON mandates (station, worker, removed_at);

-- 网格任职
${registerTable(
  'grid_posts',
  { worker: 'workers', grid: 'grids' },
  `
  worker INTEGER NOT NULL,
  grid INTEGER NOT NULL,
  full_time INTEGER NOT NULL,
  "from" TEXT,
  until TEXT,
  note TEXT
`,
)}
CREATE INDEX grid_posts_worker ON grid_posts (station, worker, removed_at);
CREATE INDEX grid_posts_grid ON grid_posts (station, grid, removed_at);

-- 服务中断
${registerTable(
  'service_breaks',
  { worker: 'workers' },
  `
  worker INTEGER NOT NULL,
  "from" TEXT NOT NULL,
  until TEXT,
  reason TEXT,
  note TEXT
`,
)}
CREATE INDEX service_breaks_worker ON service_breaks (station, worker, removed_at);

-- 劳动合同
${registerTable(
  'contracts',
  { worker: 'workers' },
  `
  worker INTEGER NOT NULL,
  kind TEXT NOT NULL,
  number TEXT,
  employer TEXT,
  "from" TEXT NOT NULL,
  until TEXT,
  probation_until TEXT,
  note TEXT
`,
)}
CREATE INDEX contracts_worker ON contracts (station, worker, removed_at);

-- 调动
${registerTable(
  'transfers',
  { worker: 'workers' },
  `
  worker INTEGER NOT NULL,
  "on" TEXT NOT NULL,
  from_place TEXT,
  to_place TEXT NOT NULL,
  handler TEXT,
  note TEXT
`,
)}
CREATE INDEX transfers_worker ON transfers (station, worker, removed_at);

-- 红旗
${registerTable(
  'flags',
  { community: 'communities' },
  `
  community INTEGER NOT NULL,
  kind TEXT NOT NULL,
  "from" TEXT NOT NULL,
  until TEXT,
  decision TEXT,
  note TEXT
`,
)}
CREATE INDEX flags_community ON flags (station, community, removed_at);

-- 档案材料
${registerTable(
  'materials',
  { worker: 'workers' },
  `
  worker INTEGER NOT NULL,
  "class" TEXT NOT NULL,
  title TEXT NOT NULL,
  "on" TEXT,
  pages INTEGER,
  file_name TEXT,
  file_type TEXT,
  file_size INTEGER,
  sha256 TEXT,
  note TEXT
`,
)}
CREATE INDEX materials_worker ON materials (station, worker, removed_at);


-- One result a year.
CREATE UNIQUE INDEX assessments_year ON assessments (station, worker, year) WHERE removed_at IS NULL;

-- What is known of a worker's posts, certificates and education: the records where there are any, else what stands on the worker.
CREATE VIEW post_facts AS
  SELECT station, worker, id, community, position, post_class, "from", until FROM posts WHERE removed_at IS NULL
  UNION ALL
  SELECT w.station, w.id, NULL, w.community, w.position, w.post_class, coalesce(w.post_from, w.service_from), NULL
    FROM workers w
    WHERE w.removed_at IS NULL AND (w.post_class IS NOT NULL OR w.position IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.station = w.station AND p.worker = w.id AND p.removed_at IS NULL);
CREATE VIEW certificate_facts AS
  SELECT station, worker, id, level, number, issued_on FROM certificates WHERE removed_at IS NULL
  UNION ALL
  SELECT w.station, w.id, NULL, w.certificate, w.certificate_no, w.certificate_on
    FROM workers w
    WHERE w.removed_at IS NULL AND w.certificate IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM certificates c WHERE c.station = w.station AND c.worker = w.id AND c.removed_at IS NULL);
CREATE VIEW education_facts AS
  SELECT station, worker, id, education, degree, form, papers, school, major, graduated_on FROM education_records WHERE removed_at IS NULL
  UNION ALL
  SELECT w.station, w.id, NULL, w.education, NULL, NULL, NULL, w.school, w.major, NULL
    FROM workers w
    WHERE w.removed_at IS NULL AND w.education IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM education_records e WHERE e.station = w.station AND e.worker = w.id AND e.removed_at IS NULL)
  UNION ALL
  SELECT w.station, w.id, NULL, w.first_education, NULL, 'fullTime', NULL, NULL, NULL, NULL
    FROM workers w
    WHERE w.removed_at IS NULL AND w.first_education IS NOT NULL AND w.first_education IS NOT w.education
      AND NOT EXISTS (SELECT 1 FROM education_records e WHERE e.station = w.station AND e.worker = w.id AND e.removed_at IS NULL);

-- Scanned papers: each file once, by its SHA-256, in pieces that a page cache can hold. The catalogue is the register of materials.
CREATE TABLE files (
  sha256 TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  kept_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- With a rowid: long values belong on pages of their own and not between the keys.
CREATE TABLE file_pieces (
  sha256 TEXT NOT NULL REFERENCES files(sha256),
  piece INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (sha256, piece)
) STRICT;
CREATE INDEX materials_sha256 ON materials (sha256);
`;
