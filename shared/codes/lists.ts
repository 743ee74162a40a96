import type { CodeTable } from './index.ts';

/** 清单类别: list kinds are data, an office adds its own. */
export const itemKinds = {
  label: '清单类别',
  source: '权责清单, 属地管理, 赋权, 乡镇（街道）履行职责事项清单 (2025), 准入, 证明, 用印',
  entries: [
    { code: 'power', label: '权力清单', aliases: ['权力', '行政权力', '权力事项', '行政职权', '权责清单'] },
    { code: 'responsibility', label: '责任清单', aliases: ['责任', '责任事项'] },
    { code: 'territorial', label: '属地管理事项', aliases: ['属地管理', '属地管理清单', '属地'] },
    { code: 'empowered', label: '赋权事项', aliases: ['赋权', '赋权清单', '赋权事项清单', '承接赋权'] },
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
