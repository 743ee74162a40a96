/** The demo workbooks, laid out in the manner of real offices. */
import type { CellValue, WriteSheet } from 'hucre';
import { codeLabel } from '#shared/codes/index.ts';
import { compileScheme, monthPay, schemeDocument } from '#shared/domain/pay/index.ts';
import example from '../../resources/schemes/example.json' with { type: 'json' };
import { basicDuties, liability, powerItems, responsibility, supportDuties, withdrawnDuties } from './lists.ts';
import { SheetLayout } from './layout.ts';
import type { peopleFrom, Person } from './people.ts';

const numerals = '一二三四五六七八九十';
const [year, month, payDay] = [2026, 10, '2026-10-31'];

/** The power list with a heading for each type. `keep` of each type's items, all without it. */
export function powerSheet(street: string, notice: string, keep = Infinity): WriteSheet {
  const s = new SheetLayout('权力清单', 9);
  s.title(`示例县${street}办事处权力清单和责任清单（${year}年版）`).title(`公布文号：${notice}   公布日期：${year}年7月1日`, 11);
  s.header(['序号', '职权类型', '职权名称', null, '职权依据', '实施主体', '责任事项', '追责情形', '备注']);
  s.header([null, null, '项目', '子项']);
  const top = s.next - 2;
  s.merge(top, 2, top, 3);
  for (const col of [0, 1, 4, 5, 6, 7, 8]) s.merge(top, col, top + 1, col);
  let number = 0;
  Object.entries(powerItems).forEach(([type, all], i) => {
    const items = all.slice(0, keep);
    s.heading(`${numerals[i]}、${type}（${items.length}项）`);
    for (const [title, basis] of items) s.data([++number, type, title, null, basis, `${street}办事处`, responsibility(type), liability]);
  });
  return s.sheet([6, 10, 30, 12, 34, 16, 46, 28, 10]);
}

/** Three tables of different columns on one sheet. `keep` of each, all without it. */
export function dutySheet(street: string, keep = Infinity): WriteSheet {
  const s = new SheetLayout('履职事项清单', 6);
  const basic = Object.entries(basicDuties)
    .flatMap(([area, titles]) => titles.map((title) => [area, title] as const))
    .slice(0, keep);
  s.title(`示例县${street}履行职责事项清单`).heading(`基本履职事项（共${basic.length}项）`).header(['序号', '类别', '事项名称']);
  basic.forEach(([area, title], i) => s.data([i + 1, area, title]));
  const support = supportDuties.slice(0, keep);
  s.rows.push([]);
  s.heading(`配合履职事项（共${support.length}项）`).header([
    '序号',
    '类别',
    '配合履职事项',
    '对应上级部门',
    '上级部门职责',
    '街道配合职责',
  ]);
  support.forEach(([area, title, lead, leadDuty, own], i) => s.data([i + 1, area, title, lead, leadDuty, own]));
  const withdrawn = withdrawnDuties.slice(0, keep);
  s.rows.push([]);
  s.heading(`上级部门收回事项（共${withdrawn.length}项）`).header(['序号', '类别', '事项名称', '承接部门', '工作方式']);
  withdrawn.forEach(([area, title, taker], i) => s.data([i + 1, area, title, taker, '由承接部门直接办理，街道不再承担。']));
  return s.sheet([6, 12, 34, 20, 30, 34]);
}

/** A date in one of the forms that clerks mix in one column. */
export function writtenDate(date: string, form: number): string {
  const [y, m, d] = date.split('-') as [string, string, string];
  return [date, `${y}.${m}`, `${y}年${Number(m)}月`, `${y}/${Number(m)}/${Number(d)}`, `${y}${m}`, `${y}年${Number(m)}月${Number(d)}日`][
    form % 6
  ]!;
}

const wide = (text: string): string =>
  [...text].map((c) => (/[0-9]/.test(c) ? String.fromCodePoint(c.codePointAt(0)! + 0xfee0) : c)).join('');

