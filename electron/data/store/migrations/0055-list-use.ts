/** 清单执行: the registers that live on the lists. */
import { registerTable } from './registerTable.ts';

/** Which item of which list, as of the day of the record. */
const common = `number TEXT,
  note TEXT,
  standing TEXT,
  list_kind TEXT,
  item INTEGER,
  item_no INTEGER,
  list_version INTEGER,
  notice_no TEXT`;

export const up = `
-- 证明开具登记
${registerTable(
  'certificate_requests',
  { item: 'items' },
  `
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
  ${common}
`,
)}

-- 用印登记
${registerTable(
  'seal_uses',
  { item: 'items' },
  `
  used_on TEXT NOT NULL,
  matter TEXT NOT NULL,
  document TEXT NOT NULL,
  copies INTEGER NOT NULL,
  seal TEXT NOT NULL,
  department TEXT,
  applicant TEXT NOT NULL,
  approver TEXT,
  keeper TEXT,
  ${common}
`,
)}

-- 五项权力行使登记
${registerTable(
  'power_uses',
  { item: 'items' },
  `
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
  ${common}
`,
)}

-- 清单外事项登记
${registerTable(
  'handed_tasks',
  { item: 'items' },
  `
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
  ${common}
`,
)}

-- Whether an item is in use is asked when it is removed.
CREATE INDEX certificate_requests_item ON certificate_requests (station, item) WHERE item IS NOT NULL;
CREATE INDEX seal_uses_item ON seal_uses (station, item) WHERE item IS NOT NULL;
CREATE INDEX power_uses_item ON power_uses (station, item) WHERE item IS NOT NULL;
CREATE INDEX handed_tasks_item ON handed_tasks (station, item) WHERE item IS NOT NULL;
-- Letters that wait for an answer, by their day.
CREATE INDEX power_uses_waiting ON power_uses (station, due_on) WHERE due_on IS NOT NULL AND replied_on IS NULL AND removed_at IS NULL;
`;
