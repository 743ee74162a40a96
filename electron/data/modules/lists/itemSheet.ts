/** An item with everything that is read out of its words, and why it is as it is. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Output } from '#shared/contract/index.ts';
import { contentOf } from '#shared/domain/lists/fields.ts';
import type { Content } from '#shared/domain/lists/fields.ts';
import { casesOf, stagesOf } from '#shared/domain/lists/parts.ts';
import { problemSentence } from '#shared/domain/problems.ts';
import { checkRecord } from '#shared/registers/check.ts';
import { register } from '#shared/registers/index.ts';
import type { Value } from '#shared/registers/index.ts';
import { one, today } from '../../registers/service.ts';
import { contentIn, fieldDifferences, itemShown, wholeItem } from './differences.ts';
import { kindNameOf, shownVersion } from './kinds.ts';
import { changeOfItem, closedKinds, partsOf, recordOf, recordsOf, rowsOfItem, versionsOf } from './rows.ts';
import type { Row, Version } from './rows.ts';

type Sheet = Output<'lists.item'>;

/** Items that have left their list too: what they were stays readable. */
export function itemSheet(db: Database, station: number, id: number): Sheet {
  const row = one(db, 'items', station, id);
  if (!row) throw new Refusal('recordNotFound', { register: 'items', id });
  const kind = String(row['kind']);
  const texts = (name: string): string | null => (row[name] as string | null) ?? null;
  return {
    item: {
      ...itemShown(id, contentOf(row)),
      status: row['status'] ?? null,
      noticeNo: row['noticeNo'] ?? null,
      publishedOn: row['publishedOn'] ?? null,
    },
    kind,
    kindName: kindNameOf(db, station, kind),
    editable: !closedKinds(db, station).has(kind) && row.removedAt === null,
    bases: partsOf(db, 'itemBases', station, id).map((b) => reference(db, station, b)),
    bodies: partsOf(db, 'itemBodies', station, id).map((b) => ({
      role: String(b['role']),
      body: String(b['body']),
      duty: b['duty'] as string | null,
    })),
    stages: stagesOf(texts('stages')),
    cases: casesOf(texts('liability')),
    codes: recordsOf(db, 'itemCodes', station, 'item', id).map((c) => {
      const [problem] = checkRecord(register('itemCodes'), c, { today: today() }).filter((p) => p.code === 'codePattern');
      const should = problem ? problemSentence(problem, '编码') : null;
      return { id: c.id, scheme: String(c['scheme']), value: String(c['value']), fits: should === null, problem: should };
    }),
    history: historyOf(db, station, id, kind),
  };
}

function reference(db: Database, station: number, row: Row): Sheet['bases'][number] {
  const statute = row['statute'] === null ? undefined : recordOf(db, 'statutes', station, Number(row['statute']));
  const number = (name: string): number | null => row[name] as number | null;
  return {
    cited: String(row['cited']),
    statute: statute ? String(statute['title']) : null,
    statuteId: statute?.id ?? null,
    status: (statute?.['status'] as string | undefined) ?? null,
    article: number('article'),
    articleBranch: number('articleBranch'),
    paragraph: number('paragraph'),
    subParagraph: number('subParagraph'),
    point: number('point'),
    understood: row['understood'] === 1,
  };
}

/** Newest first: with which version it came, changed and went. */
function historyOf(db: Database, station: number, item: number, kind: string): Sheet['history'] {
  const versions = new Map(versionsOf(db, station, kind).map((v) => [v.number, v]));
  const history: Sheet['history'] = [];
  const tell = (number: number, change: 'added' | 'changed' | 'removed', fields: Sheet['history'][number]['fields']): void => {
    const version: Version | undefined = versions.get(number);
    if (!version) return;
    const why = changeOfItem(db, station, version.proposal, item);
    history.unshift({
      version: shownVersion(version),
      change,
      reason: (why?.['reason'] as Value as Sheet['history'][number]['reason']) ?? null,
      basisText: (why?.['basisText'] as string | null | undefined) ?? null,
      fields,
    });
  };
  let before: { until: number | null; content: Content; sha256: string } | null = null;
  for (const row of rowsOfItem(db, station, item)) {
    const content = contentIn(row.content);
    if (before && before.until !== row.fromVersion) tell(before.until!, 'removed', wholeItem(before.content, 'before'));
    if (!before || before.until !== row.fromVersion) tell(row.fromVersion, 'added', wholeItem(content, 'after'));
    else if (before.sha256 !== row.sha256) tell(row.fromVersion, 'changed', fieldDifferences(before.content, content));
    before = { until: row.untilVersion, content, sha256: row.sha256 };
  }
  if (before && before.until !== null) tell(before.until, 'removed', wholeItem(before.content, 'before'));
  return history;
}
