import type { Register } from './declare.ts';

/** 委员会: the street's 大工委 and its communities' 大党委. */
export const committees: Register = {
  name: 'committees',
  label: '委员会',
  unit: '个',
  table: 'committees',
  title: 'name',
  read: 'committees.read',
  write: 'committees.write',
  keys: [['name']],
  createdByImport: true,
  defaultSort: { field: 'id' },
  fields: [
    { name: 'name', label: '名称', type: 'text', maxLength: 100, required: true, list: 240, searched: true, headings: ['所在组织', '组织名称', '委员会名称', '委员会'] },
    { name: 'level', label: '组织层级', type: 'code', codes: 'committeeLevels', required: true, initial: 'community', list: 120, filter: true, headings: ['层级'] },
    { name: 'community', label: '所在社区', type: 'link', target: 'communities', list: 140 },
    { name: 'note', label: '备注', type: 'text' },
  ],
};

/** 兼职委员: one seat of a committee (1+1+N+X), `reference/domain.md` §5. */
export const seats: Register = {
  name: 'seats',
  label: '兼职委员',
  unit: '名',
  table: 'seats',
  title: 'person',
  read: 'committees.read',
  write: 'committees.write',
  keys: [['committee', 'person', 'homeUnit'], ['committee', 'person']],
  defaultSort: { field: 'committee' },
  fields: [
    { name: 'committee', label: '所在组织', type: 'link', target: 'committees', required: true, list: 180, filter: true, headings: ['委员会', '组织名称', '所属组织', '所在党组织', '所属委员会', '大工委大党委', '所在委员会', '党组织', '党组织名称', '大党委', '大工委', '任职组织', '兼职组织', '社区', '所属社区', '所在社区', '社区名称'] },
    { name: 'orderNo', label: '序号', type: 'integer', min: 0, ordering: true, headings: ['编号'] },
    { name: 'seatKind', label: '席位', type: 'code', codes: 'seatKinds', list: 70, filter: true, headings: ['席位类别', '席位类型', '席别', '类别'] },
    { name: 'person', label: '姓名', type: 'text', maxLength: 50, required: true, list: 110, searched: true, headings: ['委员姓名', '兼职委员', '兼职委员姓名'] },
    { name: 'homeUnit', label: '工作单位', type: 'text', maxLength: 200, list: 200, searched: true, headings: ['所在单位', '单位', '单位名称', '派出单位', '来自单位', '推荐单位'] },
    { name: 'homePost', label: '单位职务', type: 'text', maxLength: 100, list: 120, searched: true, headings: ['职务', '所任职务', '工作单位职务', '现任职务', '单位及职务', '工作单位及职务', '所在单位及职务', '单位职务职级'] },
    { name: 'from', label: '任职时间', type: 'date', list: 100, headings: ['任职日期', '聘任时间', '任职起始', '聘任日期', '起始时间', '任期自', '任期起'] },
    { name: 'until', label: '任期至', type: 'date', list: 100, headings: ['任期止', '届满时间', '到期时间', '任期届满', '任期截止', '任期结束'] },
    { name: 'endedOn', label: '卸任日期', type: 'date', headings: ['离任时间', '免职时间'] },
    { name: 'phone', label: '联系电话', type: 'phone', sensitive: 'contact', list: 120, headings: ['电话', '手机', '手机号', '手机号码', '联系方式', '电话号码'] },
    { name: 'note', label: '备注', type: 'longText', headings: ['说明'] },
  ],
};
