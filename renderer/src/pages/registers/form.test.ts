import { expect, test } from 'vitest';
import { register } from '#shared/registers/index.ts';
import { changedValues, fromIdNumber, refusedSayings, sayings, startValues } from './form.ts';

const workers = register('workers');
const row = {
  id: 1,
  revision: 2,
  removedAt: null,
  masked: ['idNumber', 'phone'],
  name: '张伟',
  idNumber: '5206**********0756',
  phone: '138****01',
  status: 'active',
};

test('a new form starts with the declared initial values', () => {
  expect(startValues(workers, null)).toMatchObject({ status: 'active', name: null });
  expect(startValues(workers, null, { name: '张伟', nothing: 1 })).toMatchObject({ status: 'active', name: '张伟' });
  expect(startValues(workers, row, { name: '曾华' })).toMatchObject({ name: '张伟' });
});

test('masked values are neither shown as typed nor sent', () => {
  const start = startValues(workers, row);
  expect('idNumber' in start).toBe(false);
  expect(changedValues(start, { ...start, name: '张伟伟' })).toEqual({ name: '张伟伟' });
  expect(changedValues(start, { ...start, phone: '13800000001' })).toEqual({ phone: '13800000001' });
});

test('a masked value that was not retyped is no missing value', () => {
  const start = startValues(workers, row);
  expect(sayings(workers, start, '2026-11-22', row.masked).has('idNumber')).toBe(false);
  expect(sayings(workers, { ...start, idNumber: '123' }, '2026-11-22', row.masked).get('idNumber')?.error).toContain('18 位');
  expect(sayings(workers, { ...start, idNumber: null }, '2026-11-22', row.masked).get('idNumber')?.error).toContain('没有填写');
});

test('errors of a refused save stand beside their fields', () => {
  const said = refusedSayings(workers, { errors: [{ field: 'community', code: 'linkInvalid', params: {} }] });
  expect(said.get('community')?.error).toContain('所在社区');
});

test('an ID number fills birth date and sex that are empty, and nothing else', () => {
  const empty = { birthDate: null, sex: null };
  expect(fromIdNumber({ ...empty, idNumber: '11010519491231002X' }, '2026-11-22')).toEqual({ birthDate: '1949-12-31', sex: '2' });
  // An applicant's form asks for neither.
  expect(fromIdNumber({ idNumber: '11010519491231002X' }, '2026-11-22')).toEqual({});
  expect(fromIdNumber({ idNumber: '11010519491231002X', birthDate: '1949-12-30', sex: '1' }, '2026-11-22')).toEqual({});
  expect(fromIdNumber({ ...empty, idNumber: '110105194912310021' }, '2026-11-22')).toEqual({});
});
