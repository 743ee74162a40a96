/** The flow charts of items, step by step. */
import { registerTable } from './registerTable.ts';

export const up = `
-- 流程环节
${registerTable(
  'flow_steps',
  { item: 'items' },
  `
  item INTEGER NOT NULL,
  order_no INTEGER NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  who TEXT,
  time_limit TEXT,
  next TEXT
`,
)}
CREATE INDEX flow_steps_item ON flow_steps (station, item, order_no);
`;
