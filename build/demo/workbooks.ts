/** Makes `resources/demo/` anew, with the same contents every time: node build/demo/workbooks.ts */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { dutySheet, faultySheet, paySheet, powerSheet, rosterCsv, rosterSheet, seatSheet } from './books.ts';
import { peopleFrom } from './people.ts';
import type { Person } from './people.ts';

const folder = join(import.meta.dirname, '../../resources/demo');
const into = (street: string, name: string, bytes: Uint8Array): void => {
  mkdirSync(join(folder, street), { recursive: true });
  writeFileSync(join(folder, street, name), bytes);
};
const staffed = (make: ReturnType<typeof peopleFrom>, sizes: Record<string, number>): Person[] =>
  Object.entries(sizes).flatMap(([community, size]) => Array.from({ length: size }, (_, place) => make.person(community, place)));

{
  const street = '红旗街道';
  const make = peopleFrom(20261);
  const sizes = { 槐荫社区: 8, 书院社区: 7, 新桥社区: 8, 南门社区: 7, 梨园社区: 8 };
  const people = staffed(make, sizes);
  into(street, '权责清单.xlsx', await writeXlsx({ sheets: [powerSheet(street, '示红办发〔2026〕6号'), dutySheet(street)] }));
  into(street, '社区工作者花名册.xlsx', await writeXlsx({ sheets: [rosterSheet(street, people)] }));
  into(street, '兼职委员名册.ods', await writeOds({ sheets: [seatSheet(street, Object.keys(sizes), make, { street: 7, community: 5 })] }));
  const flags = { 槐荫社区: 3, 书院社区: 1, 新桥社区: 2, 南门社区: 0, 梨园社区: 4 };
  into(street, '2026年10月薪酬发放表.xlsx', await writeXlsx({ sheets: [paySheet(street, people, flags)] }));
  const newcomers = Array.from({ length: 6 }, () => make.person('槐荫社区', 9));
  into(street, '新进人员-待改正.xlsx', await writeXlsx({ sheets: [faultySheet(street, newcomers)] }));
}
{
  const street = '东风街道';
  const make = peopleFrom(20269);
  const sizes = { 柳巷社区: 6, 西坡社区: 6 };
  const people = staffed(make, sizes);
  into(street, '权责清单.xlsx', await writeXlsx({ sheets: [powerSheet(street, '示东办发〔2026〕3号', 2), dutySheet(street, 9)] }));
  into(street, '社区工作者花名册-GB18030.csv', iconv.encode(rosterCsv(people), 'gb18030'));
  into(
    street,
    '兼职委员名册.xlsx',
    await writeXlsx({ sheets: [seatSheet(street, Object.keys(sizes), make, { street: 5, community: 3 })] }),
  );
  into(street, '2026年10月薪酬发放表.xlsx', await writeXlsx({ sheets: [paySheet(street, people, { 柳巷社区: 2 })] }));
}
