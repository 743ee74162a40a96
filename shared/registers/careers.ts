/**
 * A community worker's career, part by part. Education, posts and certificates in force also stand on the worker: see
 * `docs/decisions/0013-career-records.md` for which is the truth.
 */
import type { Field, Register, RegisterName } from './declare.ts';

const workerField: Field = {
  name: 'worker',
  label: '社区工作者',
  type: 'link',
  target: 'workers',
  required: true,
  list: 100,
  headings: ['姓名', '人员姓名', '被考核人', '参训人员', '获奖人员', '身份证号', '身份证号码', '公民身份号码'],
};
const noteField = { name: 'note', label: '备注', type: 'text', maxLength: 500 } as const;

type Part = Pick<Register, 'label' | 'unit' | 'table' | 'title' | 'defaultSort'> & { key: readonly string[]; fields: readonly Field[] };

/** What every part of a worker's file has in common. */
const partOfWorker = (name: RegisterName, { key, fields, ...rest }: Part): Register => ({
  name,
  ...rest,
  read: 'workers.read',
  write: 'workers.write',
  partOf: 'workers',
  keys: [['worker', ...key]],
  fields: [workerField, ...fields, noteField],
});

/** 认定: the decision that made somebody a community worker. */
export const recognitions = partOfWorker('recognitions', {
  label: '认定',
  unit: '次',
  table: 'recognitions',
  title: 'documentNo',
  key: ['on'],
  defaultSort: { field: 'on' },
  fields: [
    { name: 'on', label: '认定日期', type: 'date', notFuture: true, required: true, list: 100, headings: ['认定时间'] },
    { name: 'level', label: '认定层级', type: 'code', codes: 'adminLevels', list: 90 },
    { name: 'authority', label: '认定机关', type: 'text', maxLength: 100, list: 160, headings: ['认定单位'] },
    { name: 'documentNo', label: '认定文号', type: 'text', maxLength: 100, list: 160, headings: ['文号', '认定文件'] },
  ],
});

/** 学历学位. */
export const educationRecords = partOfWorker('educationRecords', {
  label: '学历学位',
  unit: '条',
  table: 'education_records',
  title: 'school',
  key: ['education', 'school'],
  defaultSort: { field: 'graduatedOn' },
  fields: [
    { name: 'education', label: '学历', type: 'code', codes: 'educations', list: 100, headings: ['学历层次'] },
    { name: 'degree', label: '学位', type: 'code', codes: 'degrees', list: 70 },
    { name: 'form', label: '教育形式', type: 'code', codes: 'studyForms', list: 80, headings: ['学习形式'] },
    { name: 'papers', label: '证书情况', type: 'code', codes: 'educationPapers', list: 110 },
    { name: 'school', label: '毕业院校', type: 'text', maxLength: 100, list: 160, headings: ['毕业学校', '学校', '院校'] },
    { name: 'major', label: '专业', type: 'text', maxLength: 100, list: 120, headings: ['所学专业'] },
    { name: 'graduatedOn', label: '毕业日期', type: 'date', notFuture: true, list: 100, headings: ['毕业时间', '取得时间'] },
  ],
});

/** 年度考核: one result a year. */
export const assessments = partOfWorker('assessments', {
  label: '年度考核',
  unit: '次',
  table: 'assessments',
  title: 'year',
  key: ['year'],
  defaultSort: { field: 'year', descending: true },
  fields: [
    {
      name: 'year',
      label: '考核年度',
      type: 'integer',
      min: 1990,
      max: 2100,
      required: true,
      list: 90,
      filter: true,
      headings: ['年度', '年份', '考核年份'],
    },
    {
      name: 'result',
      label: '考核等次',
      type: 'code',
      codes: 'assessmentResults',
      required: true,
      list: 90,
      filter: true,
      headings: ['考核结果', '等次', '考核等级', '年度考核等次', '年度考核结果', '年度考核'],
    },
    { name: 'opinion', label: '考核意见', type: 'longText', list: 260, headings: ['评语', '考核评语', '意见'] },
  ],
});

/** 培训. */
export const trainings = partOfWorker('trainings', {
  label: '培训',
  unit: '次',
  table: 'trainings',
  title: 'name',
  key: ['name', 'from'],
  defaultSort: { field: 'from', descending: true },
  fields: [
    {
      name: 'name',
      label: '培训名称',
      type: 'text',
      maxLength: 200,
      required: true,
      list: 180,
      searched: true,
      headings: ['培训班', '培训班次', '培训项目', '培训内容'],
    },
    { name: 'level', label: '培训层级', type: 'code', codes: 'adminLevels', list: 90, headings: ['级别', '培训级别'] },
    { name: 'from', label: '开始日期', type: 'date', list: 100, headings: ['培训时间', '培训日期', '开始时间'] },
    { name: 'until', label: '结束日期', type: 'date', list: 100, headings: ['结束时间'] },
    { name: 'hours', label: '学时', type: 'integer', min: 0, max: 10_000, list: 70, headings: ['培训学时', '课时'] },
    { name: 'result', label: '培训结果', type: 'text', maxLength: 100, list: 100, headings: ['结业情况', '考试结果', '成绩'] },
  ],
});

