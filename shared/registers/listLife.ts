import type { Register } from './declare.ts';

const own = { read: 'lists.read', write: 'lists.write', partOf: 'items', keptByModule: true } as const;
const kind = {
  name: 'kind',
  label: '清单类别',
  type: 'code',
  codes: 'itemKinds',
  open: true,
  required: true,
  list: 130,
  filter: true,
} as const;

/** 调整方案: the changes of one list that are decided and published together. */
export const proposals: Register = {
  ...own,
  name: 'proposals',
  label: '调整方案',
  unit: '个',
  table: 'proposals',
  title: 'title',
  keys: [['kind', 'title']],
  defaultSort: { field: 'id', descending: true },
  fields: [
    kind,
    { name: 'title', label: '方案名称', type: 'text', maxLength: 200, required: true, list: 320, searched: true },
    { name: 'origin', label: '方案来源', type: 'code', codes: 'proposalOrigins', required: true, list: 100 },
    {
      name: 'status',
      label: '方案状态',
      type: 'code',
      codes: 'proposalStatuses',
      required: true,
      initial: 'drafted',
      list: 110,
      filter: true,
    },
    /** Version of the list that it changes; 0: there is none yet. */
    { name: 'baseVersion', label: '所调整的版本', type: 'integer', min: 0, required: true, list: 110 },
    /** Version that it became. */
    { name: 'version', label: '公布的版本', type: 'integer', min: 1, list: 110 },
    { name: 'note', label: '备注', type: 'longText' },
  ],
};

/** 办理记录: who took a proposal which step, when, with which opinion. */
export const proposalSteps: Register = {
  ...own,
  name: 'proposalSteps',
  label: '办理记录',
  unit: '条',
  table: 'proposal_steps',
  title: 'step',
  keys: [['proposal', 'step', 'at']],
  defaultSort: { field: 'id' },
  fields: [
    { name: 'proposal', label: '调整方案', type: 'link', target: 'proposals', required: true, list: 260 },
    { name: 'step', label: '办理环节', type: 'code', codes: 'proposalSteps', required: true, list: 110 },
    { name: 'account', label: '办理人', type: 'text', maxLength: 60, required: true, list: 100 },
    /** Instant, UTC. */
    { name: 'at', label: '办理时间', type: 'text', maxLength: 30, required: true, list: 160 },
    { name: 'opinion', label: '意见', type: 'longText', list: 260 },
  ],
};

/** 调整内容: one item added, changed or removed by a proposal, with reason and basis. */
export const proposalChanges: Register = {
  ...own,
  name: 'proposalChanges',
  label: '调整内容',
  unit: '项',
  table: 'proposal_changes',
  title: 'title',
  keys: [['proposal', 'item']],
  defaultSort: { field: 'id' },
  fields: [
    { name: 'proposal', label: '调整方案', type: 'link', target: 'proposals', required: true, list: 260 },
    { name: 'change', label: '调整方式', type: 'code', codes: 'changeKinds', required: true, list: 90, filter: true },
    /** Empty for an added item until it is published. */
    { name: 'item', label: '事项', type: 'link', target: 'items', list: 260 },
    { name: 'title', label: '事项名称', type: 'text', maxLength: 500, required: true, list: 320, searched: true },
    { name: 'reason', label: '调整原因', type: 'code', codes: 'changeReasons', list: 120, filter: true },
    { name: 'basisText', label: '调整依据', type: 'longText', list: 260 },
    /** JSON: an added item's fields, a changed one's that differ (null: emptied), nothing for a removed one. */
    { name: 'values', label: '调整后内容', type: 'json' },
  ],
};

/** 清单版本: a list as it was published; never changes. */
export const listVersions: Register = {
  ...own,
  name: 'listVersions',
  label: '清单版本',
  unit: '版',
  table: 'list_versions',
  title: 'noticeNo',
  keys: [['kind', 'number']],
  defaultSort: { field: 'id', descending: true },
  fields: [
    kind,
    { name: 'number', label: '版次', type: 'integer', min: 1, required: true, list: 64 },
    { name: 'noticeNo', label: '公布文号', type: 'text', maxLength: 100, required: true, list: 160, searched: true },
    { name: 'publishedOn', label: '公布日期', type: 'date', required: true, list: 110 },
    { name: 'proposal', label: '调整方案', type: 'link', target: 'proposals', required: true, list: 260 },
    { name: 'total', label: '项数', type: 'integer', min: 0, required: true, list: 80 },
    { name: 'added', label: '新增', type: 'integer', min: 0, required: true, list: 70 },
    { name: 'changed', label: '修改', type: 'integer', min: 0, required: true, list: 70 },
    { name: 'removed', label: '取消', type: 'integer', min: 0, required: true, list: 70 },
    /** JSON: items by type. */
    { name: 'counts', label: '分类项数', type: 'json' },
    /** SHA-256 over the items' ids and fingerprints in the order of ids. */
    { name: 'sha256', label: '指纹', type: 'text', maxLength: 64, required: true },
  ],
};

/** 事项版本: an item as it stood from one version of its list until another (that one left out). */
export const itemVersions: Register = {
  ...own,
  name: 'itemVersions',
  label: '事项版本',
  unit: '条',
  table: 'item_versions',
  title: 'title',
  keys: [['item', 'fromVersion']],
  defaultSort: { field: 'id' },
  fields: [
    kind,
    { name: 'item', label: '事项', type: 'link', target: 'items', required: true, list: 260 },
    { name: 'fromVersion', label: '起始版次', type: 'integer', min: 1, required: true, list: 80 },
    { name: 'untilVersion', label: '终止版次', type: 'integer', min: 2, list: 80 },
    { name: 'orderNo', label: '序号', type: 'integer', min: 0, list: 64, ordering: true },
    { name: 'type', label: '职权类型', type: 'code', codes: 'itemTypes', list: 100, filter: true },
    { name: 'title', label: '事项名称', type: 'text', maxLength: 500, required: true, list: 320, searched: true },
    /** JSON: the item's published fields that are not empty. */
    { name: 'content', label: '公布内容', type: 'json', required: true },
    /** SHA-256 of the content without its place in print. */
    { name: 'sha256', label: '指纹', type: 'text', maxLength: 64, required: true },
  ],
};