/** The roster: merged community cells, mixed dates, a name set wide, an ID number in full width, a total and a signature row. */
export function rosterSheet(street: string, people: readonly Person[]): WriteSheet {
  const s = new SheetLayout('花名册', 15);
  s.title(`示例县${street}社区工作者花名册`).title(`填报单位（盖章）：${street}办事处        填报时间：${year}年${month}月31日`, 11);
  s.header([
    '序号',
    '所在社区',
    '姓名',
    '性别',
    '民族',
    '出生年月',
    '身份证号',
    '政治面貌',
    '学历',
    '职务',
    '任现职时间',
    '参加社区工作时间',
    '职业资格证书',
    '联系电话',
    '备注',
  ]);
  let first = s.next;
  people.forEach((p, i) => {
    const starts = p.community !== people[i - 1]?.community;
    if (starts) first = s.next;
    const name = p.name.length === 2 ? `${p.name[0]}　${p.name[1]}` : p.name;
    const id = i % 11 === 4 ? wide(p.idNumber) : i % 7 === 3 ? p.idNumber.toLowerCase() : p.idNumber;
    const phone: CellValue = i % 5 === 2 ? Number(p.phone) : p.phone;
    s.data([
      i + 1,
      starts ? p.community : null,
      name,
      p.sex,
      i % 6 === 1 ? p.ethnic.replace(/族$/, '') : p.ethnic,
      writtenDate(p.birth, i),
      id,
      i % 4 === 0 && p.political === '中共党员' ? '党员' : p.political,
      i % 3 === 0 ? p.education.replace('大学本科', '本科').replace('大学专科', '大专') : p.education,
      p.position,
      writtenDate(p.postFrom, i + 2),
      writtenDate(p.serviceFrom, i + 3),
      p.certificate ? codeLabel('certificateLevels', p.certificate) : '无',
      phone,
      null,
    ]);
    if (p.community !== people[i + 1]?.community && s.next - first > 1) s.merge(first, 1, s.next - 1, 1);
  });
  s.data(['合计', null, `${people.length}人`]);
  s.title('填表人：            审核人：            联系电话：', 11);
  return s.sheet([6, 12, 10, 6, 8, 12, 21, 12, 11, 26, 12, 15, 16, 14, 10]);
}

/** Six people, four of whom cannot come in as they are written. */
export function faultySheet(street: string, people: readonly Person[]): WriteSheet {
  const s = new SheetLayout('花名册', 7);
  s.title(`示例县${street}新进社区工作者花名册（待改正）`).header(['序号', '所在社区', '姓名', '身份证号', '学历', '职务', '联系电话']);
  people.forEach((p, i) => {
    const last = p.idNumber.at(-1) === '0' ? '1' : '0';
    const id: CellValue = i === 1 ? p.idNumber.slice(0, 17) + last : i === 2 ? Number(p.idNumber.slice(0, 17)) * 10 : p.idNumber;
    s.data([i + 1, p.community, i === 3 ? null : p.name, id, i === 4 ? '函授' : p.education, p.position, p.phone]);
  });
  return s.sheet([6, 12, 10, 24, 12, 26, 14]);
}

/** The roster as lines of a CSV, a tab behind each ID number so that spreadsheets leave it alone. */
export const rosterCsv = (people: readonly Person[]): string =>
  [
    '姓名,性别,民族,身份证号,出生年月,政治面貌,学历,所在社区,岗位,职务,参加社区工作时间,职业资格证书,联系电话',
    ...people.map((p) =>
      [
        p.name,
        p.sex,
        p.ethnic,
        `${p.idNumber}\t`,
        p.birth,
        p.political,
        p.education,
        p.community,
        codeLabel('postClasses', p.post),
        p.position,
        p.serviceFrom,
        p.certificate ? codeLabel('certificateLevels', p.certificate) : '无',
        p.phone,
      ].join(','),
    ),
  ].join('\r\n') + '\r\n';

/** Home units and the post their member holds there. */
const units: [string, string][] = [
  ['县税务局', '副局长'],
  ['县供电公司', '党支部书记'],
  ['县第二小学', '副校长'],
  ['县人民医院', '工会主席'],
  ['县公安局交警大队', '教导员'],
  ['邮政银行示例支行', '行长'],
  ['福满家物业服务公司', '项目经理'],
  ['县自来水公司', '副经理'],
  ['快递行业联合党支部', '党支部书记'],
  ['个体经营者协会', '会长'],
  ['县图书馆', '馆长'],
  ['县残疾人联合会', '副理事长'],
];

