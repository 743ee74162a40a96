/** Pay runs and what a month is reckoned from beside the scheme: policies, profiles, items, budgets, templates. */
import { registerTable } from './registerTable.ts';

export const up = `
-- 薪酬政策参数
${registerTable(
  'pay_policies',
  {},
  `
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  effective_until TEXT,
  source TEXT NOT NULL,
  synthetic INTEGER NOT NULL,
  document TEXT NOT NULL,
  sha256 TEXT,
  note TEXT
`,
)}

-- 薪酬发放
${registerTable(
  'pay_runs',
  { scheme: 'schemes', reverses: 'pay_runs' },
  `
  period TEXT NOT NULL,
  kind TEXT NOT NULL,
  number INTEGER,
  status TEXT NOT NULL,
  scheme INTEGER,
  scheme_sha TEXT,
  policies TEXT,
  reverses INTEGER,
  people INTEGER,
  gross INTEGER,
  net INTEGER,
  employer_cost INTEGER,
  totals TEXT,
  reckoned_step INTEGER,
  preparer TEXT,
  preparer_id INTEGER,
  prepared_at TEXT,
  checker TEXT,
  checked_at TEXT,
  approver TEXT,
  approved_at TEXT,
  payer TEXT,
  paid_at TEXT,
  lines_hash TEXT,
  note TEXT
`,
)}

-- 薪酬明细
${registerTable(
  'pay_lines',
  { run: 'pay_runs', worker: 'workers', community: 'communities', origin_run: 'pay_runs' },
  `
  run INTEGER NOT NULL,
  order_no INTEGER,
  worker INTEGER,
  community INTEGER,
  name TEXT NOT NULL,
  post_class TEXT,
  grade INTEGER,
  coefficient INTEGER,
  base INTEGER,
  basic INTEGER,
  performance INTEGER,
  certificate_allowance INTEGER,
  red_flag INTEGER,
  other_pay INTEGER,
  total INTEGER NOT NULL,
  untaxed INTEGER,
  insurance INTEGER,
  fund INTEGER,
  tax INTEGER,
  deductions INTEGER,
  net INTEGER,
  employer_cost INTEGER,
  held INTEGER,
  origin_run INTEGER,
  origin_period TEXT,
  detail TEXT,
  note TEXT
`,
)}

-- 薪酬信息: 缴费基数, 专项附加扣除, 银行账户
${registerTable(
  'pay_profiles',
  { worker: 'workers' },
  `
  worker INTEGER NOT NULL,
  "from" TEXT NOT NULL,
  insurance_base INTEGER,
  fund_base INTEGER,
  fund_rate INTEGER,
  additional_deduction INTEGER,
  tax_from TEXT,
  bank_name TEXT,
  bank_account TEXT,
  opening_year INTEGER,
  opening_income INTEGER,
  opening_contributions INTEGER,
  opening_additional INTEGER,
  opening_tax INTEGER,
  note TEXT
`,
)}
CREATE INDEX pay_profiles_file ON pay_profiles (station, worker, removed_at);

-- 增减项目
${registerTable(
  'pay_items',
  { worker: 'workers' },
  `
  worker INTEGER NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  amount INTEGER,
  share INTEGER,
  taxable INTEGER,
  "from" TEXT NOT NULL,
  until TEXT,
  reason TEXT NOT NULL,
  note TEXT
`,
)}

-- 薪酬预算
${registerTable(
  'budgets',
  {},
  `
  year INTEGER NOT NULL,
  component TEXT NOT NULL,
  amount INTEGER NOT NULL,
  note TEXT
`,
)}

-- 发放表和银行文件的模板
${registerTable(
  'pay_templates',
  {},
  `
  name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  columns TEXT NOT NULL,
  note TEXT
`,
)}

CREATE UNIQUE INDEX pay_policies_from ON pay_policies (station, kind, name, effective_from) WHERE removed_at IS NULL;
-- An office keeps one sheet of its own a month; ordinary runs are kept apart by the module, for one that was reversed may be followed by another.
CREATE UNIQUE INDEX pay_runs_imported ON pay_runs (station, period) WHERE removed_at IS NULL AND kind = 'imported';
CREATE INDEX pay_lines_run ON pay_lines (station, run);
CREATE INDEX pay_lines_worker ON pay_lines (station, worker);
CREATE UNIQUE INDEX pay_profiles_from ON pay_profiles (station, worker, "from") WHERE removed_at IS NULL;
CREATE INDEX pay_items_worker ON pay_items (station, worker);
CREATE UNIQUE INDEX budgets_component ON budgets (station, year, component) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX pay_templates_name ON pay_templates (station, purpose, name) WHERE removed_at IS NULL;

-- A paid run of this station never changes, whoever writes. (Number 1 is the station itself: what a county took in is replaced as a whole.)
CREATE TRIGGER pay_runs_paid_update BEFORE UPDATE ON pay_runs WHEN OLD.station = 1 AND OLD.status = 'paid'
BEGIN SELECT RAISE(ABORT, 'a paid run cannot be changed'); END;
CREATE TRIGGER pay_runs_paid_delete BEFORE DELETE ON pay_runs WHEN OLD.station = 1 AND OLD.status = 'paid'
BEGIN SELECT RAISE(ABORT, 'a paid run cannot be changed'); END;
CREATE TRIGGER pay_lines_paid_insert BEFORE INSERT ON pay_lines
WHEN NEW.station = 1 AND (SELECT status FROM pay_runs WHERE station = 1 AND id = NEW.run) = 'paid'
BEGIN SELECT RAISE(ABORT, 'a paid run cannot be changed'); END;
CREATE TRIGGER pay_lines_paid_update BEFORE UPDATE ON pay_lines
WHEN OLD.station = 1 AND (SELECT status FROM pay_runs WHERE station = 1 AND id = OLD.run) = 'paid'
BEGIN SELECT RAISE(ABORT, 'a paid run cannot be changed'); END;
CREATE TRIGGER pay_lines_paid_delete BEFORE DELETE ON pay_lines
WHEN OLD.station = 1 AND (SELECT status FROM pay_runs WHERE station = 1 AND id = OLD.run) = 'paid'
BEGIN SELECT RAISE(ABORT, 'a paid run cannot be changed'); END;
`;
