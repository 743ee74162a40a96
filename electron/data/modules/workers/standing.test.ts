/** Decision 0013: what stands on a worker and the records of the career agree, whichever was written. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { registers } from '#shared/registers/index.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';

let station: TestStation;
let next = 0;
beforeAll(async () => {
  station = await newStation();
  await station.ask('registers.save', { register: 'communities', values: { name: '团山社区' } });
  await station.ask('registers.save', { register: 'communities', values: { name: '河西社区' } });
});
afterAll(() => discard(station));

type Values = Record<string, Value>;
const idNumbers = ['11010519491231002X', '520699199111212610', '520699197005164601'];
/** A new worker of an ID number of its own (the former owner goes first). */
async function worker(values: Values): Promise<number> {
  const idNumber = idNumbers[next++ % idNumbers.length]!;
  const { rows } = await station.ask('registers.list', { register: 'workers', search: idNumber });
  if (rows.length > 0) await station.ask('registers.remove', { register: 'workers', ids: rows.map((r) => r.id) });
  return (await station.ask('registers.save', { register: 'workers', values: { name: '张三', idNumber, ...values } })).id;
}
const save = (register: RegisterName, values: Values, id?: number) =>
  station.ask('registers.save', { register, ...(id === undefined ? {} : { id }), values });
const read = (id: number) => station.ask('registers.read', { register: 'workers', id });
const records = async (register: RegisterName, owner: number) =>
  (await station.ask('registers.list', { register, filters: { worker: { in: [owner] } }, sort: { field: 'id' } })).rows;

describe('posts', () => {
  it('are not recorded as long as only one is known', async () => {
    const id = await worker({ postClass: 'staff', position: '专职网格员', community: 1 });
    await save('workers', { position: '社区专职工作者' }, id);
    expect(await records('posts', id)).toEqual([]);
  });

  it('follow each other when a later one begins, and the third ends the second', async () => {
    const id = await worker({ postClass: 'staff', position: '专职网格员', serviceFrom: '2015-03-01', community: 1 });
    await save('workers', { postClass: 'deputy', position: '居委会副主任', postFrom: '2019-06-01' }, id);
    await save('workers', { postClass: 'head', position: '居委会主任', postFrom: '2024-01-01', community: 2 }, id);
    expect((await records('posts', id)).map((r) => [r['postClass'], r['community'], r['from'], r['until']])).toEqual([
      ['staff', 1, '2015-03-01', '2019-05-31'],
      ['deputy', 1, '2019-06-01', '2023-12-31'],
      ['head', 2, '2024-01-01', null],
    ]);
  });

  it('entered in the file leave the one in force where it was, and make it a record', async () => {
    const id = await worker({ postClass: 'deputy', position: '居委会副主任', postFrom: '2020-01-01', community: 1 });
    await save('posts', { worker: id, postClass: 'staff', position: '专职网格员', community: 1, from: '2016-01-01', until: '2019-12-31' });
    expect((await records('posts', id)).map((r) => [r['postClass'], r['from']])).toEqual([
      ['staff', '2016-01-01'],
      ['deputy', '2020-01-01'],
    ]);
    expect(await read(id)).toMatchObject({ postClass: 'deputy', position: '居委会副主任', postFrom: '2020-01-01' });
  });

  it('keep one of an unknown beginning in force beside those that ended', async () => {
    const id = await worker({ postClass: 'head', position: '居委会主任', community: 1 });
    await save('posts', { worker: id, postClass: 'staff', from: '2016-01-01', until: '2019-12-31' });
    expect(await read(id)).toMatchObject({ postClass: 'head', position: '居委会主任', postFrom: null });
  });

  it('entered in the file and later than the one in force stand on the worker, community and all', async () => {
    const id = await worker({ postClass: 'staff', position: '专职网格员', postFrom: '2020-01-01', community: 1 });
    const { id: post } = await save('posts', {
      worker: id,
      postClass: 'deputy',
      position: '居委会副主任',
      community: 2,
      from: '2023-05-01',
      until: '2099-12-31',
    });
    expect(await read(id)).toMatchObject({ postClass: 'deputy', position: '居委会副主任', postFrom: '2023-05-01', community: 2 });
    await save('posts', { position: '居委会副主任、网格长' }, post);
    expect(await read(id)).toMatchObject({ position: '居委会副主任、网格长' });
    await station.ask('registers.remove', { register: 'posts', ids: [post] });
    expect(await read(id)).toMatchObject({ postClass: 'staff', position: '专职网格员', postFrom: '2020-01-01', community: 1 });
    await station.ask('registers.restore', { register: 'posts', ids: [post] });
    expect(await read(id)).toMatchObject({ postClass: 'deputy', postFrom: '2023-05-01' });
  });

  it('are put right by the worker without a new record', async () => {
    const id = await worker({ postClass: 'staff', postFrom: '2020-01-01' });
    const { id: post } = await save('posts', { worker: id, postClass: 'staff', position: '专职网格员', from: '2020-01-01' });
    await save('workers', { position: '社区专职工作者', postFrom: '2019-12-01' }, id);
    expect(await records('posts', id)).toMatchObject([{ id: post, position: '社区专职工作者', from: '2019-12-01' }]);
  });
});

