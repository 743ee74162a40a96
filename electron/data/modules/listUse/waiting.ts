/** Letters that the street has to answer: those whose day has come or is near. */
import type { Database } from 'better-sqlite3';
import { answersDueBy } from './rows.ts';
import type { DueAnswer } from './rows.ts';

/** Days ahead that the first page tells of a letter; time to ask within the street. */
const aheadDays = 3;

/** The earliest first; at most `limit`. `today` as YYYY-MM-DD. */
export function waitingAnswers(db: Database, station: number, today: string, limit: number): (DueAnswer & { late: boolean })[] {
  const ahead = new Date(`${today}T00:00:00Z`);
  ahead.setUTCDate(ahead.getUTCDate() + aheadDays);
  return answersDueBy(db, station, ahead.toISOString().slice(0, 10), limit).map((row) => ({ ...row, late: row.dueOn < today }));
}
