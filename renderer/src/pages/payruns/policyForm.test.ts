import { expect, it } from 'vitest';
import { policyDocument } from '#shared/domain/payroll/index.ts';
import { documentOf, formOf, newRow, noCeiling, problemsOf } from './policyForm.ts';

it('makes a document of typed rows, with blanks for no floor and no ceiling', () => {
  const form = formOf('socialInsurance');
  form.source = '市人社局〔2025〕12 号';
  expect(problemsOf(form)).toContain('“基本养老保险”的个人比例请填 0 到 100 的数，不缴的填 0。');
  for (const row of form.contributions) Object.assign(row, { employerRate: 1600, employeeRate: 800 });
  form.contributions[0]!.floor = 400_000;
  expect(problemsOf(form)).toEqual([]);
  const document = policyDocument.parse(documentOf(form));
  expect(document).toMatchObject({ contributions: [{ floor: 400_000, ceiling: noCeiling }, { floor: 0 }, {}, {}, { of: 'fund' }] });
  expect(formOf('socialInsurance', { id: 1, name: '甲', effectiveFrom: '2025-01-01', source: '乙', document }).contributions).toEqual(
    form.contributions,
  );
});

it('gives every row a key of its own', () => {
  const rows = [newRow([])];
  rows.push(newRow(rows));
  rows.shift();
  rows.push(newRow(rows));
  expect(new Set(rows.map((r) => r.key)).size).toBe(2);
});

it('says what is wrong with brackets', () => {
  const form = formOf('incomeTax');
  form.brackets = [
    { upTo: 3_600_000, rate: 300, quick: 0 },
    { upTo: 3_000_000, rate: 1000, quick: 252_000 },
  ];
  expect(problemsOf(form)).toEqual(expect.arrayContaining(['请填写每月减除费用。', '最后一级不设上限，请把“至”空着。']));
});
