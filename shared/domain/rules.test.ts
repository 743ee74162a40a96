import { describe, expect, it } from 'vitest';
import { isDate, monthIn, numberDate, parseDate, serialDate } from './dates.ts';
import { checkDivisionCode, streetKind } from './divisionCode.ts';
import { idProblem, idSex } from './idNumber.ts';
import { isPhone, tidyPhone } from './phones.ts';
import { problemCodes, problemSentence } from './problems.ts';

describe('ID numbers', () => {
  it('accepts the standard’s own example', () => expect(idProblem('11010519491231002X')).toBeNull());
  it.each([
    ['110105194912310021', 'idCheckDigit'],
    ['11010519491331002X', 'idDate'],
    ['11010519491231002x', 'idForm'],
    ['1101051949123100', 'idForm'],
    ['01010519491231002X', 'idDivision'],
  ])('refuses %s', (id, code) => expect(idProblem(id)).toBe(code));
  it('knows the sex', () => expect(idSex('11010519491231002X')).toBe('2'));
});

describe('dates', () => {
  it.each([
    ['2002.11', '2002-11-01', 'month'],
    ['1991年11月', '1991-11-01', 'month'],
    ['1970-05-16', '1970-05-16', 'day'],
    ['201806', '2018-06-01', 'month'],
    ['2009/8/21', '2009-08-21', 'day'],
    ['20090821', '2009-08-21', 'day'],
    ['1985.3.7', '1985-03-07', 'day'],
    ['2025.09', '2025-09-01', 'month'],
    ['２００９年８月２１日', '2009-08-21', 'day'],
    ['2009 年 8 月', '2009-08-01', 'month'],
    ['2009年', '2009-01-01', 'year'],
    ['2009-08-21 00:00:00', '2009-08-21', 'day'],
    ['二〇一九年三月', '2019-03-01', 'month'],
    ['2019年十二月', '2019-12-01', 'month'],
    ['二○二五年十二月二十一日', '2025-12-21', 'day'],
    ['自2022年5月起', '2022-05-01', 'month'],
    ['2015.6.', '2015-06-01', 'month'],
  ])('reads %s', (written, date, precision) => expect(parseDate(written)).toEqual({ date, precision }));
  it.each(['1990.13', '1990年13月', '2025-02-29', '昨天', '12.5', '1800-01-01'])('does not read %s', (written) =>
    expect(parseDate(written)).toBeNull(),
  );
  it('reads numbers', () => {
    expect(numberDate(201806)?.date).toBe('2018-06-01');
    expect(numberDate(20090821)?.date).toBe('2009-08-21');
    expect(numberDate(2002.11)?.date).toBe('2002-11-01');
    expect(numberDate(40046)?.date).toBe('2009-08-21');
    expect(serialDate(5)).toBeNull();
  });
  it('knows the calendar', () => expect([isDate('2024-02-29'), isDate('2023-02-29'), isDate('1900-02-29')]).toEqual([true, false, false]));
  it('finds the month of a sheet', () => {
    expect(monthIn('2025年6月社区工作者薪酬发放表')).toBe('2025-06');
    expect(monthIn('工资表202506')).toBe('2025-06');
    expect(monthIn('社区工作者花名册')).toBeNull();
    expect(monthIn('社区工作者二〇二五年十一月份工资')).toBe('2025-11');
    expect(monthIn('社区工作者2025年度9月份薪酬')).toBe('2025-09');
    expect(monthIn('2025年社区工作者薪酬发放表（9月份）')).toBe('2025-09');
    expect(monthIn('2025-09月')).toBe('2025-09');
    expect(monthIn('2025年1-9月发放汇总')).toBeNull();
  });
});

describe('division codes', () => {
  it.each([
    ['street', '520699001', null],
    ['county', '520699', null],
    ['street', '520699', 'divisionCodeLength'],
    ['street', '520699600', 'divisionCodeStreet'],
    ['street', '520699000', 'divisionCodeStreet'],
    ['county', '990101', 'divisionCodeProvince'],
    ['county', '520600', 'divisionCodeCounty'],
    ['street', '441900003', null],
  ] as const)('%s %s', (kind, code, problem) => expect(checkDivisionCode(kind, code)).toBe(problem));
  it('tells a town from a street', () =>
    expect([streetKind('520699001'), streetKind('520699100'), streetKind('520699200'), streetKind('520699400')]).toEqual([
      'street',
      'town',
      'township',
      'enterprise',
    ]));
});

describe('telephones', () => {
  it('are tidied', () => {
    expect(tidyPhone('１３８ ０８５６ １２３４')).toBe('13808561234');
    expect(tidyPhone('+86-138-0856-1234')).toBe('13808561234');
    expect(tidyPhone('（0856）5221234')).toBe('0856-5221234');
    expect(tidyPhone('13808561234/13908561234')).toBe('13808561234、13908561234');
    expect(tidyPhone('13808561234 0856-5221234')).toBe('13808561234、0856-5221234');
    expect(tidyPhone('手机：13808561234（微信同号），办公0856-5221234转801')).toBe('13808561234、0856-5221234-801');
    // Whose number it is has to be kept, and there is no place for it here.
    expect(isPhone(tidyPhone('13808561234（妻子）'))).toBe(false);
  });
  it('are checked', () =>
    expect(['13808561234', '0856-5221234', '021-62345678', '5221234', '1380856123'].map(isPhone)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]));
});

it('has a sentence for every problem', () => {
  for (const code of problemCodes) expect(problemSentence({ code, params: {} }, '姓名')).toMatch(/。$/);
});
