/** Tries changes of pay on the people of a day. Reads only: block by block, so that lists go on answering. */
import { Refusal } from '#shared/contract/index.ts';
import type { Simulated, variant, VariantEffect } from '#shared/contract/simulation.ts';
import { compileScheme, reckoner } from '#shared/domain/pay/index.ts';
import type { PayFacts, Reckoned, SchemeDocument } from '#shared/domain/pay/index.ts';
import { effectOf } from '#shared/domain/simulation/effect.ts';
import type { Affected, GroupEffect } from '#shared/domain/simulation/effect.ts';
import { changed } from '#shared/domain/simulation/variant.ts';
import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import type { JobContext } from '../../host.ts';
import { factsNeeded, factsOn, presentIds, schemeFor, schemeInForce } from '../pay/service.ts';
import type { FactsNeeded, WorkerFacts } from '../pay/service.ts';

type Checked = z.output<typeof variant>;
type Loser = VariantEffect['losers'][number];

const block = 2000;
const mostLosers = 100;

type Side = {
  document: SchemeDocument;
  needed: FactsNeeded;
  reckon: (facts: PayFacts) => Reckoned;
};

/** One that begins later is tried with its first values. */
const valuesOn = (document: SchemeDocument, on: string): string => (on < document.effectiveFrom ? document.effectiveFrom : on);

/** A document ready for the people of a day. */
function side(document: SchemeDocument, on: string): Side {
  const scheme = compileScheme(document, valuesOn(document, on));
  return { document, needed: factsNeeded(scheme, on), reckon: reckoner(scheme, on) };
}

type Trial = Side & { given: Checked; posts: ReadonlyMap<number, string>; affected: Affected[]; losers: Loser[]; unreckoned: number };

function trialOf(db: Database, station: number, on: string, given: Checked, inForce: SchemeDocument): Trial {
  const from = given.document ?? (given.scheme === undefined ? inForce : schemeFor(db, station, given.scheme, on).scheme.document);
  return {
    ...side(changed(from, given, valuesOn(from, on)), on),
    given,
    posts: new Map(given.promotions.flatMap(({ workers, postClass }) => workers.map((worker): [number, string] => [worker, postClass]))),
    affected: [],
    losers: [],
    unreckoned: 0,
  };
}

/** Somebody with the post that is tried: promoted on the day, so nothing former is held. */
const promoted = (facts: PayFacts, postClass: string | undefined): PayFacts => {
  if (postClass === undefined) return facts;
  const { held: _former, ...rest } = facts;
  return { ...rest, postClass };
};

function take(trial: Trial, person: WorkerFacts, before: Reckoned['pay'], facts: PayFacts, labels: ReadonlyMap<string, string>): void {
  const after = trial.reckon(promoted(facts, trial.posts.get(person.worker))).pay;
  if (!before || !after) {
    trial.unreckoned++;
    return;
  }
  trial.affected.push({
    before: before.total,
    after: after.total,
    post: labels.get(before.post) ?? before.post,
    grade: String(before.grade),
    community: person.communityName,
  });
  if (after.total < before.total)
    trial.losers.push({
      worker: person.worker,
      name: person.name,
      community: person.communityName,
      before: before.total,
      after: after.total,
    });
}

const labelled = (groups: readonly GroupEffect[], label: (key: string) => string) =>
  groups.map((group) => ({ ...group, label: label(group.key) }));

function effect(trial: Trial, reveal: boolean): VariantEffect {
  const { byPost, byGrade, byCommunity, ...figures } = effectOf(trial.affected);
  const worst = trial.losers.sort((a, b) => a.after - a.before - (b.after - b.before));
  return {
    label: trial.given.label,
    scheme: { name: trial.document.name, version: trial.document.version },
    ...figures,
    byPost: labelled(byPost, (key) => key),
    byGrade: labelled(byGrade, (key) => `${key} 级`),
    byCommunity: labelled(byCommunity, (key) => key || '未填社区'),
    losers: reveal ? worst.slice(0, mostLosers) : [],
    unreckoned: trial.unreckoned,
  };
}

/** Everybody in service on the day under the scheme in force and under each variant. Refuses `payRunNoScheme`, `recordNotFound`. */
export async function simulate(
  db: Database,
  station: number,
  on: string,
  variants: readonly Checked[],
  reveal: boolean,
  job: JobContext,
): Promise<Simulated> {
  const inForce = schemeInForce(db, station, on);
  if (!inForce) throw new Refusal('payRunNoScheme', { period: on.slice(0, 7) });
  const { document } = inForce.scheme;
  const now = side(document, on);
  const labels = new Map(document.posts.map((post) => [post.key, post.label]));
  const trials = variants.map((given) => trialOf(db, station, on, given, document));
  const asked = new Set([now, ...trials].flatMap(({ needed }) => [...needed.asked]));
  const ids = presentIds(db, station, on, []);
  for (let at = 0; at < ids.length; at += block) {
    job.report('reckon', at, ids.length);
    await job.giveWay();
    const workers = ids.slice(at, at + block);
    const people = factsOn(db, station, on, { workers }, { ...now.needed, asked });
    // A scheme that counts posts from another day needs facts of its own.
    const otherwise = trials.map(({ needed }) =>
      needed.postOn === now.needed.postOn ? people : factsOn(db, station, on, { workers }, needed),
    );
    people.forEach((person, i) => {
      if (!person.inService) return;
      const before = now.reckon(person.facts).pay;
      trials.forEach((trial, t) => take(trial, person, before, otherwise[t]![i]!.facts, labels));
    });
  }
  return { on, now: { name: inForce.name, version: inForce.version }, variants: trials.map((trial) => effect(trial, reveal)) };
}
