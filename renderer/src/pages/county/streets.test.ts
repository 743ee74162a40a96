import { describe, expect, it } from 'vitest';
import { byUrgency, reportingOf } from './streets.ts';
import type { Street } from './streets.ts';

const street = (over: Partial<Street>): Street => ({
  code: '520699001',
  name: '示例县红旗街道',
  sequence: 3,
  createdAt: '2026-11-02T01:00:00.000Z',
  mergedAt: '2026-11-03T01:00:00.000Z',
  profile: 'full',
  counts: {},
  changes: {},
  gap: [],
  ...over,
});
const monthOf = (iso: string) => iso.slice(0, 7);

describe('reporting of streets', () => {
  it('is by the month of the snapshot, not of its arrival', () => {
    expect(reportingOf(street({}), '2026-11-22', monthOf)).toBe('current');
    expect(reportingOf(street({}), '2026-12-01', monthOf)).toBe('late');
    expect(reportingOf(street({ createdAt: null, sequence: null }), '2026-11-22', monthOf)).toBe('never');
  });

  it('puts those to be chased first', () => {
    const lines = [
      street({ code: '520699003' }),
      street({ code: '520699002', createdAt: null }),
      street({ code: '520699001', gap: [2] }),
    ].map((s) => ({
      street: s,
      reporting: reportingOf(s, '2026-11-22', monthOf),
    }));
    expect(byUrgency(lines).map((l) => l.street.code)).toEqual(['520699002', '520699001', '520699003']);
  });
});
