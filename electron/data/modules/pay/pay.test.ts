import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Refusal } from '#shared/contract/index.ts';
import { sampleMonth } from '../../../../shared/domain/pay/sample-month.ts';
import { hooks } from '../../registers/hooks.ts';
import { add, writeBulk } from '../../registers/service.ts';
import { change, mark } from '../../registers/write.ts';
import { openStore } from '../../store/open-store.ts';
import type { Store, Tx, Values } from '../../store/store.ts';
import { installExampleScheme, matrixOf, publish, refusePublished, rosterOf, workerPayOf } from './service.ts';

const folder = mkdtempSync(join(tmpdir(), 'pay-'));
const command = { name: 'test', account: { id: 1, name: '测试' } };
let store: Store;
let scheme: number;
let workers: number[];

const write = <T>(fn: (tx: Tx) => T | Promise<T>): Promise<T> => store.write(command, fn);
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'written',
    (error: Refusal) => error.code ?? String(error),
  );
const save = (register: 'schemes' | 'schemeGrades' | 'schemeBands', id: number, values: Values): Promise<string> =>
  code(write((tx) => change(tx, store.sequelize, register, 1, id, undefined, values)));

/** A check digit for a made-up number. */
const idNumber = (n: number): string => {
  const body = `520699${1960 + (n % 40)}0101${String(n % 1000).padStart(3, '0')}`;
  const sum = [...body].reduce((s, c, i) => s + Number(c) * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][i]!, 0);
  return body + '10X98765432'[sum % 11];
};

