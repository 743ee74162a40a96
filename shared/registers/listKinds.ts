import type { Register } from './declare.ts';

/**
 * 清单类别: what an office says of a list kind. A row with a shipped kind's code changes it, any other adds a kind; kinds that nobody touched
 * are not here but in `shared/domain/lists/kinds.ts`.
 */
export const listKinds: Register = {
  name: 'listKinds',
  label: '清单类别',
  unit: '类',
  table: 'list_kinds',
  title: 'name',
  read: 'lists.read',
  write: 'lists.write',
  partOf: 'items',
  keys: [['code'], ['name']],
  defaultSort: { field: 'orderNo' },
  fields: [
    { name: 'code', label: '代码', type: 'code', codes: 'itemKinds', open: true, required: true },
    { name: 'name', label: '名称', type: 'text', maxLength: 40, required: true, list: 160, searched: true },
    { name: 'orderNo', label: '序号', type: 'integer', min: 0, list: 64, ordering: true },
    /** Words by which titles of workbooks are known for this kind, separated by 、. */
    { name: 'words', label: '识别用词', type: 'text', maxLength: 200, list: 160 },
    /** JSON: `[{ field, heading }]` in the official order. */
    { name: 'columns', label: '公布栏目', type: 'json' },
    { name: 'numbering', label: '编号方式', type: 'code', codes: 'numberings', required: true, initial: 'continuous', list: 130 },
    { name: 'leadSide', label: '牵头方', type: 'code', codes: 'leadSides', required: true, initial: 'either', list: 100 },
    { name: 'keptBy', label: '牵头编制单位', type: 'text', maxLength: 100, list: 140 },
    /** JSON: codes of `listChecks`. */
    { name: 'checks', label: '适用检查', type: 'json' },
    { name: 'print', label: '打印版式', type: 'code', codes: 'printForms', required: true, initial: 'a3Landscape', list: 100 },
    { name: 'active', label: '使用中', type: 'boolean', required: true, initial: 1, list: 80, filter: true },
    { name: 'note', label: '备注', type: 'longText' },
  ],
};

/** 公布总数: a figure that an office declares of its lists, held against what is there. */
export const listTotals: Register = {
  name: 'listTotals',
  label: '公布总数',
  unit: '个',
  table: 'list_totals',
  title: 'name',
  read: 'lists.read',
  write: 'lists.write',
  partOf: 'items',
  keys: [['name']],
  defaultSort: { field: 'id' },
  fields: [
    { name: 'name', label: '名称', type: 'text', maxLength: 100, required: true, list: 220, searched: true },
    /** Codes of the kinds it counts, separated by commas. */
    { name: 'kinds', label: '清单类别', type: 'text', maxLength: 300, required: true, list: 160 },
    { name: 'by', label: '分组', type: 'code', codes: 'totalFields', list: 100 },
    /** The group's value: a type's code, a field's words, a lead side's code. */
    { name: 'value', label: '组别', type: 'text', maxLength: 60, list: 120 },
    { name: 'count', label: '项数', type: 'integer', min: 0, required: true, list: 80 },
    { name: 'source', label: '来源', type: 'text', maxLength: 200, list: 200 },
  ],
};

/** 法规库: each statute once; filled from what the lists cite, completed by hand. */
export const statutes: Register = {
  name: 'statutes',
  label: '法规库',
  unit: '部',
  table: 'statutes',
  title: 'title',
  read: 'lists.read',
  write: 'lists.write',
  partOf: 'items',
  fillsItself: true,
  keys: [['title']],
  defaultSort: { field: 'title' },
  fields: [
    {
      name: 'title',
      label: '名称',
      type: 'text',
      maxLength: 200,
      required: true,
      list: 320,
      searched: true,
      headings: ['法规名称', '法律法规名称'],
    },
    { name: 'kind', label: '法规类别', type: 'code', codes: 'statuteKinds', list: 110, filter: true, headings: ['效力级别'] },
    { name: 'number', label: '文号', type: 'text', maxLength: 100, list: 160, searched: true, headings: ['发文字号'] },
    { name: 'issuer', label: '制定机关', type: 'text', maxLength: 100, list: 180, searched: true, headings: ['发布机关'] },
    { name: 'inForceFrom', label: '施行日期', type: 'date', list: 110, headings: ['生效日期', '实施日期'] },
    {
      name: 'status',
      label: '效力',
      type: 'code',
      codes: 'statuteStatuses',
      required: true,
      initial: 'inForce',
      list: 90,
      filter: true,
      headings: ['时效性'],
    },
    { name: 'changedOn', label: '修改或废止日期', type: 'date', list: 120 },
    { name: 'successor', label: '替代法规', type: 'link', target: 'statutes', list: 220 },
    { name: 'note', label: '备注', type: 'longText' },
  ],
};

/** 法规变更核对: an item was held against a changed statute, and what came of it. */
export const basisReviews: Register = {
  name: 'basisReviews',
  label: '法规变更核对',
  unit: '条',
  table: 'basis_reviews',
  title: 'outcome',
  read: 'lists.read',
  write: 'lists.write',
  partOf: 'items',
  keys: [['item', 'statute', 'changedOn']],
  defaultSort: { field: 'id', descending: true },
  fields: [
    { name: 'item', label: '事项', type: 'link', target: 'items', required: true, list: 260 },
    { name: 'statute', label: '法规', type: 'link', target: 'statutes', required: true, list: 220 },
    /** The day of the change it answers; empty where the statute names none. */
    { name: 'changedOn', label: '修改或废止日期', type: 'date', list: 120 },
    { name: 'outcome', label: '核对结果', type: 'code', codes: 'reviewOutcomes', required: true, initial: 'stands', list: 110 },
    { name: 'note', label: '说明', type: 'longText' },
  ],
};
