import type { CodeTable } from './table.ts';

/** 岗位类别 of 3岗: the post that a pay band belongs to. */
export const postClasses = {
  label: '岗位类别',
  source: '3岗18级',
  entries: [
    { code: 'head', label: '正职', aliases: ['社区正职', '正职岗', '正职岗位', '负责人', '社区正职岗'] },
    { code: 'deputy', label: '副职', aliases: ['社区副职', '副职岗', '副职岗位', '主管', '社区副职岗'] },
    {
      code: 'staff',
      label: '工作人员',
      aliases: ['一般工作人员', '其他', '社区工作人员', '工作人员岗', '工作人员岗位', '一般人员', '其他工作人员'],
    },
    { code: 'member', label: '专职委员', aliases: ['社区专职委员', '专职委员岗'] },
    { code: 'worker', label: '专职工作者', aliases: ['一般专职工作者', '专职工作人员', '专职岗'] },
    { code: 'station', label: '工作站人员', aliases: ['工作站工作人员', '社区工作站人员'] },
  ],
} as const satisfies CodeTable;

/** 职务: what offices write, and the post class it belongs to (see `shared/domain/posts.ts`). Free text is kept where it is none of these. */
export const positions = {
  label: '职务',
  source: 'product',
  entries: [
    { code: '社区党组织书记、居委会主任', label: '社区党组织书记、居委会主任' },
    { code: '社区党组织书记', label: '社区党组织书记' },
    { code: '居委会主任', label: '居委会主任' },
    { code: '社区党组织副书记', label: '社区党组织副书记' },
    { code: '居委会副主任', label: '居委会副主任' },
    { code: '社区两委委员', label: '社区两委委员' },
    { code: '专职网格员', label: '专职网格员' },
    { code: '社区专职工作者', label: '社区专职工作者' },
  ],
} as const satisfies CodeTable;

/** 社会工作者职业资格. */
export const certificateLevels = {
  label: '职业资格证书',
  source: '社会工作者职业水平评价: 助理社会工作师, 社会工作师, 高级社会工作师',
  entries: [
    {
      code: 'assistant',
      label: '助理社会工作师',
      aliases: ['助理社工师', '初级', '初级社工', '助理', '社会工作师（初级）', '初级社会工作师', '初级社工师', '助理社工'],
    },
    {
      code: 'intermediate',
      label: '社会工作师',
      aliases: ['社工师', '中级', '中级社工', '中级社会工作师', '社会工作师（中级）', '中级社工师'],
    },
    { code: 'senior', label: '高级社会工作师', aliases: ['高级社工师', '高级', '高级社工', '社会工作师（高级）'] },
  ],
} as const satisfies CodeTable;

export const workerStatuses = {
  label: '在岗状态',
  source: 'product',
  entries: [
    { code: 'active', label: '在岗', aliases: ['在职', '在编在岗', '在聘', '是'] },
    { code: 'leave', label: '离岗', aliases: ['休假', '产假', '病假', '停薪留职', '借调'] },
    { code: 'retired', label: '退休', aliases: ['已退休'] },
    { code: 'left', label: '离职', aliases: ['辞职', '已离职', '解聘', '调出', '已辞职'] },
  ],
} as const satisfies CodeTable;

/** 席位 of 1+1+N+X: the leader on contact duty, the secretary, the heads of paired units, the members from other bodies. */
export const seatKinds = {
  label: '席位',
  source: '大工委/大党委 1+1+N+X',
  entries: [
    { code: '1', label: '1', aliases: ['一', '1席', '1+1', '“1”', '第一个1', '第二个1', '前1', '后1'] },
    { code: 'N', label: 'N', aliases: ['n', 'Ｎ', 'ｎ', 'N席', '“N”'] },
    { code: 'X', label: 'X', aliases: ['x', 'Ｘ', 'ｘ', 'X席', '“X”'] },
  ],
} as const satisfies CodeTable;

export const committeeLevels = {
  label: '组织层级',
  source: '大工委 (street), 大党委 (community)',
  entries: [
    { code: 'street', label: '街道大工委', aliases: ['大工委'] },
    { code: 'community', label: '社区大党委', aliases: ['大党委'] },
  ],
} as const satisfies CodeTable;