beforeAll(async () => {
  hooks.before.push(refusePublished);
  store = await openStore(folder, join(folder, 'store.db'), [randomBytes(32)], { create: true });
  [scheme, workers] = await write(async (tx) => {
    tx.db.prepare("INSERT INTO stations (number, code, name, kind) VALUES (1, '520699001', '示例县红旗街道', 'street')").run();
    const installed = await installExampleScheme(tx, 1);
    const added = sampleMonth.map(([postClass, serviceFrom, certificate], n) => ({
      name: `甲${n}`,
      idNumber: idNumber(n),
      postClass,
      serviceFrom,
      certificate,
      status: 'active',
    }));
    return [installed, (await writeBulk(tx, 'workers', 1, { added, changed: [] })).ids];
  });
});
afterAll(async () => {
  hooks.before.length = 0;
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('the scheme in force', () => {
  it('is the example, called so, from its first day on', () => {
    const matrix = matrixOf(store.reader, 1, { on: '2025-09-30' })!;
    expect(matrix.scheme).toMatchObject({
      id: scheme,
      name: '示例方案',
      status: 'published',
      synthetic: true,
      base: 340_000,
      factor: 10_000,
    });
    expect(matrix.grades).toHaveLength(18);
    expect(matrix.posts.map((p) => p.label)).toEqual(['正职', '副职', '工作人员']);
    expect(matrixOf(store.reader, 1, { on: '2024-12-31' })).toBeNull();
    expect(() => matrixOf(store.reader, 1, { scheme: 99, on: '2025-09-30' })).toThrow('recordNotFound');
  });
  it('is installed once', async () => expect(await code(write((tx) => installExampleScheme(tx, 1)))).toBe('duplicateRecord'));
});

describe('the roster', () => {
  it('sums the sample month without its flags, page by page', () => {
    const first = rosterOf(store, 1, { on: '2025-09-30', offset: 0, limit: 30 });
    const second = rosterOf(store, 1, { on: '2025-09-30', offset: 30, limit: 30 });
    expect([first.total, first.rows.length, second.rows.length]).toEqual([46, 30, 16]);
    expect(first.monthly).toBe((136_136 + 58_344 + 3_000) * 100);
    [...first.rows, ...second.rows].forEach((row, i) => {
      const [, , , , grade, , basic, performance, allowance] = sampleMonth[i]!;
      expect([row.grade, row.monthly]).toEqual([grade, (basic + performance + allowance) * 100]);
    });
    const found = rosterOf(store, 1, { on: '2025-09-30', offset: 0, limit: 30, search: '甲45' });
    expect([found.total, found.monthly]).toEqual([1, (sampleMonth[45]![6] + sampleMonth[45]![7] + sampleMonth[45]![8]) * 100]);
  });

  it('says which fact is missing, and keeps to who was there on the day', async () => {
    const [bare, gone] = await write(async (tx) => [
      await add(tx, store.sequelize, 'workers', 1, { name: '乙一', idNumber: idNumber(101), status: 'active' }),
      await add(tx, store.sequelize, 'workers', 1, {
        name: '乙二',
        idNumber: idNumber(102),
        postClass: 'staff',
        serviceFrom: '2020-03-01',
        status: 'left',
        leftOn: '2025-06-30',
      }),
    ]);
    expect(workerPayOf(store.reader, 1, bare, '2025-09-30')).toMatchObject({
      grade: null,
      monthly: null,
      missing: ['postClass', 'serviceFrom'],
    });
    expect(workerPayOf(store.reader, 1, gone, '2025-09-30')).toMatchObject({ monthly: null, missing: ['status'] });
    expect(workerPayOf(store.reader, 1, gone, '2025-06-29')).toMatchObject({ grade: 2, monthly: 357_000 });
    expect(rosterOf(store, 1, { on: '2025-09-30', offset: 0, limit: 1 }).total).toBe(47);
    expect(rosterOf(store, 1, { on: '2025-06-29', offset: 0, limit: 1 }).total).toBe(46); // two came in September
    expect(() => workerPayOf(store.reader, 1, 999, '2025-09-30')).toThrow('recordNotFound');
  });

  it('asks the histories where post or certificate began later', async () => {
    const id = workers[1]!;
    await write(async (tx) => {
      await change(tx, store.sequelize, 'workers', 1, id, undefined, {
        postClass: 'head',
        postFrom: '2025-08-01',
        certificate: 'senior',
        certificateOn: '2025-08-15',
      });
      await add(tx, store.sequelize, 'posts', 1, { worker: id, postClass: 'staff', from: '2018-06-01', until: '2020-12-31' });
      await add(tx, store.sequelize, 'posts', 1, { worker: id, postClass: 'deputy', from: '2021-01-01', until: '2025-07-31' });
      await add(tx, store.sequelize, 'certificates', 1, { worker: id, level: 'assistant', issuedOn: '2022-01-01' });
      await add(tx, store.sequelize, 'certificates', 1, { worker: id, level: 'senior', issuedOn: '2025-08-15' });
    });
    expect(workerPayOf(store.reader, 1, id, '2025-09-30')).toMatchObject({ grade: 9, monthly: 506_000 });
    expect(workerPayOf(store.reader, 1, id, '2025-07-31')).toMatchObject({ grade: 6, monthly: 435_000 });
  });
});

describe('a published scheme', () => {
  it('refuses every change but its end', async () => {
    const grade = store.reader.prepare('SELECT id FROM scheme_grades LIMIT 1').pluck().get() as number;
    const band = store.reader.prepare('SELECT id FROM scheme_bands LIMIT 1').pluck().get() as number;
    expect(await save('schemes', scheme, { base: 350_000 })).toBe('schemePublished');
    expect(await save('schemes', scheme, { status: 'draft' })).toBe('schemePublished');
    expect(await save('schemeGrades', grade, { coefficient: 20_000 })).toBe('schemePublished');
    expect(await save('schemeBands', band, { highestGrade: 17 })).toBe('schemePublished');
    expect(await code(write((tx) => add(tx, store.sequelize, 'schemeGrades', 1, { scheme, grade: 19, coefficient: 20_000 })))).toBe(
      'schemePublished',
    );
    expect(await code(write((tx) => mark(tx, 'schemeGrades', 1, grade, 'removed')))).toBe('schemePublished');
    expect(await code(write((tx) => publish(tx, 1, scheme)))).toBe('schemePublished');
    expect(await save('schemes', scheme, { effectiveUntil: '2026-12-31', note: '由新方案接替' })).toBe('written');
    expect(matrixOf(store.reader, 1, { on: '2027-01-01' })).toBeNull();
  });

  it('comes from a draft that is whole, under its fingerprint', async () => {
    const draft = await write(async (tx) => {
      const id = await add(tx, store.sequelize, 'schemes', 1, {
        name: '新方案',
        effectiveFrom: '2027-01-01',
        base: 350_000,
        status: 'draft',
      });
      await add(tx, store.sequelize, 'schemeBands', 1, { scheme: id, postClass: 'staff', lowestGrade: 1, highestGrade: 2 });
      await add(tx, store.sequelize, 'schemeGrades', 1, { scheme: id, grade: 1, coefficient: 10_000 });
      return id;
    });
    expect(await code(write((tx) => publish(tx, 1, draft)))).toBe('recordInvalid'); // grade 2 has no coefficient
    expect(await save('schemes', draft, { stepRule: '{"yearsPerStep":0}' })).toBe('recordInvalid');
    await write((tx) => add(tx, store.sequelize, 'schemeGrades', 1, { scheme: draft, grade: 2, coefficient: 10_500 }));
    expect(await save('schemes', draft, { status: 'published' })).toBe('schemePublished'); // only publishing does that
    const sha256 = await write((tx) => publish(tx, 1, draft));
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(matrixOf(store.reader, 1, { on: '2027-01-01' })!.scheme).toMatchObject({ id: draft, synthetic: false });
  });
});
