/** Code tables of a community worker's career and personnel file. */
import type { CodeTable } from './table.ts';

/** 学位: three levels in law. */
export const degrees = {
  label: '学位',
  source: '中华人民共和国学位法: 学士, 硕士, 博士',
  entries: [
    { code: 'bachelor', label: '学士', aliases: ['学士学位'] },
    { code: 'master', label: '硕士', aliases: ['硕士学位'] },
    { code: 'doctor', label: '博士', aliases: ['博士学位'] },
  ],
} as const satisfies CodeTable;

/** 教育形式: the two columns of the forms in use. */
export const studyForms = {
  label: '教育形式',
  source: 'product',
  entries: [
    { code: 'fullTime', label: '全日制', aliases: ['全日制教育', '普通全日制'] },
    { code: 'inService', label: '在职', aliases: ['在职教育', '非全日制', '函授', '自考', '成人教育', '网络教育', '电大', '业余'] },
  ],
} as const satisfies CodeTable;

/** 证书情况: some schemes count a diploma without a degree, or the other way round, for less. */
export const educationPapers = {
  label: '证书情况',
  source: 'product',
  entries: [
    { code: 'both', label: '学历学位双证', aliases: ['双证', '学历、学位'] },
    { code: 'diploma', label: '仅学历证书', aliases: ['学历证', '毕业证', '仅学历', '单证'] },
    { code: 'degree', label: '仅学位证书', aliases: ['学位证', '仅学位'] },
  ],
} as const satisfies CodeTable;

/** 年度考核等次. */
export const assessmentResults = {
  label: '考核等次',
  source: '社区工作者年度考核: 优秀, 合格, 基本合格, 不合格',
  entries: [
    { code: 'excellent', label: '优秀', aliases: ['优秀等次', '优'] },
    { code: 'qualified', label: '合格', aliases: ['合格等次', '称职'] },
    { code: 'basic', label: '基本合格', aliases: ['基本合格等次', '基本称职'] },
    { code: 'failed', label: '不合格', aliases: ['不合格等次', '不称职'] },
  ],
} as const satisfies CodeTable;

/** 层级 of a training, an honour, a mandate: who held, gave or elected. */
export const adminLevels = {
  label: '层级',
  source: 'product',
  entries: [
    { code: 'national', label: '国家级', aliases: ['全国', '中央', '国家'] },
    { code: 'provincial', label: '省级', aliases: ['省', '自治区', '省（自治区、直辖市）'] },
    { code: 'city', label: '市级', aliases: ['市', '地市级', '地级', '州级'] },
    { code: 'county', label: '县级', aliases: ['县', '区级', '区', '县（市、区）', '区县级', '县区级'] },
    { code: 'street', label: '街道级', aliases: ['街道', '乡镇', '乡镇级', '乡级', '街道（乡镇）', '镇级'] },
  ],
} as const satisfies CodeTable;

/** 荣誉类别: pay schemes tell a commendation from a model worker's title. */
export const honourKinds = {
  label: '荣誉类别',
  source: 'product',
  entries: [
    { code: 'commendation', label: '表彰', aliases: ['表彰奖励', '先进个人', '优秀个人', '通报表扬'] },
    { code: 'modelWorker', label: '劳动模范', aliases: ['劳模', '先进工作者', '劳动模范（先进工作者）'] },
    { code: 'other', label: '其他', aliases: ['其它'] },
  ],
} as const satisfies CodeTable;

/** 两代表一委员. */
export const mandateKinds = {
  label: '身份',
  source: '两代表一委员: 党代表, 人大代表, 政协委员',
  entries: [
    { code: 'partyDelegate', label: '党代表', aliases: ['党代会代表', '党的代表大会代表', '中共党代表'] },
    { code: 'peoplesDeputy', label: '人大代表', aliases: ['人民代表', '人民代表大会代表'] },
    { code: 'consultative', label: '政协委员', aliases: ['政协'] },
  ],
} as const satisfies CodeTable;

