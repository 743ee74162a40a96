import type { CodeTable } from './table.ts';

/**
 * 清单类别 as shipped. The table is open: an office adds kinds of its own in the register `listKinds`, whose code is the name it gave them
 * (what a kind means is in `shared/domain/lists/kinds.ts`).
 */
export const itemKinds = {
  label: '清单类别',
  source: '权责清单, 属地管理, 赋权, 乡镇（街道）履行职责事项清单 (2025), 准入, 证明, 用印',
  entries: [
    { code: 'power', label: '权力清单', aliases: ['权力', '行政权力', '权力事项', '行政职权', '权责清单'] },
    { code: 'responsibility', label: '责任清单', aliases: ['责任', '责任事项'] },
    { code: 'territorial', label: '属地管理事项', aliases: ['属地管理', '属地管理清单', '属地'] },
    { code: 'empowered', label: '赋权事项', aliases: ['赋权', '赋权清单', '赋权事项清单', '承接赋权'] },
    { code: 'fivePowers', label: '五项权力', aliases: ['五项权力清单', '五权', '五项权限'] },
    { code: 'basic', label: '基本履职事项', aliases: ['基本履职', '基本履职事项清单', '基本'] },
    { code: 'support', label: '配合履职事项', aliases: ['配合履职', '配合履职事项清单', '配合'] },
    { code: 'withdrawn', label: '上级部门收回事项', aliases: ['上级收回', '收回事项', '上级部门收回', '收回', '上级部门收回事项清单'] },
    { code: 'access', label: '准入事项', aliases: ['准入', '职责准入', '社区工作准入事项', '准入清单'] },
    { code: 'certificateAllowed', label: '可开具证明', aliases: ['证明', '可开具证明事项', '可以开具的证明'] },
    { code: 'certificateRefused', label: '不应开具证明', aliases: ['不应开具证明事项', '不应开具', '不得开具的证明', '不应出具证明'] },
    { code: 'seal', label: '用印事项', aliases: ['用印', '印章使用事项'] },
  ],
} as const satisfies CodeTable;

/** 职权类型 9+X: the nine of the national list and 其他职权. */
export const itemTypes = {
  label: '职权类型',
  source: '9+X',
  entries: [
    { code: 'licence', label: '行政许可', aliases: ['许可'] },
    { code: 'penalty', label: '行政处罚', aliases: ['处罚'] },
    { code: 'coercion', label: '行政强制', aliases: ['强制', '行政强制措施', '行政强制执行'] },
    { code: 'levy', label: '行政征收', aliases: ['征收'] },
    { code: 'payment', label: '行政给付', aliases: ['给付'] },
    { code: 'inspection', label: '行政检查', aliases: ['检查', '行政监督检查'] },
    { code: 'confirmation', label: '行政确认', aliases: ['确认'] },
    { code: 'reward', label: '行政奖励', aliases: ['奖励'] },
    { code: 'adjudication', label: '行政裁决', aliases: ['裁决'] },
    {
      code: 'other',
      label: '其他职权',
      aliases: [
        '其他',
        '其他权力',
        '其它职权',
        '其他行政职权',
        '其他行政权力',
        '其他类',
        '其它',
        '其它权力',
        '其它行政权力',
        '公共服务',
        '行政征用',
        '行政备案',
        '备案',
        '行政规划',
        '行政指导',
        '行政调解',
        '行政监督',
        '行政复议',
        '审核转报',
        '年检',
      ],
    },
  ],
} as const satisfies CodeTable;

export const itemStatuses = {
  label: '事项状态',
  source: 'product',
  entries: [
    { code: 'draft', label: '起草', aliases: ['草案', '拟定'] },
    { code: 'inForce', label: '有效', aliases: ['生效', '现行', '已公布', '公布', '在用'] },
    { code: 'abolished', label: '废止', aliases: ['取消', '已废止', '已取消'] },
  ],
} as const satisfies CodeTable;

export const linkRelations = {
  label: '关联关系',
  source: 'product',
  entries: [
    { code: 'responsibilityOf', label: '对应责任' },
    { code: 'withdrawnTo', label: '收回承接' },
    { code: 'empoweredFrom', label: '赋权来源' },
    { code: 'supports', label: '配合牵头事项' },
  ],
} as const satisfies CodeTable;