/** 导师帮带: a pair; the file it stands in is the learner's. */
export const mentorships = partOfWorker('mentorships', {
  label: '导师帮带',
  unit: '对',
  table: 'mentorships',
  title: 'mentorName',
  key: ['mentorName', 'from'],
  defaultSort: { field: 'from', descending: true },
  fields: [
    { name: 'mentor', label: '导师（本街道）', type: 'link', target: 'workers', list: 100 },
    { name: 'mentorName', label: '导师姓名', type: 'text', maxLength: 50, list: 90, headings: ['导师', '帮带导师'] },
    { name: 'from', label: '开始日期', type: 'date', list: 100 },
    { name: 'until', label: '结束日期', type: 'date', list: 100 },
    { name: 'plan', label: '帮带计划', type: 'longText', list: 200 },
    { name: 'result', label: '帮带成效', type: 'longText', list: 200 },
  ],
});

/** 荣誉. */
export const honours = partOfWorker('honours', {
  label: '荣誉',
  unit: '项',
  table: 'honours',
  title: 'title',
  key: ['title', 'on'],
  defaultSort: { field: 'on', descending: true },
  fields: [
    {
      name: 'title',
      label: '荣誉名称',
      type: 'text',
      maxLength: 200,
      required: true,
      list: 200,
      searched: true,
      headings: ['荣誉称号', '表彰名称', '奖项', '奖励名称'],
    },
    { name: 'kind', label: '荣誉类别', type: 'code', codes: 'honourKinds', list: 90 },
    { name: 'level', label: '荣誉级别', type: 'code', codes: 'adminLevels', list: 90, headings: ['级别', '表彰级别', '奖励级别'] },
    {
      name: 'issuer',
      label: '授予单位',
      type: 'text',
      maxLength: 100,
      list: 160,
      headings: ['表彰单位', '颁发单位', '授予机关', '表彰机关'],
    },
    { name: 'on', label: '授予日期', type: 'date', notFuture: true, list: 100, headings: ['表彰时间', '授予时间', '获奖时间', '表彰日期'] },
    { name: 'documentNo', label: '文号', type: 'text', maxLength: 100 },
  ],
});

/** 两代表一委员. */
export const mandates = partOfWorker('mandates', {
  label: '两代表一委员',
  unit: '项',
  table: 'mandates',
  title: 'term',
  key: ['kind', 'level', 'from'],
  defaultSort: { field: 'from', descending: true },
  fields: [
    { name: 'kind', label: '身份', type: 'code', codes: 'mandateKinds', required: true, list: 100 },
    { name: 'level', label: '层级', type: 'code', codes: 'adminLevels', required: true, list: 90 },
    { name: 'term', label: '届次', type: 'text', maxLength: 50, list: 100 },
    { name: 'from', label: '任期开始', type: 'date', list: 100 },
    { name: 'until', label: '任期届满', type: 'date', list: 100 },
  ],
});

/** 网格任职. */
export const gridPosts = partOfWorker('gridPosts', {
  label: '网格任职',
  unit: '段',
  table: 'grid_posts',
  title: 'grid',
  key: ['grid', 'from'],
  defaultSort: { field: 'from', descending: true },
  fields: [
    { name: 'grid', label: '网格', type: 'link', target: 'grids', required: true, list: 140 },
    { name: 'fullTime', label: '专职', type: 'boolean', required: true, initial: 1, list: 70, headings: ['是否专职'] },
    { name: 'from', label: '开始日期', type: 'date', list: 100 },
    { name: 'until', label: '结束日期', type: 'date', list: 100 },
  ],
});

/** 服务中断: time between `from` and `until` that is no service in a community. */
export const serviceBreaks = partOfWorker('serviceBreaks', {
  label: '服务中断',
  unit: '段',
  table: 'service_breaks',
  title: 'reason',
  key: ['from'],
  defaultSort: { field: 'from' },
  fields: [
    { name: 'from', label: '中断开始', type: 'date', required: true, list: 100 },
    { name: 'until', label: '中断结束', type: 'date', list: 100 },
    { name: 'reason', label: '中断原因', type: 'text', maxLength: 200, list: 200 },
  ],
});

