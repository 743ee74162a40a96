import type { CodeTable } from './table.ts';

/** 清单核对: how a matter stood by the lists in force on its day. */
export const listStandings = {
  label: '清单核对',
  source: 'product',
  entries: [
    { code: 'listed', label: '清单内' },
    { code: 'prohibited', label: '不应开具' },
    { code: 'withdrawn', label: '上级已收回' },
    { code: 'unlisted', label: '清单外' },
    { code: 'noList', label: '无清单可核对' },
  ],
} as const satisfies CodeTable;

export const certificateOutcomes = {
  label: '办理结果',
  source: 'domain §1.1 S2, S3',
  entries: [
    { code: 'issued', label: '已开具', aliases: ['开具', '已出具', '出具', '同意', '已办', '办结'] },
    { code: 'refused', label: '不予开具', aliases: ['未开具', '不予出具', '不开具', '拒绝', '拒开', '不同意'] },
  ],
} as const satisfies CodeTable;

/**
 * 权力类别: the five powers as two places name them (domain §1.1): Tongren's 综合管理, 统筹协调, 应急处置, 行政执法, 参与和建议; Qujing's appraisal and
 * consent over dispatched units, participation in plans and in the acceptance of facilities. A street's own wording is its list 五项权力.
 */
export const powerKinds = {
  label: '权力类别',
  source: 'domain §1.1 S0, S4',
  entries: [
    { code: 'planning', label: '规划编制参与权', aliases: ['规划参与权', '规划参与'] },
    { code: 'acceptance', label: '公共设施验收参与权', aliases: ['设施验收参与权', '验收参与'] },
    { code: 'consent', label: '派驻机构人事任免同意权', aliases: ['人事任免建议权', '任免同意权', '任免征得同意'] },
    { code: 'appraisal', label: '派驻机构人员考核权', aliases: ['考核评价权', '考核权'] },
    { code: 'decision', label: '重大决策、规划、项目参与权和建议权', aliases: ['参与权', '建议权', '重大决策建议权', '参与权和建议权'] },
    { code: 'management', label: '综合管理权', aliases: ['综合管理'] },
    { code: 'coordination', label: '统筹协调权', aliases: ['统筹协调'] },
    { code: 'emergency', label: '应急处置权', aliases: ['应急处置'] },
    { code: 'enforcement', label: '行政执法权', aliases: ['行政执法'] },
    { code: 'other', label: '其他', aliases: ['其他权力'] },
  ],
} as const satisfies CodeTable;

export const powerOutcomes = {
  label: '街道意见',
  source: 'product',
  entries: [
    { code: 'agreed', label: '同意' },
    { code: 'disagreed', label: '不同意' },
    { code: 'advised', label: '提出建议', aliases: ['建议', '提出意见'] },
    { code: 'tookPart', label: '已参加', aliases: ['参加', '已参与', '参与'] },
    { code: 'appraised', label: '已评价', aliases: ['评价', '已考核'] },
    { code: 'exercised', label: '已行使', aliases: ['行使'] },
  ],
} as const satisfies CodeTable;

export const followings = {
  label: '采纳情况',
  source: 'domain §1.1 S4',
  entries: [
    { code: 'followed', label: '采纳', aliases: ['已采纳', '全部采纳'] },
    { code: 'partly', label: '部分采纳' },
    { code: 'notFollowed', label: '未采纳', aliases: ['不采纳', '没有采纳'] },
  ],
} as const satisfies CodeTable;

export const handedDecisions = {
  label: '处理结果',
  source: 'domain §1.1 S2',
  entries: [
    { code: 'pending', label: '待研究', aliases: ['研究中', '待定'] },
    { code: 'refused', label: '不予承接', aliases: ['不承接', '拒绝', '退回'] },
    { code: 'accepted', label: '同意承接', aliases: ['承接', '接受', '同意'] },
  ],
} as const satisfies CodeTable;
