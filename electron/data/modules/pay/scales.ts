/** Pay scales that offices keep as workbooks (薪酬等级表), taken in as drafts. */
import { basename, extname } from 'node:path';
import { Refusal } from '#shared/contract/index.ts';
import type { ScaleTable } from '#shared/contract/pay.ts';
import type { CellProblem } from '#shared/contract/spreadsheets.ts';
import { columnLetters } from '#shared/domain/columns.ts';
import { canonicalDraft } from '#shared/domain/pay/index.ts';
import type { SchemeDraft } from '#shared/domain/pay/index.ts';
import { draftOfScale } from '#shared/domain/pay/scale/index.ts';
import type { Scale, ScaleProblem } from '#shared/domain/pay/scale/index.ts';
import type { Database } from 'better-sqlite3';
import type { Host, JobContext } from '../../host.ts';
import { commandOf, ownStation, today } from '../../registers/service.ts';
import { sha256 } from '../../sha256.ts';
import { readScales } from '../spreadsheets/service.ts';
import { schemesNamed, schemesSaying } from './rows.ts';
import { addScheme, nextVersion } from './schemes.ts';

type Ask = { path: string; sheet?: string | undefined; effectiveFrom?: string | undefined };
type CheckedScale = { result: ScaleTable; scale: Scale; draft: SchemeDraft; mark: string };

/** What tells a table that was read before, whatever has been done with its draft since: it stands in the sources of the scheme. */
const markOf = (draft: SchemeDraft): string => `内容指纹 ${sha256(canonicalDraft(draft)).slice(0, 16)}`;

/** Reads the scales of a workbook; refuses `scaleNotFound` where there is none. */
export async function checkScales(host: Host, { path, sheet, effectiveFrom }: Ask, job: JobContext): Promise<CheckedScale[]> {
  const found = await readScales(host, path, sheet, job);
  if (found.length === 0) throw new Refusal('scaleNotFound');
  const db = host.open().store.reader;
  const file = basename(path);
  const titles = found.map(
    ({ sheet: name, reading }) => reading.scale.title?.text ?? (found.length === 1 ? basename(path, extname(path)) : name),
  );
  const seen = new Set<string>();
  return found.map(({ sheet: name, reading }, i) => {
    const title = titles[i]!;
    const given = {
      // Two sheets of one title are told apart by their own names.
      name: (titles.indexOf(title) === titles.lastIndexOf(title) ? title : `${title}（${name}）`).slice(0, 100),
    };
    // The same table under another file's name, on another sheet or with another day given, is the same table.
    const mark = markOf(draftOfScale(reading, { name: title, source: '', from: null }).draft);
    const again = seen.has(mark);
    seen.add(mark);
    const { draft, from, problems } = draftOfScale(reading, { ...given, source: `${file} ${name}`, from: effectiveFrom ?? null });
    const sources = [`${file}，工作表“${name}”（${mark}）`.slice(0, 300)];
    const kept = keptOf(db, mark);
    const isNew = kept === null && !again;
    const cells = problems.map((p) => cellProblem(name, p));
    const errors = cells.filter((p) => p.severity === 'error');
    return {
      scale: reading.scale,
      draft: { ...draft, sources },
      mark,
      result: {
        id: String(i + 1),
        sheet: name,
        register: 'schemes',
        title: given.name,
        added: errors.length === 0 && isNew ? 1 : 0,
        changed: 0,
        unchanged: isNew ? 0 : 1,
        errors,
        warnings: cells.filter((p) => p.severity === 'warning'),
        created: {},
        leftOut: [],
        from,
        scheme: kept,
      },
    };
  });
}

const keptOf = (db: Database, mark: string): number | null => schemesSaying(db, ownStation, mark)[0]?.id ?? null;

const cellProblem = (sheet: string, { row, column, code, message, severity }: ScaleProblem): CellProblem => ({
  sheet,
  row,
  column: columnLetters(column),
  code,
  message,
  severity,
});

/** Makes a draft of each scale that has not become one; refuses `importRefused` while a cell is wrong. */
export async function takeScales(host: Host, ask: Ask, job: JobContext): Promise<{ tables: ScaleTable[]; step: number | null }> {
  const open = host.open();
  const checked = await checkScales(host, ask, job);
  const tables = checked.map((c) => c.result);
  const errors = tables.reduce((n, t) => n + t.errors.length, 0);
  if (errors > 0) throw new Refusal('importRefused', { tables, errors });
  if (tables.every((t) => t.scheme !== null)) return { tables, step: null };
  const summary = {
    file: basename(ask.path),
    tables: tables.map(({ sheet, register, added, unchanged }) => ({ sheet, register, added, unchanged })),
  };
  const step = await open.store.write(commandOf(open, 'pay.takeScale', summary), async (tx) => {
    for (const { draft, mark, result } of checked) {
      // Looked for again within the step: an earlier sheet, or somebody else meanwhile, may have become this very draft.
      const kept = keptOf(tx.db, mark);
      const name = String(draft['name']);
      const version = schemesNamed(tx.db, ownStation, name).length > 0 ? nextVersion(tx.db, ownStation, name) : 1;
      result.scheme = kept ?? (await addScheme(tx, ownStation, { ...draft, version }, null, today()));
    }
    return tx.step;
  });
  host.emit({ topic: 'changed', payload: { registers: ['schemes'] } });
  return { tables, step };
}
