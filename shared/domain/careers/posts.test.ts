import { describe, expect, it } from 'vitest';
import { postsOn } from './posts.ts';

const post = (position: string, from: string | null, until: string | null = null) => ({
  community: 1,
  position,
  postClass: 'staff',
  from,
  until,
});
const standing = { community: 1, position: '现任', postClass: 'staff', from: '2024-05-01' };
const held = (records: ReturnType<typeof post>[], on: string): [string | null, string | null, string[]] => {
  const { now, before, at } = postsOn(records, standing, on);
  return [now?.position ?? null, before?.position ?? null, at.map((p) => p.position!)];
};

describe('the post of a day', () => {
  it('is the one on the worker where there is no record, once it has begun', () => {
    expect(held([], '2024-04-30')).toEqual([null, null, []]);
    expect(held([], '2024-05-01')).toEqual(['现任', null, ['现任']]);
  });
  it('is the record that began last, on its first day already', () => {
    const records = [post('委员', '2020-01-01', '2022-12-31'), post('副主任', '2023-01-01')];
    expect(held(records, '2022-12-31')).toEqual(['委员', null, ['委员']]);
    expect(held(records, '2023-01-01')).toEqual(['副主任', '委员', ['副主任']]);
  });
  it('goes on after its term until another begins, and records are the truth over what stands on the worker', () => {
    expect(held([post('委员', '2020-01-01', '2022-12-31')], '2025-01-01')).toEqual(['委员', null, ['委员']]);
    expect(held([post('委员', '2025-06-01')], '2025-01-01')).toEqual([null, null, []]);
  });
  it('may be two at once, of which the later counts; one that has ended while another goes on does not', () => {
    expect(held([post('书记', '2020-01-01'), post('主任', '2021-01-01')], '2025-01-01')).toEqual(['主任', '书记', ['书记', '主任']]);
    expect(held([post('书记', '2020-01-01', '2024-12-31'), post('主任', null)].reverse(), '2025-01-01')).toEqual([
      '主任',
      '书记',
      ['主任'],
    ]);
  });
  it('is the highest of several, whichever began last, and the one that goes on when the higher has ended', () => {
    const staff = { ...post('网格员', '2012-01-01'), postClass: 'staff' };
    const deputy = { ...post('副主任', '2020-01-01', '2025-12-31'), postClass: 'deputy' };
    const grid = { ...post('网格长', '2024-01-01'), postClass: 'staff' };
    expect(postsOn([staff, deputy, grid], standing, '2025-12-31')).toMatchObject({ now: deputy, before: staff, since: '2020-01-01' });
    expect(postsOn([staff, deputy], standing, '2026-01-01')).toMatchObject({
      now: staff,
      before: deputy,
      counts: '2026-01-01',
      since: '2012-01-01',
    });
    // The scheme may see it the other way round.
    expect(postsOn([staff, deputy], standing, '2025-01-01', () => 0).now).toBe(staff);
  });
  it('has been of its class since the last post of another', () => {
    const records = [
      { ...post('网格员', '2015-01-01'), postClass: 'staff' },
      { ...post('副主任', '2018-01-01'), postClass: 'deputy' },
      { ...post('副书记', '2021-01-01'), postClass: 'deputy' },
    ];
    const since = (on: string): string | null => postsOn(records, standing, on).since;
    expect([since('2014-12-31'), since('2017-06-01'), since('2020-01-01'), since('2024-01-01')]).toEqual([
      null,
      '2015-01-01',
      '2018-01-01',
      '2018-01-01',
    ]);
    expect(postsOn([], standing, '2025-01-01').since).toBe('2024-05-01');
  });
});
