/** SQL of the spreadsheets module. */
import type { Database } from 'better-sqlite3';
import type { RegisterName } from '#shared/registers/index.ts';
import type { Remembered } from './find/propose.ts';

export function rememberedMapping(db: Database, signature: string): Remembered | null {
  const row = db.prepare('SELECT register, columns FROM spreadsheet_mappings WHERE signature = ?').get(signature) as
    { register: RegisterName; columns: string } | undefined;
  return row ? { register: row.register, columns: JSON.parse(row.columns) as Remembered['columns'] } : null;
}

export function rememberMapping(db: Database, signature: string, { register, columns }: Remembered, now: string): void {
  db.prepare(
    `INSERT INTO spreadsheet_mappings (signature, register, columns, used_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (signature) DO UPDATE SET register = excluded.register, columns = excluded.columns, used_at = excluded.used_at`,
  ).run(signature, register, JSON.stringify(columns), now);
}

/** The last month that was paid here, YYYY-MM, or null. */
export const lastPaidMonth = (db: Database, station: number): string | null =>
  (
    db
      .prepare(
        "SELECT max(period) AS period FROM pay_runs WHERE station = ? AND status = 'paid' AND kind = 'ordinary' AND removed_at IS NULL",
      )
      .get(station) as { period: string | null }
  ).period;
