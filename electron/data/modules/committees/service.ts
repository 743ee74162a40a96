/** 兼职委员: whose term is ending. */
import type { Database } from 'better-sqlite3';
import { termsEndingBy } from './rows.ts';
import type { EndingTerm } from './rows.ts';

/** Days ahead that the first page warns of a term (`reference/domain.md` §5). */
const warningDays = 60;

/** Terms that have ended or end soon, the earliest first; at most `limit`. `today` as YYYY-MM-DD. */
export function endingTerms(db: Database, station: number, today: string, limit: number): (EndingTerm & { ended: boolean })[] {
  const ahead = new Date(`${today}T00:00:00Z`);
  ahead.setUTCDate(ahead.getUTCDate() + warningDays);
  return termsEndingBy(db, station, ahead.toISOString().slice(0, 10), limit).map((term) => ({ ...term, ended: term.until < today }));
}
