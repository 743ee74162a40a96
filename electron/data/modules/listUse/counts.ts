/** 清单执行统计: per item, department and month. */
import type { Database } from 'better-sqlite3';
import type { Checked, Output } from '#shared/contract/index.ts';
import { codeLabel } from '#shared/codes/index.ts';
import { countLabels, groupLabels } from '#shared/domain/listUse/counts.ts';
import type { UseRegister } from '#shared/domain/listUse/lists.ts';
import { countNames, countsBy, countsWhole } from './rows.ts';
import type { GroupBy, Period } from './rows.ts';

type Asked = Omit<Checked<'listUse.counts'>, 'station'>;

/** Everything that was ever registered. */
const ever: Period = { from: '0000-01-01', until: '9999-12-31' };

export function countsOf(db: Database, station: number, asked: Asked, limit: number): Output<'listUse.counts'> {
  const { register, by } = asked;
  const period = { from: asked.from ?? ever.from, until: asked.until ?? ever.until };
  const { rows, groups } = countsBy(db, station, register, by, period, limit);
  const whole = countsWhole(db, station, register, period);
  return {
    headings: groupLabels[register][by],
    columns: countNames(register).map((name) => ({ name, label: countLabels[register][name]!, money: name === 'funds' })),
    rows: rows.map(({ keys, counts, last }) => ({ keys, labels: keys.map((key, i) => labelOf(register, by, i, key)), counts, last })),
    groups,
    records: whole.records,
    sum: whole.counts,
  };
}

/** A department comes first, a power is shown by its label, and what nobody wrote is said to be so. */
function labelOf(register: UseRegister, by: GroupBy, place: number, key: string | null): string {
  if (key === null) return '未填写';
  const isPower = register === 'powerUses' && (by === 'item' || (by === 'departmentItem' && place === 1));
  return isPower ? codeLabel('powerKinds', key) : key;
}
