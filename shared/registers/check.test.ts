import { describe, expect, it } from 'vitest';
import { register } from './index.ts';
import { checkRecord } from './check.ts';

const today = '2026-11-22';
const worker = { name: '张三', idNumber: '11010519491231002X', sex: '2', birthDate: '1949-12-31', status: 'active' };
const codes = (values: Record<string, string | number | null>) =>
  checkRecord(register('workers'), values, { today }).map((p) => `${p.field}:${p.code}`);

describe('a worker', () => {
  it('passes when everything agrees', () => expect(codes(worker)).toEqual([]));
  it('needs a name and an ID number', () =>
    expect(codes({ status: 'active' })).toEqual(['name:requiredMissing', 'idNumber:requiredMissing']));
  it('has its birth month compared as a month', () => expect(codes({ ...worker, birthDate: '1949-12-01' })).toEqual([]));
  it('has its birth date compared', () => expect(codes({ ...worker, birthDate: '1949-11-01' })).toEqual(['birthDate:birthDateAgainstId']));
  it('has its sex compared', () => expect(codes({ ...worker, sex: '1' })).toEqual(['sex:sexAgainstId']));
  it('is not compared with an unsound ID number', () =>
    expect(codes({ ...worker, idNumber: '110105194912310021', sex: '1' })).toEqual(['idNumber:idCheckDigit']));
  it('names the code table', () => expect(codes({ ...worker, education: '本科' })).toEqual(['education:codeUnknown']));
  it('is not born tomorrow', () => expect(codes({ ...worker, serviceFrom: '2026-11-23' })).toEqual(['serviceFrom:dateInFuture']));
  it('has a telephone', () => {
    expect(codes({ ...worker, phone: '0856-5221234' })).toEqual([]);
    expect(codes({ ...worker, phone: '1380856123' })).toEqual(['phone:phoneInvalid']);
  });
  it('has a calendar', () => expect(codes({ ...worker, postFrom: '2025-02-29' })).toEqual(['postFrom:dateInvalid']));
});

describe('a seat', () => {
  it('does not end before it begins', () => {
    const seat = { committee: 1, person: '李四', from: '2025-01-01', until: '2024-01-01' };
    expect(checkRecord(register('seats'), seat, { today })).toEqual([
      { field: 'until', code: 'untilBeforeFrom', params: { from: '任职时间' } },
    ]);
  });
});

describe('limits', () => {
  it('hold for numbers and lengths', () => {
    const problems = checkRecord(register('payLines'), { run: 1, name: '王'.repeat(51), grade: 61, total: 1.5 }, { today });
    expect(problems.map((p) => p.code)).toEqual(['tooLong', 'tooLarge', 'moneyInvalid']);
  });
});