/** 编码体系: who numbers an item, beside the office itself. Patterns are in `shared/domain/lists/schemes.ts`. */
export const codeSchemes = {
  label: '编码体系',
  source: 'GB/T 39554.1-2020, GB/T 39048-2020 and schemes of provinces',
  entries: [
    { code: 'nationalBasic', label: '国家基本编码', aliases: ['基本编码', '国家编码'] },
    { code: 'nationalImplementation', label: '国家实施编码', aliases: ['实施编码'] },
    { code: 'nationalHandling', label: '业务办理项编码', aliases: ['办理项编码'] },
    { code: 'hubei', label: '湖北 16 位编码' },
    { code: 'guizhou', label: '贵州基本编码（DB52/T 1264）' },
    { code: 'gansu', label: '甘肃县级编码' },
    { code: 'jilin', label: '吉林编码（DB22/T 2848）' },
    { code: 'own', label: '本地编码', aliases: ['其他', '自编'] },
  ],
} as const satisfies CodeTable;

export const statuteKinds = {
  label: '法规类别',
  source: '立法法',
  entries: [
    { code: 'law', label: '法律' },
    { code: 'regulation', label: '行政法规' },
    { code: 'localRegulation', label: '地方性法规' },
    { code: 'rule', label: '部门规章' },
    { code: 'localRule', label: '地方政府规章' },
    { code: 'normative', label: '规范性文件', aliases: ['文件', '政策文件'] },
    { code: 'other', label: '其他' },
  ],
} as const satisfies CodeTable;

export const statuteStatuses = {
  label: '法规效力',
  source: 'product',
  entries: [
    { code: 'inForce', label: '有效', aliases: ['现行有效', '现行'] },
    { code: 'amended', label: '已修改', aliases: ['修改', '修订', '修正'] },
    { code: 'repealed', label: '已废止', aliases: ['废止', '失效'] },
  ],
} as const satisfies CodeTable;

/** 实施主体 does it, 牵头 leads, 配合 helps. */
export const bodyRoles = {
  label: '分工',
  source: 'product',
  entries: [
    { code: 'implement', label: '实施' },
    { code: 'lead', label: '牵头' },
    { code: 'support', label: '配合' },
  ],
} as const satisfies CodeTable;

/** 责任环节 of an item, in their order. */
export const stageKinds = {
  label: '责任环节',
  source: '权责清单',
  entries: [
    { code: 'file', label: '立案', aliases: ['立案责任'] },
    { code: 'accept', label: '受理', aliases: ['受理责任', '催告责任'] },
    { code: 'investigate', label: '调查', aliases: ['调查责任', '调查取证责任'] },
    { code: 'examine', label: '审查', aliases: ['审查责任', '审核责任', '检查责任'] },
    { code: 'inform', label: '告知', aliases: ['告知责任', '事前告知责任'] },
    { code: 'decide', label: '决定', aliases: ['决定责任', '处理责任', '处置责任'] },
    { code: 'deliver', label: '送达', aliases: ['送达责任', '转报责任'] },
    { code: 'execute', label: '执行', aliases: ['执行责任'] },
    { code: 'supervise', label: '事后监管', aliases: ['监管责任', '事后监管责任', '事中事后监管责任'] },
    { code: 'other', label: '其他', aliases: ['其他责任'] },
  ],
} as const satisfies CodeTable;

/** 调整方案: where it stands on its way. */
export const proposalStatuses = {
  label: '方案状态',
  source: 'domain §3.6',
  entries: [
    { code: 'drafted', label: '起草' },
    { code: 'reviewed', label: '已审核' },
    { code: 'legalityChecked', label: '已合法性审查' },
    { code: 'approved', label: '已批准' },
    { code: 'published', label: '已公布' },
    { code: 'withdrawn', label: '已撤回' },
  ],
} as const satisfies CodeTable;

