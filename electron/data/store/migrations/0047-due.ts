/** What is due is found by its day, from indexes that hold all that is asked: a look at a whole record costs a page of 8 KB to decrypt. */
export const up = `
-- Otherwise SQLite would walk the whole station to see whether a later one follows.
CREATE INDEX contracts_following ON contracts (station, worker, removed_at, "from");
CREATE INDEX posts_following ON posts (station, worker, removed_at, until);
CREATE INDEX grid_posts_held ON grid_posts (station, grid, removed_at, full_time, worker, "from", until);
CREATE INDEX contracts_until ON contracts (station, removed_at, until, worker, "from");
CREATE INDEX contracts_probation ON contracts (station, removed_at, probation_until) WHERE probation_until IS NOT NULL;
CREATE INDEX posts_until ON posts (station, removed_at, until, worker, "from") WHERE until IS NOT NULL;
CREATE INDEX mandates_until ON mandates (station, removed_at, until) WHERE until IS NOT NULL;
CREATE INDEX workers_left ON workers (station, removed_at, left_on) WHERE left_on IS NOT NULL;
CREATE INDEX workers_birth ON workers (station, removed_at, sex, birth_date, status, retirement_age, service_from);
CREATE INDEX assessments_of_year ON assessments (station, removed_at, year, worker);
`;
