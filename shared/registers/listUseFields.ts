import type { Field } from './declare.ts';

/**
 * 清单执行: the registers that live on the lists. Each record names a matter and a day; which item of which list that is, in the version and
 * under the notice in force on that day, is filled in when the record is written, and stays as it was known then.
 */
export const own = { read: 'uses.read', write: 'uses.write' } as const;

/** `matter` is the field whose words are looked for in the lists. */
export const standing: readonly Field[] = [
  { name: 'standing', label: '清单核对', type: 'code', codes: 'listStandings', list: 100, filter: true, filled: true, group: '清单' },
  { name: 'listKind', label: '所在清单', type: 'code', codes: 'itemKinds', open: true, filled: true, group: '清单' },
  { name: 'item', label: '清单事项', type: 'link', target: 'items', filled: true, group: '清单' },
  { name: 'itemNo', label: '清单序号', type: 'integer', min: 0, filled: true, group: '清单' },
  { name: 'listVersion', label: '清单版次', type: 'integer', min: 1, filled: true, group: '清单' },
  { name: 'noticeNo', label: '清单文号', type: 'text', maxLength: 100, filled: true, group: '清单' },
];

export const number: Field = {
  name: 'number',
  label: '编号',
  type: 'text',
  maxLength: 40,
  list: 100,
  searched: true,
  headings: ['登记编号', '序号', '登记号'],
  group: '登记',
};
export const note: Field = { name: 'note', label: '备注', type: 'longText', headings: ['说明'], group: '登记' };