/** 劳动合同. */
export const contracts = partOfWorker('contracts', {
  label: '劳动合同',
  unit: '份',
  table: 'contracts',
  title: 'number',
  key: ['from'],
  defaultSort: { field: 'from', descending: true },
  fields: [
    { name: 'kind', label: '合同种类', type: 'code', codes: 'contractKinds', required: true, initial: 'fixedTerm', list: 110 },
    { name: 'number', label: '合同编号', type: 'text', maxLength: 60, list: 110 },
    { name: 'employer', label: '用人单位', type: 'text', maxLength: 100, list: 150 },
    { name: 'from', label: '合同开始', type: 'date', required: true, list: 100 },
    { name: 'until', label: '合同届满', type: 'date', list: 100 },
    { name: 'probationUntil', label: '试用期至', type: 'date', list: 100 },
  ],
});

/** 调动. */
export const transfers = partOfWorker('transfers', {
  label: '调动',
  unit: '次',
  table: 'transfers',
  title: 'toPlace',
  key: ['on'],
  defaultSort: { field: 'on' },
  fields: [
    { name: 'on', label: '调动日期', type: 'date', required: true, list: 100 },
    { name: 'fromPlace', label: '调出街道、社区', type: 'text', maxLength: 100, list: 170 },
    { name: 'toPlace', label: '调入街道、社区', type: 'text', maxLength: 100, required: true, list: 170 },
    { name: 'handler', label: '经办人', type: 'text', maxLength: 50, list: 90 },
  ],
});

/** 网格 of a community. */
export const grids: Register = {
  name: 'grids',
  label: '网格',
  unit: '个',
  table: 'grids',
  title: 'name',
  read: 'workers.read',
  write: 'workers.write',
  keys: [['community', 'name'], ['code'], ['name']],
  defaultSort: { field: 'id' },
  fields: [
    { name: 'name', label: '网格名称', type: 'text', maxLength: 60, required: true, list: 180, searched: true, headings: ['网格'] },
    { name: 'code', label: '网格编号', type: 'text', maxLength: 30, list: 130, searched: true, headings: ['网格代码', '编号'] },
    {
      name: 'community',
      label: '所在社区',
      type: 'link',
      target: 'communities',
      list: 140,
      filter: true,
      headings: ['社区', '所属社区', '社区名称'],
    },
    { name: 'postsDue', label: '应配专职网格员', type: 'integer', min: 0, max: 1000, list: 130, headings: ['应配人数', '专职网格员编配'] },
    noteField,
  ],
};

/** 红旗: a flag that a community holds; schemes pay for it by month. */
export const flags: Register = {
  name: 'flags',
  label: '红旗',
  unit: '面',
  table: 'flags',
  title: 'kind',
  read: 'workers.read',
  write: 'workers.write',
  partOf: 'communities',
  keys: [['community', 'kind', 'from']],
  defaultSort: { field: 'from', descending: true },
  fields: [
    { name: 'community', label: '社区', type: 'link', target: 'communities', required: true, list: 120 },
    { name: 'kind', label: '红旗名称', type: 'text', maxLength: 60, required: true, list: 140 },
    { name: 'from', label: '授旗日期', type: 'date', required: true, list: 100 },
    { name: 'until', label: '有效期至', type: 'date', list: 100 },
    { name: 'decision', label: '授旗文件', type: 'text', maxLength: 100, list: 160 },
    noteField,
  ],
};

/** 档案材料: the catalogue of a worker's file. `sha256` names the scanned file in the store, where there is one; the three fields beside it describe it. */
export const materials: Register = {
  ...partOfWorker('materials', {
    label: '档案材料',
    unit: '份',
    table: 'materials',
    title: 'title',
    key: ['class', 'title', 'on'],
    defaultSort: { field: 'class' },
    fields: [
      { name: 'class', label: '材料类别', type: 'code', codes: 'materialClasses', required: true, list: 120 },
      { name: 'title', label: '材料名称', type: 'text', maxLength: 200, required: true, list: 200, searched: true },
      { name: 'on', label: '形成日期', type: 'date', notFuture: true, list: 100 },
      { name: 'pages', label: '页数', type: 'integer', min: 1, max: 10_000, list: 60 },
      { name: 'fileName', label: '文件名', type: 'text', maxLength: 255 },
      { name: 'fileType', label: '文件类型', type: 'text', maxLength: 60 },
      { name: 'fileSize', label: '文件大小', type: 'integer', min: 0 },
      { name: 'sha256', label: '文件指纹', type: 'text', maxLength: 64 },
    ],
  }),
  notIn: ['statistics'],
};