/** What was done with a proposal. */
export const proposalSteps = {
  label: '办理环节',
  source: 'domain §3.6',
  entries: [
    { code: 'drafted', label: '起草' },
    { code: 'reviewed', label: '审核' },
    { code: 'legalityChecked', label: '合法性审查' },
    { code: 'approved', label: '批准' },
    { code: 'published', label: '公布' },
    { code: 'returned', label: '退回' },
    { code: 'withdrawn', label: '撤回' },
  ],
} as const satisfies CodeTable;

export const proposalOrigins = {
  label: '方案来源',
  source: 'product',
  entries: [
    { code: 'first', label: '首次公布' },
    { code: 'edit', label: '手工调整' },
    { code: 'import', label: '导入比对' },
    { code: 'statute', label: '法规变更' },
  ],
} as const satisfies CodeTable;

export const changeKinds = {
  label: '调整方式',
  source: 'product',
  entries: [
    { code: 'added', label: '新增' },
    { code: 'changed', label: '修改' },
    { code: 'removed', label: '取消', aliases: ['删除', '废止'] },
  ],
} as const satisfies CodeTable;

export const changeReasons = {
  label: '调整原因',
  source: 'domain §3.6',
  entries: [
    { code: 'statute', label: '法规修改', aliases: ['法规立改废'] },
    { code: 'functions', label: '机构职能调整', aliases: ['职能调整'] },
    { code: 'empowerment', label: '赋权', aliases: ['下放'] },
    { code: 'withdrawal', label: '收回', aliases: ['上收'] },
    { code: 'wording', label: '文字规范', aliases: ['规范表述'] },
  ],
} as const satisfies CodeTable;

export const numberings = {
  label: '编号方式',
  source: 'product',
  entries: [
    { code: 'continuous', label: '全表连续编号' },
    { code: 'byType', label: '按职权类型分别编号' },
    { code: 'byField', label: '按领域分别编号' },
  ],
} as const satisfies CodeTable;

export const printForms = {
  label: '打印版式',
  source: 'product',
  entries: [
    { code: 'a3Landscape', label: 'A3 横向' },
    { code: 'a4Landscape', label: 'A4 横向' },
    { code: 'a4Portrait', label: 'A4 纵向' },
  ],
} as const satisfies CodeTable;

/** 谁牵头: whom the kind expects to lead its items. */
export const leadSides = {
  label: '牵头方',
  source: 'domain §3.4',
  entries: [
    { code: 'street', label: '街道' },
    { code: 'department', label: '上级部门' },
    { code: 'either', label: '逐项确定' },
  ],
} as const satisfies CodeTable;

/** 流程环节: what a step of a flow chart is. */
export const flowStepKinds = {
  label: '环节类型',
  source: 'product',
  entries: [
    { code: 'start', label: '开始', aliases: ['起点', '启动', '申请'] },
    { code: 'step', label: '环节', aliases: ['步骤', '办理', '过程'] },
    { code: 'decision', label: '判断', aliases: ['决策', '分支', '条件'] },
    { code: 'end', label: '结束', aliases: ['终点', '办结', '结果'] },
  ],
} as const satisfies CodeTable;

/** 清单检查: what contradicts in a list. */
export const listChecks = {
  label: '清单检查',
  source: 'product',
  entries: [
    { code: 'noBasis', label: '没有依据' },
    { code: 'basisRepealed', label: '依据已废止' },
    { code: 'sameTitle', label: '事项重名' },
    { code: 'sameArticleTwoLeads', label: '同一条款两家牵头' },
    { code: 'withdrawnStillPower', label: '已收回仍在列' },
    { code: 'powerWithoutResponsibility', label: '有权无责' },
    { code: 'supportWithoutLead', label: '配合无牵头' },
    { code: 'totalsDisagree', label: '总数不符' },
  ],
} as const satisfies CodeTable;

export const totalFields = {
  label: '分组',
  source: 'product',
  entries: [
    { code: 'type', label: '职权类型' },
    { code: 'field', label: '领域' },
    { code: 'leadSide', label: '牵头方' },
  ],
} as const satisfies CodeTable;

export const reviewOutcomes = {
  label: '核对结果',
  source: 'product',
  entries: [
    { code: 'stands', label: '无需调整' },
    { code: 'proposed', label: '已列入方案' },
  ],
} as const satisfies CodeTable;
