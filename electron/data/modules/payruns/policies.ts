/** 政策参数 in force: published ones of the register, else what is shipped with the program (never a made-up one). */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import { canonicalPolicy, policyFile, readPolicy } from '#shared/domain/payroll/index.ts';
import type { IncomeTax, MonthRule, PolicyDocument, PolicyFile, PolicyKind, SocialInsurance } from '#shared/domain/payroll/index.ts';
import incomeTaxFile from '../../../../resources/policies/income-tax-2019.json' with { type: 'json' };
import monthRuleFile from '../../../../resources/policies/month-rule.json' with { type: 'json' };
import insuranceFile from '../../../../resources/policies/social-insurance-example.json' with { type: 'json' };
import type { Write } from '../../registers/hooks.ts';
import { writeBulk } from '../../registers/service.ts';
import { sha256 } from '../../sha256.ts';
import type { Tx } from '../../store/store.ts';
import { policies, policyById } from './rows.ts';
import type { Fields, PolicyRow } from './rows.ts';

/** What a run is reckoned by, as the run names it. */
export type Policy<D = PolicyDocument> = {
  kind: PolicyKind;
  id: number | null;
  name: string;
  sha256: string;
  synthetic: boolean;
  document: D;
};
export type InForce = { incomeTax: Policy<IncomeTax>; month: Policy<MonthRule>; socialInsurance: Policy<SocialInsurance> | null };

let files: PolicyFile[] | null = null;
/** Read when first asked for: no start waits for it. */
const shipped = (): PolicyFile[] => (files ??= [incomeTaxFile, monthRuleFile, insuranceFile].map((file) => policyFile.parse(file)));
const hashOf = (policy: Parameters<typeof canonicalPolicy>[0]): string => sha256(canonicalPolicy(policy));

const ofFile = (file: PolicyFile): Policy => ({
  kind: file.document.kind,
  id: null,
  name: file.name,
  sha256: hashOf(file),
  synthetic: file.synthetic,
  document: file.document,
});

const documentOf = (row: Fields): PolicyDocument => {
  const read = readPolicy(String(row['document']));
  if (!('document' in read))
    throw new Refusal('recordInvalid', { register: 'payPolicies', errors: [{ field: 'document', code: 'jsonInvalid', params: read }] });
  return read.document;
};

const fingerprint = (row: Fields): string =>
  hashOf({
    name: String(row['name']),
    effectiveFrom: String(row['effectiveFrom']),
    source: String(row['source']),
    synthetic: row['synthetic'] === 1,
    document: documentOf(row),
  });

const holds = (row: Fields, kind: string, on: string): boolean =>
  row['kind'] === kind &&
  (row['status'] === 'published' || (row['status'] === 'retired' && row['effectiveUntil'] !== null)) &&
  String(row['effectiveFrom']) <= on &&
  (row['effectiveUntil'] === null || String(row['effectiveUntil']) >= on);

/** The rules of a day: of those published for it the one that began last; tax and month rule as shipped where there is none. */
export function policiesOn(db: Database, station: number, on: string): InForce {
  const all = policies(db, station);
  const found = (kind: PolicyKind): Policy | null => {
    const row = all.findLast((p) => holds(p, kind, on));
    if (row)
      return {
        kind,
        id: row.id,
        name: String(row['name']),
        sha256: String(row['sha256']),
        synthetic: row['synthetic'] === 1,
        document: documentOf(row),
      };
    const file = kind === 'socialInsurance' ? undefined : shipped().find((p) => p.document.kind === kind);
    return file ? ofFile(file) : null;
  };
  return {
    incomeTax: found('incomeTax') as Policy<IncomeTax>,
    month: found('month') as Policy<MonthRule>,
    socialInsurance: found('socialInsurance') as Policy<SocialInsurance> | null,
  };
}

/** For the window: what holds on a day, with its document. */
export function policiesShown(db: Database, station: number, on: string): Output<'payruns.policies'> {
  const inForce = policiesOn(db, station, on);
  const all = policies(db, station);
  return {
    policies: [inForce.incomeTax, inForce.socialInsurance, inForce.month].flatMap((p) => {
      if (!p) return [];
      const row = all.find((r) => r.id === p.id);
      const file = shipped().find((f) => f.document.kind === p.kind)!;
      return [
        {
          kind: p.kind,
          id: p.id,
          name: p.name,
          status: row ? String(row['status']) : 'shipped',
          effectiveFrom: row ? String(row['effectiveFrom']) : file.effectiveFrom,
          effectiveUntil: row ? ((row['effectiveUntil'] as string | null) ?? null) : file.effectiveUntil,
          source: row ? String(row['source']) : file.source,
          synthetic: p.synthetic,
          sha256: p.sha256,
          document: p.document,
        },
      ];
    }),
  };
}

/** The shipped rules as drafts, to be edited and published; those that stand there already are left alone. */
export async function installPolicies(tx: Tx, station: number): Promise<number[]> {
  const there = new Set(policies(tx.db, station).map((p) => `${p['kind']}|${p['name']}|${p['effectiveFrom']}`));
  const missing = shipped().filter((p) => !there.has(`${p.document.kind}|${p.name}|${p.effectiveFrom}`));
  const added = missing.map(({ name, effectiveFrom, effectiveUntil, source, synthetic, note, document }) => ({
    name,
    kind: document.kind,
    status: 'draft',
    effectiveFrom,
    effectiveUntil,
    source,
    synthetic: synthetic ? 1 : 0,
    document: JSON.stringify(document),
    note,
  }));
  return (await writeBulk(tx, 'payPolicies', station, { added, changed: [] })).ids;
}

/** Makes a draft immutable; its fingerprint. */
export async function publishPolicy(tx: Tx, station: number, id: number): Promise<string> {
  const row = policyById(tx.db, station, id);
  if (!row) throw new Refusal('recordNotFound', { register: 'payPolicies', id });
  if (row['status'] !== 'draft') throw new Refusal('policyPublished', { policy: row['name'] });
  const sha = fingerprint(row);
  await writeBulk(tx, 'payPolicies', station, { added: [], changed: [{ id, values: { status: 'published', sha256: sha } }] });
  return sha;
}

const stillOpen = new Set(['effectiveUntil', 'note']);

/** For `hooks.before`: the document must be one of its kind; a published policy only ends, retires and gets a note. */
export function guardPolicy({ before, after }: Write): void {
  const document = documentOf(after);
  if (document.kind !== after['kind'])
    throw new Refusal('recordInvalid', {
      register: 'payPolicies',
      errors: [{ field: 'document', code: 'jsonInvalid', params: { at: 'kind' } }],
    });
  const refused = new Refusal('policyPublished', { policy: after['name'] });
  if ((before?.['status'] ?? 'draft') === 'draft') {
    if (after['status'] === 'draft') return;
    if (before === null || after['status'] !== 'published' || after['sha256'] !== fingerprint(after)) throw refused;
    return;
  }
  const changed = Object.keys(after).filter((name) => (before![name] ?? null) !== (after[name] ?? null));
  const allowed = (name: string): boolean =>
    stillOpen.has(name) || (name === 'status' && before!['status'] === 'published' && after['status'] === 'retired');
  if (changed.length === 0 || !changed.every(allowed)) throw refused;
}

export type { PolicyRow };