/** 劳动合同种类. */
export const contractKinds = {
  label: '合同种类',
  source: '劳动合同法第十二条',
  entries: [
    { code: 'fixedTerm', label: '固定期限', aliases: ['固定期限合同', '有固定期限'] },
    { code: 'openEnded', label: '无固定期限', aliases: ['无固定期限合同', '长期'] },
    { code: 'byTask', label: '以完成一定工作任务为期限', aliases: ['任务期限', '完成任务为期限'] },
  ],
} as const satisfies CodeTable;

/** 离岗类别: how a labour contract ends by the law; a transfer is ours. */
export const exitKinds = {
  label: '离岗类别',
  source: '劳动合同法第三十六至四十四条; 调出, 其他: product',
  entries: [
    { code: 'resigned', label: '本人辞职', aliases: ['辞职', '个人辞职', '本人解除'] },
    { code: 'expired', label: '合同期满', aliases: ['合同到期', '期满终止', '合同终止'] },
    { code: 'agreed', label: '协商解除', aliases: ['协商一致解除'] },
    { code: 'dismissed', label: '单位解除', aliases: ['辞退', '解聘', '开除', '单位辞退'] },
    { code: 'retired', label: '退休', aliases: ['到龄退休', '办理退休'] },
    { code: 'died', label: '死亡', aliases: ['去世', '病故'] },
    { code: 'transferred', label: '调出', aliases: ['调离', '调动', '转出'] },
    { code: 'other', label: '其他', aliases: ['其它'] },
  ],
} as const satisfies CodeTable;

/** 原法定退休年龄: the three groups whose age the gradual delay starts from. */
export const retirementAges = {
  label: '原法定退休年龄',
  source: '全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定 (2024-09-13)',
  entries: [
    { code: '60', label: '60 周岁（男）', aliases: ['60', '60岁', '60周岁'] },
    { code: '55', label: '55 周岁（女）', aliases: ['55', '55岁', '55周岁', '女干部'] },
    { code: '50', label: '50 周岁（女）', aliases: ['50', '50岁', '50周岁', '女工人'] },
  ],
} as const satisfies CodeTable;

/**
 * 材料类别: the ten classes of a cadre's file, used as a pattern (community workers are not cadres, their file is a local one); the photograph
 * is ours.
 */
export const materialClasses = {
  label: '材料类别',
  source: '参照《干部人事档案工作条例》(2018) 十类; 照片: product',
  entries: [
    { code: '1', label: '履历', aliases: ['一', '履历类', '登记表'] },
    { code: '2', label: '自传和思想', aliases: ['二', '自传', '思想'] },
    { code: '3', label: '考核鉴定', aliases: ['三', '考核', '年度考核'] },
    { code: '4-1', label: '学历学位', aliases: ['学历', '学位', '毕业证', '学位证'] },
    { code: '4-2', label: '职称和职业资格', aliases: ['职称', '职业资格', '专业技术职务', '社工证'] },
    { code: '4-3', label: '学术评鉴', aliases: ['学术', '科研'] },
    { code: '4-4', label: '教育培训', aliases: ['培训'] },
    { code: '5', label: '政审、审计和审核', aliases: ['五', '政审', '审计', '审核'] },
    { code: '6', label: '党、团', aliases: ['六', '党团', '入党', '入团'] },
    { code: '7', label: '表彰奖励', aliases: ['七', '表彰', '奖励'] },
    { code: '8', label: '违规违纪违法处理处分', aliases: ['八', '处分', '处理'] },
    { code: '9-1', label: '工资', aliases: ['薪酬', '定级'] },
    { code: '9-2', label: '任免和合同', aliases: ['任免', '劳动合同', '聘用', '离岗'] },
    { code: '9-3', label: '出国（境）', aliases: ['出国', '出境'] },
    { code: '9-4', label: '会议代表', aliases: ['代表'] },
    { code: '10', label: '其他', aliases: ['十', '其它'] },
    { code: 'photo', label: '照片', aliases: ['相片', '证件照'] },
  ],
} as const satisfies CodeTable;
