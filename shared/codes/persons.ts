import type { CodeTable } from './table.ts';

/** 性别. */
export const sexes = {
  label: '性别',
  source: 'GB/T 2261.1-2003',
  entries: [
    { code: '1', label: '男', aliases: ['男性', 'M', 'm', 'Male', '♂'] },
    { code: '2', label: '女', aliases: ['女性', 'F', 'f', 'Female', '♀'] },
    { code: '0', label: '未知的性别', aliases: ['未知'] },
    { code: '9', label: '未说明的性别', aliases: ['未说明'] },
  ],
} as const satisfies CodeTable;

/** 政治面貌. */
export const politicalStatuses = {
  label: '政治面貌',
  source: 'GB/T 4762-1984',
  entries: [
    { code: '01', label: '中共党员', aliases: ['党员', '中国共产党党员', '共产党员', '中共正式党员', '正式党员'] },
    { code: '02', label: '中共预备党员', aliases: ['预备党员', '中国共产党预备党员'] },
    { code: '03', label: '共青团员', aliases: ['团员', '中国共产主义青年团团员'] },
    { code: '04', label: '民革党员', aliases: ['民革', '民革会员', '民革成员', '中国国民党革命委员会会员'] },
    { code: '05', label: '民盟盟员', aliases: ['民盟', '民盟成员', '中国民主同盟盟员'] },
    { code: '06', label: '民建会员', aliases: ['民建', '民建成员', '中国民主建国会会员'] },
    { code: '07', label: '民进会员', aliases: ['民进', '民进成员', '中国民主促进会会员'] },
    { code: '08', label: '农工党党员', aliases: ['农工党', '农工民主党党员', '中国农工民主党党员'] },
    { code: '09', label: '致公党党员', aliases: ['致公党', '中国致公党党员'] },
    { code: '10', label: '九三学社社员', aliases: ['九三学社', '九三社员'] },
    { code: '11', label: '台盟盟员', aliases: ['台盟', '台湾民主自治同盟盟员'] },
    { code: '12', label: '无党派人士', aliases: ['无党派', '无党派民主人士'] },
    { code: '13', label: '群众', aliases: ['普通群众', '普通居民', '一般群众'] },
  ],
} as const satisfies CodeTable;

/** 学历. */
export const educations = {
  label: '学历',
  source: 'GB/T 4658-2006',
  entries: [
    { code: '10', label: '研究生', aliases: ['研究生教育', '研究生学历'] },
    { code: '11', label: '博士研究生', aliases: ['博士', '博士研究生毕业'] },
    { code: '14', label: '硕士研究生', aliases: ['硕士', '硕士研究生毕业', '研究生/硕士', '硕士/研究生'] },
    { code: '17', label: '研究生班', aliases: ['研究生班毕业'] },
    {
      code: '20',
      label: '大学本科',
      aliases: ['本科', '大本', '大学', '本科学历', '大学本科学历', '全日制本科', '在职本科', '本科毕业', '大学本科毕业'],
    },
    {
      code: '30',
      label: '大学专科',
      aliases: ['专科', '大专', '大学专科学历', '大专学历', '专科毕业', '大专毕业', '全日制大专', '高职', '高职高专'],
    },
    { code: '40', label: '中等职业教育', aliases: ['中职', '中等职业学校'] },
    { code: '41', label: '中等专科', aliases: ['中专', '中等专业学校', '中专学历', '中专毕业'] },
    { code: '44', label: '职业高中', aliases: ['职高', '职高毕业'] },
    { code: '47', label: '技工学校', aliases: ['技校', '技工', '技校毕业'] },
    { code: '60', label: '普通高级中学', aliases: ['高中', '普通高中', '高中学历', '高中毕业'] },
    { code: '70', label: '初级中学', aliases: ['初中', '初中毕业', '初中学历'] },
    { code: '80', label: '小学', aliases: ['小学毕业', '小学学历'] },
    { code: '90', label: '其他', aliases: ['其它'] },
  ],
} as const satisfies CodeTable;

const groups = [
  '汉族',
  '蒙古族',
  '回族',
  '藏族',
  '维吾尔族',
  '苗族',
  '彝族',
  '壮族',
  '布依族',
  '朝鲜族',
  '满族',
  '侗族',
  '瑶族',
  '白族',
  '土家族',
  '哈尼族',
  '哈萨克族',
  '傣族',
  '黎族',
  '傈僳族',
  '佤族',
  '畲族',
  '高山族',
  '拉祜族',
  '水族',
  '东乡族',
  '纳西族',
  '景颇族',
  '柯尔克孜族',
  '土族',
  '达斡尔族',
  '仫佬族',
  '羌族',
  '布朗族',
  '撒拉族',
  '毛南族',
  '仡佬族',
  '锡伯族',
  '阿昌族',
  '普米族',
  '塔吉克族',
  '怒族',
  '乌孜别克族',
  '俄罗斯族',
  '鄂温克族',
  '德昂族',
  '保安族',
  '裕固族',
  '京族',
  '塔塔尔族',
  '独龙族',
  '鄂伦春族',
  '赫哲族',
  '门巴族',
  '珞巴族',
  '基诺族',
];

const short: Record<string, readonly string[]> = { 维吾尔族: ['维族'], 蒙古族: ['蒙族'], 哈萨克族: ['哈族'] };

/** 民族: 01 汉族 … 56 基诺族; offices drop 族. */
export const ethnicGroups: CodeTable = {
  label: '民族',
  source: 'GB/T 3304-1991',
  entries: groups.map((label, index) => ({
    code: String(index + 1).padStart(2, '0'),
    label,
    aliases: [label.slice(0, -1), ...(short[label] ?? [])],
  })),
};