/** 大工委 of the street and 大党委 of its communities: one of each leading seat, then N and X. */
export function seatSheet(
  street: string,
  communities: readonly string[],
  make: ReturnType<typeof peopleFrom>,
  sizes: { street: number; community: number },
): WriteSheet {
  const s = new SheetLayout('兼职委员', 9);
  s.title(`示例县${street}“大工委”及社区“大党委”兼职委员名册`).header([
    '序号',
    '所在组织',
    '席位',
    '姓名',
    '工作单位',
    '单位职务',
    '任职时间',
    '任期至',
    '联系电话',
  ]);
  let number = 0;
  const committee = (name: string, size: number): void => {
    for (let i = 0; i < size; i++) {
      const kind = i < 2 ? '1' : i < Math.ceil((size + 2) / 2) ? 'N' : 'X';
      const from = make.day(2024, 2025);
      const until = `${Number(from.slice(0, 4)) + 3}${from.slice(4)}`;
      s.data([
        ++number,
        name,
        kind,
        make.name(make.random() < 0.5 ? '男' : '女'),
        ...make.pick(units),
        writtenDate(from, number),
        writtenDate(until, number + 1),
        make.phone(),
      ]);
    }
  };
  committee(`${street}大工委`, sizes.street);
  for (const community of communities) committee(`${community}大党委`, sizes.community);
  s.data(['合计', null, null, `${number}人`]);
  return s.sheet([6, 20, 8, 10, 22, 14, 14, 14, 15]);
}

const scheme = compileScheme(schemeDocument.parse(example), payDay);

/** One month's pay under 示例方案; `flags`: red flags held by each community. Amounts are formulas, as in most offices. */
export function paySheet(street: string, people: readonly Person[], flags: Readonly<Record<string, number>>): WriteSheet {
  const s = new SheetLayout(`${year}年${month}月`, 12);
  s.title(`示例县${street}社区工作者${year}年${month}月薪酬发放表`);
  s.header([
    '序号',
    '社区',
    '姓名',
    '岗位',
    '薪级',
    '系数',
    '基数',
    '基本薪酬(70%)',
    '绩效薪酬(30%)',
    '职业资格补贴',
    '红旗奖励',
    '应发合计',
  ]);
  const sums = [0, 0, 0, 0, 0];
  const firstRow = s.next + 1;
  people.forEach((p, i) => {
    const { pay } = monthPay(scheme, {
      postClass: p.post,
      serviceFrom: p.serviceFrom,
      certificates: p.certificate === null ? [] : [{ level: p.certificate }],
      counts: { redFlag: flags[p.community] ?? 0 },
    });
    if (!pay) throw new Error(`${p.name}: no pay`);
    const component = (key: string): number => pay.components.find((c) => c.key === key)?.amount ?? 0;
    const amounts = [...['basic', 'performance', 'certificateAllowance', 'redFlag'].map(component), pay.total].map((fen) => fen / 100);
    amounts.forEach((amount, k) => (sums[k]! += amount));
    s.data([
      i + 1,
      p.community,
      p.name,
      codeLabel('postClasses', p.post),
      pay.grade,
      (pay.coefficient ?? 0) / 10_000,
      (pay.base ?? 0) / 100,
      null,
      null,
      amounts[2]!,
      amounts[3]!,
      null,
    ]);
    const row = s.next;
    s.formula(7, `ROUND(G${row}*F${row}*0.7,2)`, amounts[0]!)
      .formula(8, `ROUND(G${row}*F${row}*0.3,2)`, amounts[1]!)
      .formula(11, `SUM(H${row}:K${row})`, amounts[4]!);
  });
  const lastRow = s.next;
  s.data(['合计']);
  'HIJKL'
    .split('')
    .forEach((letter, k) => s.formula(7 + k, `SUM(${letter}${firstRow}:${letter}${lastRow})`, Math.round(sums[k]! * 100) / 100));
  s.title('制表：            复核：            领导签字：', 11);
  return s.sheet([6, 14, 10, 10, 8, 8, 10, 14, 14, 14, 12, 14]);
}
