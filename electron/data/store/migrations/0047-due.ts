/** What is due is found by its day. */
export const up = `
CREATE INDEX contracts_until ON contracts (station, removed_at, until);
CREATE INDEX contracts_probation ON contracts (station, removed_at, probation_until) WHERE probation_until IS NOT NULL;
CREATE INDEX posts_until ON posts (station, removed_at, until) WHERE until IS NOT NULL;
CREATE INDEX mandates_until ON mandates (station, removed_at, until) WHERE until IS NOT NULL;
CREATE INDEX workers_left ON workers (station, removed_at, left_on) WHERE left_on IS NOT NULL;
CREATE INDEX workers_birth ON workers (station, removed_at, sex, birth_date);
CREATE INDEX assessments_of_year ON assessments (station, year, worker) WHERE removed_at IS NULL;
`;
