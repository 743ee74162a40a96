import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Refusal } from '#shared/contract/index.ts';
import { sampleMonth } from '#shared/domain/pay/sample-month.ts';
import { hooks } from '../../registers/hooks.ts';
import { add, writeBulk } from '../../registers/service.ts';
import { change, mark } from '../../registers/write.ts';
import { openStore } from '../../store/open-store.ts';
import type { Store, Tx, Values } from '../../store/store.ts';
import { schemeDocument } from '#shared/domain/pay/index.ts';
import type { SchemeInput } from '#shared/domain/pay/index.ts';
import example from '../../../../resources/schemes/example.json' with { type: 'json' };
import { keepAgreement } from '../workers/service.ts';
import { copyVersion, installScheme, publish, retire, saveScheme, schemeOf } from './schemes.ts';
import { matrixOf, refusePublished, rosterOf, workerPayOf } from './service.ts';

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
const save = (id: number, values: Values): Promise<string> =>
  code(write((tx) => change(tx, store.sequelize, 'schemes', 1, id, undefined, values)));
const document = (changes: Partial<SchemeInput> = {}) => schemeDocument.parse({ ...(example as SchemeInput), ...changes });

/** A check digit for a made-up number. */
const idNumber = (n: number): string => {
  const body = `520699${1960 + (n % 40)}0101${String(n % 1000).padStart(3, '0')}`;
  const sum = [...body].reduce((s, c, i) => s + Number(c) * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][i]!, 0);
  return body + '10X98765432'[sum % 11];
};

beforeAll(async () => {
  hooks.before.push(refusePublished);
  hooks.after.push(keepAgreement);
  store = await openStore(folder, join(folder, 'store.db'), [randomBytes(32)], { create: true });
  [scheme, workers] = await write(async (tx) => {
    tx.db.prepare("INSERT INTO stations (number, code, name, kind) VALUES (1, '520699001', '示例县红旗街道', 'street')").run();
    const installed = await installScheme(tx, 1, 'example', true);
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
  hooks.after.length = 0;
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
      nature: 'synthetic',
      base: 340_000,
      factors: [{ key: 'factor', label: '调节系数', value: 10_000 }],
    });
    expect(matrix.grades).toHaveLength(18);
    expect(matrix.posts.map((p) => p.label)).toEqual(['正职', '副职', '工作人员']);
    expect(matrixOf(store.reader, 1, { on: '2024-12-31' })).toBeNull();
    expect(() => matrixOf(store.reader, 1, { scheme: 99, on: '2025-09-30' })).toThrow('recordNotFound');
  });
  it('is installed once', async () => {
    expect(await code(write((tx) => installScheme(tx, 1, 'example', false)))).toBe('duplicateRecord');
    expect(store.reader.prepare('SELECT count(*) FROM schemes').pluck().get()).toBe(1);
  });
});

describe('the roster', () => {
  it('sums the sample month without its flags, page by page', async () => {
    const first = await rosterOf(store, 1, { on: '2025-09-30', offset: 0, limit: 30 });
    const second = await rosterOf(store, 1, { on: '2025-09-30', offset: 30, limit: 30 });
    expect([first.total, first.rows.length, second.rows.length]).toEqual([46, 30, 16]);
    expect(first.monthly).toBe((136_136 + 58_344 + 3_000) * 100);
    [...first.rows, ...second.rows].forEach((row, i) => {
      const [, , , , grade, , basic, performance, allowance] = sampleMonth[i]!;
      expect([row.grade, row.monthly]).toEqual([grade, (basic + performance + allowance) * 100]);
    });
    const found = await rosterOf(store, 1, { on: '2025-09-30', offset: 0, limit: 30, search: '甲45' });
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
    expect((await rosterOf(store, 1, { on: '2025-09-30', offset: 0, limit: 1 })).total).toBe(47);
    expect((await rosterOf(store, 1, { on: '2025-06-29', offset: 0, limit: 1 })).total).toBe(46); // two came in September
    expect(() => workerPayOf(store.reader, 1, 999, '2025-09-30')).toThrow('recordNotFound');
  });

  it('asks the histories where post or certificate began later', async () => {
    const id = workers[1]!;
    await write((tx) =>
      change(tx, store.sequelize, 'workers', 1, id, undefined, {
        postClass: 'deputy',
        postFrom: '2021-01-01',
        certificate: 'assistant',
        certificateOn: '2022-01-01',
      }),
    );
    await write((tx) =>
      change(tx, store.sequelize, 'workers', 1, id, undefined, {
        postClass: 'head',
        postFrom: '2025-08-01',
        certificate: 'senior',
        certificateOn: '2025-08-15',
      }),
    );
    expect(workerPayOf(store.reader, 1, id, '2025-09-30')).toMatchObject({ grade: 9, monthly: 506_000 });
    expect(workerPayOf(store.reader, 1, id, '2025-07-31')).toMatchObject({ grade: 6, monthly: 435_000 });
  });
});

