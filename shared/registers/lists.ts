import type { Register } from './declare.ts';

/** 权责事项: one item of a power, responsibility or duty list. Columns after `reference/domain.md` §3.1 and §3.3. */
export const items: Register = {
  name: 'items',
  label: '权责事项',
  unit: '项',
  table: 'items',
  title: 'title',
  read: 'lists.read',
  write: 'lists.write',
  keys: [['kind', 'type', 'title', 'subItem', 'basis'], ['kind', 'title', 'subItem'], ['kind', 'title']],
  defaultSort: { field: 'orderNo' },
  fields: [
    { name: 'kind', label: '清单类别', type: 'code', codes: 'itemKinds', required: true, list: 130, filter: true, group: '事项' },
    { name: 'orderNo', label: '序号', type: 'integer', min: 0, list: 64, ordering: true, headings: ['编号', '序'], group: '事项' },
    { name: 'type', label: '职权类型', type: 'code', codes: 'itemTypes', list: 100, filter: true, headings: ['权力类型', '事项类型', '权责类型', '类型', '职权类别', '权力类别', '行政职权类型'], group: '事项' },
    { name: 'field', label: '领域', type: 'text', maxLength: 60, list: 100, filter: true, searched: true, headings: ['类别', '事项领域', '所属领域', '分类', '领域类别', '事项类别'], group: '事项' },
    { name: 'title', label: '事项名称', type: 'text', maxLength: 500, required: true, list: 320, searched: true, headings: ['职权名称', '项目名称', '权力事项名称', '权力名称', '项目', '事项', '配合事项', '收回事项', '配合履职事项', '证明名称', '证明事项', '职权名称项目', '主项', '主项名称', '履职事项', '基本履职事项', '权责事项', '权责事项名称', '证明事项名称', '属地管理事项', '赋权事项名称', '赋权事项', '工作事项', '准入事项', '服务事项', '用印事项', '印章使用事项', '证明材料', '证明材料名称', '执法事项'], group: '事项' },
    { name: 'subItem', label: '子项', type: 'text', maxLength: 500, list: 120, searched: true, headings: ['子项名称', '职权名称子项'], group: '事项' },
    { name: 'code', label: '项目编码', type: 'text', maxLength: 60, searched: true, headings: ['事项编码', '职权编码', '权力编码', '编码', '基本编码', '实施编码'], group: '事项' },
    { name: 'basis', label: '实施依据', type: 'longText', list: 260, searched: true, headings: ['职权依据', '设立依据', '执法依据', '法律依据', '依据', '设定依据', '权力依据', '法定依据', '政策依据'], group: '依据' },
    { name: 'body', label: '实施主体', type: 'text', maxLength: 200, list: 150, searched: true, headings: ['执法主体', '责任主体', '实施机构', '行使主体', '责任部门', '承办机构', '责任科室', '承办科室', '实施部门'], group: '分工' },
    { name: 'leadBody', label: '牵头部门', type: 'text', maxLength: 200, searched: true, headings: ['对应上级部门', '承接部门', '主体责任单位', '上级部门', '原实施部门', '主责部门', '牵头单位', '主责单位', '责任单位', '对应部门', '主体责任责任单位', '主体责任责任部门'], group: '分工' },
    { name: 'leadDuty', label: '主体责任', type: 'longText', headings: ['上级部门职责', '部门职责', '牵头职责', '主责', '部门主体责任', '上级部门主要职责', '主体责任责任内容', '主体责任内容', '主体责任具体内容', '主体责任工作职责'], group: '分工' },
    { name: 'supportDuty', label: '配合责任', type: 'longText', headings: ['乡镇(街道)配合职责', '街道配合职责', '配合职责', '乡镇（街道）配合职责', '属地责任', '街道职责', '街道配合责任', '属地配合责任', '配合责任责任内容', '配合责任内容', '配合责任具体内容', '配合责任工作职责'], group: '分工' },
    { name: 'method', label: '工作方式', type: 'longText', headings: ['承接方式', '收回方式', '承接部门工作方式'], group: '分工' },
    { name: 'stages', label: '责任事项', type: 'longText', headings: ['责任事项内容', '职责事项', '责任内容', '对应责任事项'], group: '责任' },
    { name: 'liability', label: '追责情形', type: 'longText', headings: ['追责情形及依据', '问责情形', '追责依据', '追责'], group: '责任' },
    { name: 'noticeNo', label: '公布文号', type: 'text', maxLength: 100, list: 140, searched: true, headings: ['文号', '公告号', '发文字号'], group: '公布' },
    { name: 'publishedOn', label: '公布日期', type: 'date', list: 100, headings: ['发布日期', '公布时间'], group: '公布' },
    { name: 'status', label: '事项状态', type: 'code', codes: 'itemStatuses', required: true, initial: 'inForce', list: 80, filter: true, headings: ['状态'], group: '公布' },
    { name: 'note', label: '备注', type: 'longText', headings: ['说明'], group: '公布' },
  ],
};

/** 事项关联: a power and its responsibilities, a withdrawn item and who took it over … */
export const itemLinks: Register = {
  name: 'itemLinks',
  label: '事项关联',
  unit: '条',
  table: 'item_links',
  title: 'relation',
  read: 'lists.read',
  write: 'lists.write',
  partOf: 'items',
  keys: [['item', 'linkedItem', 'relation']],
  defaultSort: { field: 'item' },
  fields: [
    { name: 'item', label: '事项', type: 'link', target: 'items', required: true, list: 260 },
    { name: 'relation', label: '关联关系', type: 'code', codes: 'linkRelations', required: true, initial: 'responsibilityOf', list: 110 },
    { name: 'linkedItem', label: '关联事项', type: 'link', target: 'items', required: true, list: 260 },
    { name: 'note', label: '备注', type: 'text' },
  ],
};
