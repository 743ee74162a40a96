import type { Register } from './declare.ts';

/** 社区 of this street. */
export const communities: Register = {
  name: 'communities',
  label: '社区',
  unit: '个',
  table: 'communities',
  title: 'name',
  read: 'member',
  write: 'station.manage',
  keys: [['name']],
  createdByImport: true,
  defaultSort: { field: 'id' },
  fields: [
    { name: 'name', label: '社区名称', type: 'text', maxLength: 60, required: true, list: 200, searched: true, headings: ['社区'] },
    { name: 'code', label: '区划代码', type: 'text', maxLength: 12, list: 140, headings: ['社区代码'] },
    { name: 'households', label: '户数', type: 'integer', min: 0, list: 90 },
    { name: 'quota', label: '员额', type: 'integer', min: 0, list: 80 },
    { name: 'note', label: '备注', type: 'text' },
  ],
};

/** 社区工作者: fields of `reference/domain.md` §4.1. The post and certificate in force stand here; their histories are `posts` and `certificates`. */
export const workers: Register = {
  name: 'workers',
  label: '社区工作者',
  unit: '名',
  table: 'workers',
  title: 'name',
  read: 'workers.read',
  write: 'workers.write',
  keys: [['idNumber'], ['community', 'name'], ['name']],
  defaultSort: { field: 'id' },
  fields: [
    { name: 'name', label: '姓名', type: 'text', maxLength: 50, required: true, list: 90, searched: true, headings: ['人员姓名', '员工姓名'], group: '基本情况' },
    { name: 'sex', label: '性别', type: 'code', codes: 'sexes', list: 56, filter: true, group: '基本情况' },
    { name: 'idNumber', label: '身份证号', type: 'idNumber', required: true, sensitive: 'identity', list: 175, headings: ['身份证号码', '公民身份号码', '身份证', '证件号码', '居民身份证号', '居民身份证号码', '公民身份证号码'], group: '基本情况' },
    { name: 'birthDate', label: '出生日期', type: 'date', notFuture: true, list: 100, headings: ['出生年月', '出生年月日', '生日', '出生时间'], group: '基本情况' },
    { name: 'ethnicGroup', label: '民族', type: 'code', codes: 'ethnicGroups', list: 72, filter: true, group: '基本情况' },
    { name: 'politicalStatus', label: '政治面貌', type: 'code', codes: 'politicalStatuses', list: 100, filter: true, group: '基本情况' },
    { name: 'partyJoinedOn', label: '入党时间', type: 'date', notFuture: true, headings: ['入党日期', '入党年月', '加入党派时间'], group: '基本情况' },
    { name: 'phone', label: '联系电话', type: 'phone', sensitive: 'contact', list: 115, headings: ['电话', '手机', '手机号', '手机号码', '联系方式', '电话号码'], group: '基本情况' },
    { name: 'firstEducation', label: '第一学历', type: 'code', codes: 'educations', headings: ['全日制学历', '全日制教育', '初始学历'], group: '学历' },
    { name: 'education', label: '最高学历', type: 'code', codes: 'educations', list: 100, filter: true, headings: ['学历', '文化程度', '现学历', '学历层次'], group: '学历' },
    { name: 'school', label: '毕业院校', type: 'text', maxLength: 100, headings: ['毕业学校', '毕业院校系', '院校'], group: '学历' },
    { name: 'major', label: '专业', type: 'text', maxLength: 100, headings: ['所学专业', '毕业专业'], group: '学历' },
    { name: 'community', label: '所在社区', type: 'link', target: 'communities', list: 120, filter: true, headings: ['社区', '所属社区', '社区名称', '工作社区', '单位', '所在单位', '工作单位', '服务社区'], group: '任职' },
    { name: 'position', label: '职务', type: 'text', maxLength: 100, list: 160, searched: true, headings: ['现任职务', '担任职务', '社区职务', '工作岗位', '任职情况', '岗位名称'], group: '任职' },
    { name: 'postClass', label: '岗位类别', type: 'code', codes: 'postClasses', list: 84, filter: true, headings: ['岗位', '岗位等级', '岗位层级', '岗级', '岗类', '岗位类型'], group: '任职' },
    { name: 'postFrom', label: '任现职时间', type: 'date', notFuture: true, headings: ['任职时间', '任现职日期', '现任职务时间', '任职日期'], group: '任职' },
    { name: 'serviceFrom', label: '参加社区工作时间', type: 'date', notFuture: true, list: 100, headings: ['从事社区工作时间', '进入社区工作时间', '社区工作时间', '到社区工作时间', '参加社区工作日期', '入职时间', '入职日期', '从事社区工作起始时间', '任社区工作者时间', '进社区时间', '进入社区时间'], group: '任职' },
    { name: 'workFrom', label: '参加工作时间', type: 'date', notFuture: true, headings: ['工作时间', '参加工作年月', '参加工作日期'], group: '任职' },
    { name: 'certificate', label: '职业资格证书', type: 'code', codes: 'certificateLevels', list: 120, filter: true, headings: ['职业资格', '社工证', '社会工作者职业资格', '持证情况', '社会工作职业资格', '资格证书', '社工证书', '证书', '专业技术资格', '职业水平证书', '社会工作者证书', '职称'], group: '任职' },
    { name: 'certificateNo', label: '证书编号', type: 'text', maxLength: 60, headings: ['资格证书编号', '证书号'], group: '任职' },
    { name: 'certificateOn', label: '取证日期', type: 'date', notFuture: true, headings: ['取得证书时间', '取证时间', '发证日期', '证书取得时间'], group: '任职' },
    { name: 'entryRoute', label: '进入方式', type: 'text', maxLength: 60, headings: ['来源', '招录方式', '进入渠道', '招聘方式', '人员来源', '人员类别', '用工形式'], group: '任职' },
    { name: 'status', label: '在岗状态', type: 'code', codes: 'workerStatuses', required: true, initial: 'active', list: 80, filter: true, headings: ['状态', '在职状态', '人员状态', '是否在岗'], group: '任职' },
    { name: 'leftOn', label: '离岗日期', type: 'date', headings: ['离职日期', '离职时间', '退休时间', '离岗时间'], group: '任职' },
    { name: 'leftReason', label: '离岗原因', type: 'text', maxLength: 200, headings: ['离职原因'], group: '任职' },
    { name: 'note', label: '备注', type: 'longText', headings: ['说明'], group: '任职' },
  ],
};

