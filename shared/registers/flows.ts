import type { Register } from './declare.ts';

/** 流程环节: how an item is done, one step a row; drawn as its flow chart (`shared/domain/lists/flow`). Not part of what a list publishes. */
export const flowSteps: Register = {
  name: 'flowSteps',
  label: '流程环节',
  unit: '个',
  table: 'flow_steps',
  title: 'title',
  read: 'lists.read',
  write: 'lists.write',
  partOf: 'items',
  keys: [['item', 'orderNo']],
  defaultSort: { field: 'item' },
  fields: [
    { name: 'item', label: '事项', type: 'link', target: 'items', required: true, list: 260 },
    /** By which the ways on of other steps name it, from 1. */
    { name: 'orderNo', label: '步骤号', type: 'integer', min: 1, max: 999, required: true, list: 70, headings: ['步骤', '环节序号'] },
    {
      name: 'title',
      label: '环节名称',
      type: 'text',
      maxLength: 120,
      required: true,
      list: 220,
      searched: true,
      headings: ['流程环节', '办理环节', '步骤名称', '环节'],
    },
    { name: 'kind', label: '环节类型', type: 'code', codes: 'flowStepKinds', required: true, initial: 'step', list: 90, filter: true },
    {
      name: 'who',
      label: '承办单位',
      type: 'text',
      maxLength: 120,
      list: 160,
      searched: true,
      headings: ['承办机构', '承办人', '办理单位', '环节责任单位'],
    },
    { name: 'timeLimit', label: '环节时限', type: 'text', maxLength: 60, list: 110, headings: ['办理期限', '环节办理时限'] },
    /** 通过→5；不通过→2; empty: the step that follows. Read by `shared/domain/lists/flow/written.ts`. */
    { name: 'next', label: '下一步', type: 'text', maxLength: 300, list: 180, headings: ['去向', '下一环节', '流转'] },
  ],
};
