/** Regradings (定级批次): what was proposed, by whom, and what the second person decided. The grades given are the register `grade_events`. */
export const up = `
CREATE TABLE regradings (
  station INTEGER NOT NULL REFERENCES stations(number),
  id INTEGER NOT NULL,
  "on" TEXT NOT NULL,
  scheme INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('proposed', 'approved', 'rejected', 'withdrawn')),
  moved INTEGER NOT NULL,
  note TEXT,
  proposer INTEGER NOT NULL,
  proposer_name TEXT NOT NULL,
  proposed_at TEXT NOT NULL,
  decider INTEGER,
  decider_name TEXT,
  decided_at TEXT,
  reason TEXT,
  PRIMARY KEY (station, id),
  FOREIGN KEY (station, scheme) REFERENCES schemes (station, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- One line for everybody who moves, with the chain of reasons as it stood when it was proposed.
CREATE TABLE regrading_lines (
  station INTEGER NOT NULL,
  regrading INTEGER NOT NULL,
  worker INTEGER NOT NULL,
  old_grade INTEGER,
  new_grade INTEGER NOT NULL,
  reason TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (station, regrading, worker),
  FOREIGN KEY (station, regrading) REFERENCES regradings (station, id),
  FOREIGN KEY (station, worker) REFERENCES workers (station, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
`;