describe('certificates', () => {
  it('of a higher level keep the lower one, a lower level puts right what was written', async () => {
    const id = await worker({ certificate: 'assistant', certificateNo: 'A1', certificateOn: '2015-10-01' });
    await save('workers', { certificate: 'intermediate', certificateNo: 'B2', certificateOn: '2020-10-01' }, id);
    expect((await records('certificates', id)).map((r) => [r['level'], r['number']])).toEqual([
      ['assistant', 'A1'],
      ['intermediate', 'B2'],
    ]);
    await save('workers', { certificate: 'assistant', certificateNo: 'A1', certificateOn: '2015-10-01' }, id);
    expect((await records('certificates', id)).map((r) => [r['level'], r['number']])).toEqual([['assistant', 'A1']]);
    expect(await read(id)).toMatchObject({ certificate: 'assistant', certificateNo: 'A1' });
  });

  it('found later stand on the worker when they are higher', async () => {
    const id = await worker({ certificate: 'assistant' });
    await save('certificates', { worker: id, level: 'senior', number: 'S9', issuedOn: '2023-01-01' });
    expect(await read(id)).toMatchObject({ certificate: 'senior', certificateNo: 'S9', certificateOn: '2023-01-01' });
    expect((await records('certificates', id)).map((r) => r['level'])).toEqual(['senior', 'assistant']);
  });

  it('whose record is corrected are corrected on the worker, and go with the last record', async () => {
    const id = await worker({});
    const { id: held } = await save('certificates', { worker: id, level: 'assistant' });
    await save('certificates', { level: 'intermediate', number: 'X' }, held);
    expect(await records('certificates', id)).toHaveLength(1);
    expect(await read(id)).toMatchObject({ certificate: 'intermediate', certificateNo: 'X' });
    await station.ask('registers.remove', { register: 'certificates', ids: [held] });
    expect(await read(id)).toMatchObject({ certificate: null, certificateNo: null });
    await station.ask('registers.undo', {});
    expect(await read(id)).toMatchObject({ certificate: 'intermediate', certificateNo: 'X' });
  });
});

describe('education', () => {
  it('shows the highest, and the highest full-time as the first', async () => {
    const id = await worker({ education: '30', school: '示例职业学院' });
    await save('educationRecords', { worker: id, education: '30', school: '示例职业学院', form: 'fullTime', graduatedOn: '2010-07-01' });
    await save('educationRecords', {
      worker: id,
      education: '20',
      school: '示例大学',
      major: '社会工作',
      form: 'inService',
      degree: 'bachelor',
    });
    expect(await read(id)).toMatchObject({ education: '20', school: '示例大学', major: '社会工作', firstEducation: '30' });
    expect(await records('educationRecords', id)).toHaveLength(2);
  });
});

describe('the views of facts', () => {
  it('say each post once, whether it is a record or stands on the worker alone', async () => {
    const alone = await worker({ postClass: 'staff', serviceFrom: '2015-03-01', certificate: 'assistant', education: '20' });
    const moved = await worker({ postClass: 'staff', serviceFrom: '2015-03-01' });
    await save('workers', { postClass: 'deputy', postFrom: '2020-01-01' }, moved);
    const db = station.router.host.open().store.reader;
    const facts = (view: string, id: number) => db.prepare(`SELECT * FROM ${view} WHERE station = 1 AND worker = ?`).all(id);
    expect(facts('post_facts', alone)).toMatchObject([{ id: null, post_class: 'staff', from: '2015-03-01' }]);
    expect(facts('post_facts', moved)).toMatchObject([
      { post_class: 'staff', until: '2019-12-31' },
      { post_class: 'deputy', from: '2020-01-01' },
    ]);
    expect(facts('certificate_facts', alone)).toMatchObject([{ id: null, level: 'assistant' }]);
    expect(facts('education_facts', alone)).toMatchObject([{ id: null, education: '20' }]);
  });
});

describe('the parts of one worker', () => {
  it("are found by an index, not by reading everybody's", () => {
    const db = station.router.host.open().store.reader;
    for (const { name, table } of registers.filter((r) => r.partOf === 'workers')) {
      const sql = `EXPLAIN QUERY PLAN SELECT r.id FROM ${table} r WHERE r.station = ? AND r.removed_at IS NULL AND (r.worker IN (?)) LIMIT 100000`;
      const [plan] = db.prepare(sql).all(1, 1) as { detail: string }[];
      expect(plan!.detail, name).toMatch(/COVERING INDEX .*\(station=\? AND worker=\?/);
    }
  });
});
