/** Community workers who do not exist (示例县, 520699), the same ones for the same seed. */
import { codeTable } from '#shared/codes/index.ts';
import type { CodeTableName } from '#shared/codes/index.ts';
import { idCheckDigit } from '#shared/domain/idNumber.ts';

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛';
const given = '伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆龙建国文志海德芳娜敏静丽艳娟霞秀玲桂英梅莉红玉兰燕琴云莲雪荣爱琳佳琪婷萍';
const positions = ['社区党组织书记、居委会主任', '社区党组织副书记', '居委会副主任', '社区两委委员', '专职网格员', '社区专职工作者'];
const schools = ['示例大学', '示例师范学院', '示例职业技术学院', '示例广播电视大学'];
const majors = ['社会工作', '行政管理', '汉语言文学', '会计', '法学', '计算机应用'];

export const communityNames = Array.from({ length: 15 }, (_, i) => `示例第${i + 1}社区`);

/** Numbers from 0 (included) to 1 (excluded), the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A worker as the register holds it; `community` is an index of `communityNames`. */
export type Person = {
  name: string;
  sex: string;
  idNumber: string;
  birthDate: string;
  ethnicGroup: string;
  politicalStatus: string;
  partyJoinedOn: string | null;
  phone: string;
  firstEducation: string;
  education: string;
  school: string;
  major: string;
  community: number;
  position: string;
  postClass: string;
  postFrom: string;
  serviceFrom: string;
  certificate: string | null;
  certificateNo: string | null;
  note: string | null;
};

const two = (n: number): string => String(n).padStart(2, '0');

/** `count` people whose ID numbers differ; `from` keeps the numbers of several streets apart. */
export function people(count: number, { seed = 1, from = 0 } = {}): Person[] {
  const next = random(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const code = (name: CodeTableName): string => pick(codeTable(name).entries).code;
  const day = (firstYear: number, years: number): string => `${firstYear + below(years)}-${two(1 + below(12))}-${two(1 + below(28))}`;
  return Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const female = next() < 0.6;
    // 100 order numbers a day and sex are too few for 100,000 people of one county: the birth date runs with the index.
    const birthDate = `${1966 + (number % 36)}-${two(1 + (Math.floor(number / 36) % 12))}-${two(1 + (Math.floor(number / 432) % 28))}`;
    const order = Math.floor(number / 12096) * 2 + (female ? 0 : 1);
    const first17 = `520699${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
    const party = next() < 0.5;
    const certified = next() < 0.4;
    return {
      name: pick([...surnames]) + Array.from({ length: next() < 0.7 ? 2 : 1 }, () => pick([...given])).join(''),
      sex: female ? '2' : '1',
      idNumber: first17 + idCheckDigit(first17),
      birthDate,
      ethnicGroup: code('ethnicGroups'),
      politicalStatus: party ? '01' : '13',
      partyJoinedOn: party ? day(2003, 12) : null,
      phone: `1${pick(['35', '38', '39', '50', '86'])}${String(10_000_000 + below(89_999_999))}`,
      firstEducation: code('educations'),
      education: code('educations'),
      school: pick(schools),
      major: pick(majors),
      community: below(communityNames.length),
      position: pick(positions),
      postClass: code('postClasses'),
      postFrom: day(2016, 9),
      serviceFrom: day(2004, 12),
      certificate: certified ? code('certificateLevels') : null,
      certificateNo: certified ? `2019${two(below(100))}${String(number).padStart(8, '0')}` : null,
      note: next() < 0.1 ? '兼任网格党支部书记' : null,
    };
  });
}
