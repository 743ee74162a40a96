import { describe, expect, it } from 'vitest';
import { registers, snapshotProfiles } from '../registers/index.ts';
import { fieldsIn, registersIn, snapshotStem } from './snapshot.ts';
import { rowCheck, rowSchema } from './snapshotRow.ts';

describe('rows of a snapshot', () => {
  it('have the same fields in schema and check, for every register and profile', () => {
    for (const profile of snapshotProfiles) {
      for (const r of registersIn(profile)) {
        const schema = rowSchema(r, profile) as { properties: Record<string, { type: string | string[] }>; required: string[] };
        expect(Object.keys(schema.properties)).toEqual(['id', ...fieldsIn(r, profile).map((f) => f.name), 'removedAt']);
        const empty = Object.fromEntries(Object.keys(schema.properties).map((name) => [name, null]));
        const needed = fieldsIn(r, profile).find((f) => f.required)?.name ?? null;
        expect(rowCheck(r, profile)({ ...empty, id: 1 }), `${r.name} ${profile}`).toBe(needed);
        for (const f of fieldsIn(r, profile)) expect(Array.isArray(schema.properties[f.name]!.type), f.name).toBe(!f.required);
      }
    }
  });

  it('carry nothing sensitive as statistics, no pay without pay', () => {
    for (const r of registersIn('statistics')) expect(fieldsIn(r, 'statistics').filter((f) => f.sensitive)).toEqual([]);
    expect(registers.filter((r) => !registersIn('without-pay').includes(r)).map((r) => r.name)).toEqual([
      'gradeEvents',
      'payPolicies',
      'payProfiles',
      'payItems',
      'payRuns',
      'payLines',
      'budgets',
      'payTemplates',
    ]);
  });

  it('link to registers that stand before them in every profile', () => {
    for (const profile of snapshotProfiles) {
      const names = registersIn(profile).map((r) => r.name);
      for (const [i, r] of registersIn(profile).entries()) {
        for (const f of r.fields) if (f.type === 'link') expect(names.slice(0, i + 1), `${r.name}.${f.name}`).toContain(f.target);
      }
    }
  });

  it('are refused with the first field that does not fit', () => {
    const check = rowCheck(
      registers.find((r) => r.name === 'communities')!,
      'full',
    );
    const good = { id: 1, name: '团山社区', code: null, households: 0, quota: null, note: null, removedAt: null };
    expect(check(good)).toBeNull();
    expect(check({ ...good, removedAt: '2026-11-22T08:00:00.123Z' })).toBeNull();
    expect(check(JSON.parse('{"id":1,"name":"甲","removedAt":null,"__proto__":1}'))).toBe('__proto__');
    for (const [field, value] of [
      ['id', 0],
      ['id', '1'],
      ['name', 'a\0b'],
      ['households', -1],
      ['households', 1.5],
      ['households', 2 ** 53],
      ['code', '1234567890123'],
      ['removedAt', 1],
    ] as const) {
      expect(check({ ...good, [field]: value }), `${field} ${value}`).toBe(field);
    }
    for (const row of [null, [], 'text', 1]) expect(check(row)).toBe('');
  });

  it('travel in a file named after street, day and sequence', () => {
    expect(snapshotStem('520699001', '2026-11-22', 7)).toBe('520699001-20261122-000007');
  });
});