/** 任职经历: each post with its dates; written when a worker's post changes. */
export const posts: Register = {
  name: 'posts',
  label: '任职经历',
  unit: '段',
  table: 'posts',
  title: 'position',
  read: 'workers.read',
  write: 'workers.write',
  partOf: 'workers',
  keys: [['worker', 'from', 'postClass', 'position', 'community']],
  defaultSort: { field: 'from' },
  fields: [
    { name: 'worker', label: '社区工作者', type: 'link', target: 'workers', required: true, list: 100 },
    { name: 'community', label: '所在社区', type: 'link', target: 'communities', list: 120 },
    { name: 'position', label: '职务', type: 'text', maxLength: 100, list: 160 },
    { name: 'postClass', label: '岗位类别', type: 'code', codes: 'postClasses', list: 84 },
    { name: 'from', label: '开始日期', type: 'date', list: 100 },
    { name: 'until', label: '结束日期', type: 'date', list: 100 },
    { name: 'note', label: '备注', type: 'text' },
  ],
};

/** 职业资格证书: each certificate a worker has been given. */
export const certificates: Register = {
  name: 'certificates',
  label: '职业资格证书',
  unit: '本',
  table: 'certificates',
  title: 'level',
  read: 'workers.read',
  write: 'workers.write',
  partOf: 'workers',
  keys: [['worker', 'level']],
  defaultSort: { field: 'issuedOn' },
  fields: [
    { name: 'worker', label: '社区工作者', type: 'link', target: 'workers', required: true, list: 100 },
    { name: 'level', label: '级别', type: 'code', codes: 'certificateLevels', required: true, list: 130 },
    { name: 'number', label: '证书编号', type: 'text', maxLength: 60, list: 160 },
    { name: 'issuedOn', label: '取证日期', type: 'date', notFuture: true, list: 100 },
    { name: 'note', label: '备注', type: 'text' },
  ],
};
