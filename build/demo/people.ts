/**
 * The people of the demo streets, invented from a fixed seed. ID numbers begin with 520699, a division that does not exist, and carry a right
 * check digit; phone numbers share one invented block.
 */

/** Numbers in [0, 1) from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Person = {
  community: string;
  name: string;
  sex: '男' | '女';
  ethnic: string;
  birth: string;
  idNumber: string;
  political: string;
  education: string;
  position: string;
  post: 'head' | 'deputy' | 'staff';
  postFrom: string;
  serviceFrom: string;
  certificate: 'assistant' | 'intermediate' | 'senior' | null;
  phone: string;
};

const surnames = '沈韩杨秦许何施孔严金魏陶姜谢邹柏窦章潘葛奚范鲁韦昌苗方任袁柳史唐费廉薛雷贺倪汤罗毕安乐于时傅齐康伍余顾孟黄穆萧尹';
const givenMale = '志远 建国 明轩 立新 文博 海涛 国梁 学军 世杰 永康 家驹 振华 晓东 宏伟 子墨 少华 德明 思源 景行 一鸣 正阳 克勤'.split(
  ' ',
);
const givenFemale = '雨桐 淑珍 晓燕 佳宁 美玲 秀兰 思雨 静怡 春华 丽萍 若兰 慧敏 玉洁 诗涵 红梅 素云 婉清 月华 欣然 文静 巧云 冬梅'.split(
  ' ',
);
const checks = '10X98765432';
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const idNumberOf = (birth: string, serial: number): string => {
  const body = `520699${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  return body + checks[[...body].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0) % 11];
};

/** Makes people one after the other; no name and no ID number twice. */
export function peopleFrom(seed: number) {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = (from: number, until: number): string =>
    `${from + Math.floor(random() * (until - from + 1))}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
  const taken = new Set<string>();
  let phones = Math.floor(seed % 1000) * 10;

  const name = (sex: Person['sex']): string => {
    for (;;) {
      const full = pick([...surnames]) + pick(sex === '男' ? givenMale : givenFemale);
      const short = random() < 0.2 ? full.slice(0, 2) : full;
      if (!taken.has(short)) return (taken.add(short), short);
    }
  };
  const phone = (): string => `1990000${String(++phones).padStart(4, '0')}`;

  function person(community: string, place: number): Person {
    const sex = random() < 0.62 ? '女' : '男';
    const birth = day(1968, 2001);
    const post = place === 0 ? 'head' : place <= 2 ? 'deputy' : 'staff';
    const began = Math.max(Number(birth.slice(0, 4)) + 22, 2003);
    const serviceFrom = day(began, Math.max(began, post === 'staff' ? 2025 : 2019));
    const position = {
      head: ['社区党组织书记、居委会主任'],
      deputy: [place === 1 ? '社区党组织副书记' : '居委会副主任'],
      staff: ['社区两委委员', '专职网格员', '社区专职工作者'],
    }[post];
    let idNumber: string;
    do idNumber = idNumberOf(birth, Math.floor(random() * 400) * 2 + 100 + (sex === '男' ? 1 : 0));
    while (taken.has(idNumber));
    taken.add(idNumber);
    const r = random();
    return {
      community,
      name: name(sex),
      sex,
      ethnic: pick(['汉族', '汉族', '汉族', '汉族', '土家族', '苗族', '侗族']),
      birth,
      idNumber,
      political: post === 'head' ? '中共党员' : pick(['中共党员', '中共党员', '群众', '共青团员', '中共预备党员']),
      education: pick(['大学本科', '大学本科', '大学专科', '大学专科', '普通高级中学', '中等专科']),
      position: pick(position),
      post,
      postFrom: serviceFrom > '2021-11-30' ? serviceFrom : `2021-12-${two(1 + place)}`,
      serviceFrom,
      certificate: r < 0.5 ? null : r < 0.78 ? 'assistant' : r < 0.96 ? 'intermediate' : 'senior',
      phone: phone(),
    };
  }
  return { random, pick, day, name, phone, person };
}
