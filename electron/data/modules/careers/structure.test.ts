import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/pay/index.ts';
import { changeText, figureText } from '#shared/domain/careers/structureTable.ts';
import { idCheckDigit } from '#shared/domain/idNumber.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';
import { discard, newStation, passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { commandOf, ownStation, writeBulk } from '../../registers/service.ts';

type Values = Record<string, Value>;
const idOf = (birth: string, n: number): string => {
  const first = `520699${birth.replaceAll('-', '')}${String(n % 1000).padStart(3, '0')}`;
  return first + idCheckDigit(first);
};

async function addAll(station: TestStation, register: RegisterName, added: Values[]): Promise<number[]> {
  const open = station.router.host.open();
  return open.store.write(
    commandOf(open, 'registers.save'),
    async (tx) => (await writeBulk(tx, register, ownStation, { added, changed: [] })).ids,
  );
}

/** 薛城 (`reference/domain.md` §1.3 S3): 487 members of the two committees, 176 women (36.14 %), mean age 41.23, down 5.68, 68 communities with 一肩挑. */
describe('the figures that a county reports', () => {
  let station: TestStation;
  const on = '2021-12-31';
  const before = '2016-12-31';

  beforeAll(async () => {
    station = await newStation();
    await addAll(
      station,
      'communities',
      Array.from({ length: 68 }, (_, i) => ({ name: `第${i + 1}社区` })),
    );
    /** People whose ages on a day add up to a sum, the first so many of them women. */
    const team = (day: string, sum: number, women: number, first: number, more: Values): Values[] =>
      Array.from({ length: 487 }, (_, i) => {
        const age = Math.floor(sum / 487) + (i < sum % 487 ? 1 : 0);
        const birthDate = `${Number(day.slice(0, 4)) - age}-06-15`;
        return {
          name: `人${first + i}`,
          sex: i < women ? '2' : '1',
          birthDate,
          community: 1 + (i % 68),
          position: i < 68 ? '社区党组织书记、居委会主任' : i < 136 ? '社区党组织副书记、居委会主任' : '社区两委委员',
          status: 'active',
          ...more,
        };
      });
    const all: Values[] = [
      ...team(before, 22845, 120, 0, { serviceFrom: '2010-01-01', status: 'left', leftOn: '2021-03-01' }),
      ...team(on, 20079, 176, 487, { serviceFrom: '2021-03-01' }),
    ];
    // ID numbers differ by their order within a day of birth.
    const born = new Map<string, number>();
    for (const values of all) {
      const birth = String(values['birthDate']);
      const order = (born.get(birth) ?? 0) + 1;
      born.set(birth, order);
      values['idNumber'] = idOf(birth, order);
    }
    await addAll(station, 'workers', all);
  });
  afterAll(() => discard(station));

  it('come out of the records, with the change against the term before', async () => {
    const { sum, rows } = await station.ask('careers.structure', { on, against: before });
    expect(sum.now).toMatchObject({ total: 487, women: 176, womenShare: 3614, meanAge: 4123, both: 68 });
    expect(sum.then).toMatchObject({ total: 487, women: 120, meanAge: 4691 });
    expect(figureText('share', sum.now.womenShare)).toBe('36.14%');
    expect(changeText('age', sum.now.meanAge, sum.then!.meanAge)).toBe('下降 5.68');
    expect(changeText('count', sum.now.women, sum.then!.women)).toBe('增加 56');
    expect(rows.filter((r) => r.now.both === 1)).toHaveLength(68);
    expect(sum.now.by['position']).toMatchObject({ both: 68, director: 68, other: 351 });
    expect(sum.now.by['age']).toEqual({ to45: 487 });
  });

  it('add up over the communities', async () => {
    const { sum, rows, dimensions } = await station.ask('careers.structure', { on });
    expect(rows.reduce((n, r) => n + r.now.total, 0)).toBe(sum.now.total);
    for (const { key, columns } of dimensions)
      for (const { code } of columns)
        expect(
          rows.reduce((n, r) => n + (r.now.by[key]?.[code] ?? 0), 0),
          `${key} ${code}`,
        ).toBe(sum.now.by[key]?.[code] ?? 0);
  });

  it('count nobody before the first came, and everybody of that day on it', async () => {
    const total = async (day: string) => (await station.ask('careers.structure', { on: day })).sum.now.total;
    expect([await total('2009-12-31'), await total('2010-01-01'), await total('2021-02-28'), await total('2021-03-01')]).toEqual([
      0, 487, 487, 487,
    ]);
  });

  it('stand in the workbook as numbers, with the changes on a second sheet', async () => {
    const path = join(station.folder, '结构.xlsx');
    const { token } = station.router.host.files.give(path);
    await station.finish('careers.structureWorkbook', { on, against: before, file: token });
    const { sheets } = await readXlsx(readFileSync(path));
    expect(sheets.map((s) => s.name)).toEqual(['队伍结构', '变化']);
    const [now, change] = sheets.map((s) => s.rows);
    expect(now![4]!.slice(0, 5)).toEqual(['合计', 487, 0.3614, 41.23, 68]);
    expect(change![4]![0]).toBe('合计');
    expect(change![4]![3]).toBeCloseTo(-5.68, 10);
    expect(now).toHaveLength(4 + 69 + 2);
    expect(now![2]).toContain('政治面貌');
  });

  it('leave the grades out for those who may not see pay', async () => {
    const keys = async () => (await station.ask('careers.structure', { on })).dimensions.map((d) => d.key);
    expect(await keys()).toContain('grade');
    await station.ask('accounts.add', { name: '清单', role: 'listClerk', passphrase });
    const open = station.router.host.open();
    const withoutPay = new Set([...open.permissions].filter((p) => p !== 'pay.read'));
    station.router.host.opened = { ...open, permissions: withoutPay };
    const seen = await station.ask('careers.structure', { on });
    expect(seen.dimensions.map((d) => d.key)).not.toContain('grade');
    expect(Object.keys(seen.sum.now.by)).not.toContain('grade');
    station.router.host.opened = open;
  });
});

/** Records are written in the order in which things happened; what the report says of a day must be what it said on that day. */
describe('the report of a day gone by', () => {
  let station: TestStation;
  const days = fc.integer({ min: 0, max: 2800 }).map((n) => addDays('2010-01-01', n));
  const position = fc.constantFrom(
    '社区党组织书记、居委会主任',
    '社区党组织书记',
    '居委会主任',
    '居委会副主任',
    '社区两委委员',
    '专职网格员',
  );
  const postClass = fc.constantFrom('head', 'deputy', 'staff');
  const life = fc.record({
    sex: fc.constantFrom('1', '2'),
    birth: fc.integer({ min: 0, max: 12_000 }).map((n) => addDays('1955-01-01', n)),
    joined: fc.option(days),
    begin: days,
    leave: fc.option(fc.integer({ min: 1, max: 600 })),
    posts: fc.array(
      fc.record({ after: fc.integer({ min: 1, max: 800 }), position, postClass, community: fc.integer({ min: 1, max: 3 }) }),
      { maxLength: 3 },
    ),
    certificates: fc.uniqueArray(fc.record({ on: days, level: fc.constantFrom('assistant', 'intermediate', 'senior') }), {
      selector: (c) => c.level,
      maxLength: 3,
    }),
    educations: fc.uniqueArray(fc.record({ on: days, code: fc.constantFrom('60', '30', '20', '14') }), {
      selector: (e) => e.code,
      maxLength: 3,
    }),
    grades: fc.uniqueArray(fc.record({ on: days, grade: fc.integer({ min: 1, max: 18 }) }), { selector: (g) => g.on, maxLength: 3 }),
  });

  beforeAll(async () => {
    station = await newStation();
    await addAll(station, 'communities', [{ name: '甲社区' }, { name: '乙社区' }, { name: '丙社区' }]);
  });
  afterAll(() => discard(station));

  it('is what it was on that day', async () => {
    type Event = { on: string; write: () => Promise<unknown> };
    const save = (register: RegisterName, values: Values, id?: number) =>
      station.ask('registers.save', { register, ...(id === undefined ? {} : { id }), values });
    const events: Event[] = [];
    for (const [n, l] of fc.sample(life, 40).entries()) {
      let id = 0;
      const what = (on: string, write: () => Promise<unknown>) => events.push({ on, write });
      what(l.begin, async () => {
        const values = {
          name: `人${n}`,
          sex: l.sex,
          birthDate: l.birth,
          idNumber: idOf(l.birth, 2 * n + (l.sex === '1' ? 1 : 0)),
          politicalStatus: l.joined ? '01' : '13',
          partyJoinedOn: l.joined,
          community: 1,
          position: '社区专职工作者',
          postClass: 'staff',
          postFrom: l.begin,
          serviceFrom: l.begin,
        };
        id = (await save('workers', values)).id;
      });
      let on = l.begin;
      for (const { after, ...post } of l.posts) {
        on = addDays(on, after);
        const postFrom = on;
        what(on, () => save('workers', { ...post, postFrom }, id));
      }
      for (const c of l.certificates)
        what(c.on < l.begin ? l.begin : c.on, () => save('certificates', { worker: id, level: c.level, issuedOn: c.on }));
      for (const e of l.educations)
        what(e.on < l.begin ? l.begin : e.on, () => save('educationRecords', { worker: id, education: e.code, graduatedOn: e.on }));
      for (const g of l.grades)
        if (g.on >= l.begin) what(g.on, () => save('gradeEvents', { worker: id, on: g.on, newGrade: g.grade, reason: 'first' }));
      const last = addDays(on, l.leave ?? 0);
      if (l.leave) what(last, () => save('workers', { status: 'left', leftOn: last }, id));
    }
    // One day's events in the order of their making: first the person, then what happened to them.
    events.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    const reported = new Map<string, unknown>();
    for (const [i, event] of events.entries()) {
      await event.write();
      if (event.on !== events[i + 1]?.on && i % 3 === 0) reported.set(event.on, await station.ask('careers.structure', { on: event.on }));
    }
    expect(reported.size).toBeGreaterThan(20);
    for (const [on, then] of reported) expect(await station.ask('careers.structure', { on }), on).toEqual(then);
  });
});
