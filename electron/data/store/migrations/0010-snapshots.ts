/** Snapshots: the station's keys, the stations it knows, what a street sealed, what a county took in. */
export const up = `
-- The station's own keys. Private keys are nowhere else than here, in the encrypted store.
CREATE TABLE station_keys (
  number INTEGER PRIMARY KEY CHECK (number = 1),
  signing_key TEXT NOT NULL,
  public_key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  age_identity TEXT NOT NULL,
  age_recipient TEXT NOT NULL
) STRICT;

-- Stations whose card was compared and enrolled.
CREATE TABLE peers (
  code TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('street', 'county')),
  name TEXT NOT NULL,
  public_key TEXT NOT NULL,
  recipient TEXT,
  enrolled_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A street's chain. A row is written when the sealed file lies complete beside its place (part_path), before it gets its name (path):
-- whatever happens then, the sequence is used once.
CREATE TABLE sealed_snapshots (
  sequence INTEGER PRIMARY KEY,
  manifest_sha256 TEXT NOT NULL UNIQUE,
  slip TEXT NOT NULL,
  path TEXT NOT NULL,
  part_path TEXT NOT NULL,
  received_at TEXT
) STRICT;

-- What a county took in, by the key that signed it: a street that was enrolled anew begins a new chain.
CREATE TABLE merged_snapshots (
  merge INTEGER PRIMARY KEY,
  station INTEGER NOT NULL REFERENCES stations(number),
  signer TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  manifest_sha256 TEXT NOT NULL,
  created_at TEXT NOT NULL,
  merged_at TEXT NOT NULL,
  profile TEXT NOT NULL,
  app_version TEXT NOT NULL,
  first INTEGER NOT NULL,
  counts TEXT NOT NULL,
  changes TEXT NOT NULL,
  gap TEXT NOT NULL,
  UNIQUE (station, signer, sequence)
) STRICT;

-- What each snapshot but a street's first changed, by record; of a changed one the fields that differ, before and after.
CREATE TABLE snapshot_changes (
  merge INTEGER NOT NULL REFERENCES merged_snapshots(merge),
  register TEXT NOT NULL,
  id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('added', 'changed', 'removed')),
  before TEXT,
  after TEXT,
  PRIMARY KEY (merge, register, id)
) STRICT, WITHOUT ROWID;
`;