describe('a published scheme', () => {
  it('refuses every change but its end', async () => {
    expect(await save(scheme, { base: 350_000 })).toBe('schemePublished');
    expect(await save(scheme, { status: 'draft' })).toBe('schemePublished');
    expect(await save(scheme, { document: JSON.stringify(document({ note: '改' })) })).toBe('schemePublished');
    expect(await code(write((tx) => saveScheme(tx, 1, { scheme, document: document({ note: '改' }) })))).toBe('schemePublished');
    expect(await code(write((tx) => mark(tx, 'schemes', 1, scheme, 'removed')))).toBe('schemePublished');
    expect(await code(write((tx) => publish(tx, 1, scheme)))).toBe('schemePublished');
    expect(await code(write((tx) => retire(tx, 1, scheme, '2024-12-30', false)))).toBe('schemeEndsEarly');
    await write((tx) => retire(tx, 1, scheme, '2026-12-31', true));
    expect(matrixOf(store.reader, 1, { on: '2026-12-31' })!.scheme.status).toBe('retired');
    expect(matrixOf(store.reader, 1, { on: '2027-01-01' })).toBeNull();
  });

  it('comes from a draft that is whole, under its fingerprint', async () => {
    const next = { name: '新方案', nature: 'document', effectiveFrom: '2027-01-01' } as const;
    const draft = (await write((tx) => saveScheme(tx, 1, { document: document({ ...next, posts: [] }) }))).scheme;
    expect(await code(write((tx) => publish(tx, 1, draft)))).toBe('schemeIncomplete');
    expect(await save(draft, { document: '{"format":1}' })).toBe('schemeInvalid');
    expect(await save(draft, { name: '别名' })).toBe('schemeInvalid'); // lists show what the document says
    const { revision } = await write((tx) => saveScheme(tx, 1, { scheme: draft, document: document(next) }));
    expect(await code(write((tx) => saveScheme(tx, 1, { scheme: draft, revision: revision - 1, document: document(next) })))).toBe(
      'revisionConflict',
    );
    expect(await save(draft, { status: 'published' })).toBe('schemePublished'); // only publishing does that
    const sha256 = await write((tx) => publish(tx, 1, draft));
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(matrixOf(store.reader, 1, { on: '2027-01-01' })!.scheme).toMatchObject({ id: draft, nature: 'document' });
  });

  it('may be left half filled in as a draft, which is shown as it was typed', async () => {
    const half = { ...document({ name: '半份方案' }), effectiveFrom: '2027', posts: [{ ...document().posts[0], label: null }] };
    expect(await code(write((tx) => saveScheme(tx, 1, { document: half })))).toBe('schemeInvalid'); // without a day no list can show it
    const { scheme: draft } = await write((tx) => saveScheme(tx, 1, { document: { ...half, effectiveFrom: '2027-01-01' } }));
    const { problems } = await write((tx) => saveScheme(tx, 1, { scheme: draft, document: half }));
    expect(problems.map((p) => [p.code, p.at])).toEqual([
      ['valueWrong', 'effectiveFrom'],
      ['valueMissing', 'posts.0.label'],
    ]);
    expect(schemeOf(store.reader, 1, draft)).toMatchObject({ name: '半份方案', effectiveFrom: '2027-01-01', document: null, draft: half });
    expect(await code(write((tx) => publish(tx, 1, draft)))).toBe('schemeIncomplete');
    expect(await code(write((tx) => copyVersion(tx, 1, draft)))).toBe('schemeIncomplete');
    for (const odd of [{ posts: '无' }, { posts: [{ classes: 1 }] }, { parts: [{ amount: { by: '猜' } }] }, { own: 1 }])
      expect(await code(write((tx) => saveScheme(tx, 1, { scheme: draft, document: { ...half, ...odd } })))).toBe('schemeInvalid');
  });

  it('is corrected by a next version', async () => {
    const second = await write((tx) => copyVersion(tx, 1, scheme));
    expect(schemeOf(store.reader, 1, second)).toMatchObject({
      status: 'draft',
      corrects: scheme,
      document: { name: '示例方案', version: 2 },
    });
    expect(await code(write((tx) => saveScheme(tx, 1, { document: document({ version: 2 }) })))).toBe('duplicateRecord');
  });
});
