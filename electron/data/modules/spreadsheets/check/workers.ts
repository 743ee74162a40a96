/** What is special about people: what their ID number and 职务 tell, and the communities they are in. */
import { idBirthDate, idProblem, idSex } from '#shared/domain/idNumber.ts';
import { postClassOf } from '#shared/domain/posts.ts';
import type { Register } from '#shared/registers/index.ts';
import { foldHeading } from '../find/headings.ts';
import type { Table } from '../find/propose.ts';
import { cellText } from '../read/workbook.ts';
import type { Links } from './links.ts';
import { addProblem, hasProblem } from './row.ts';
import type { CheckedRow } from './row.ts';

/** What an ID number, a 职务 and a day of leaving tell, where no cell does. */
export function completeWorker(row: CheckedRow, mapped: ReadonlySet<string>, today: string): void {
  const { values, match } = row;
  const id = values['idNumber'] ?? match?.['idNumber'];
  if (typeof id === 'string' && !idProblem(id, today)) {
    const birth = values['birthDate'];
    const inId = idBirthDate(id);
    if (typeof birth === 'string' && birth.length < 10 && inId.startsWith(birth)) values['birthDate'] = inId;
    else if (
      typeof birth === 'string' &&
      birth.length === 10 &&
      birth !== inId &&
      birth.endsWith('-01') &&
      birth.slice(0, 7) === inId.slice(0, 7)
    ) {
      // Written as a day, so it is not a month kept as its first day.
      if (!hasProblem(row, 'idNumber') && !hasProblem(row, 'name')) addProblem(row, 'birthDate', 'birthDateAgainstId');
    } else if (birth == null && !match && !hasProblem(row, 'birthDate')) values['birthDate'] = inId;
    if (values['sex'] == null && !match && !hasProblem(row, 'sex')) values['sex'] = idSex(id);
  }
  // A heading 离岗人员 says less than the day on which each of them left.
  const unsaid = values['status'] == null || (values['status'] === 'leave' && !mapped.has('status'));
  if (unsaid && values['leftOn'] != null && !hasProblem(row, 'status')) {
    const left = /退休/.test(String(values['leftReason'] ?? '')) ? 'retired' : 'left';
    values['status'] = ['active', 'leave'].includes(String(match?.['status'] ?? 'active')) ? left : null;
  }
  const position = values['position'];
  if (
    values['postClass'] == null &&
    typeof position === 'string' &&
    !hasProblem(row, 'postClass') &&
    (!match || match['position'] !== position || match['postClass'] == null)
  ) {
    values['postClass'] = postClassOf(position);
  }
}

/** 与本人关系: says of each row whether it is a worker's or that of somebody in the family. */
const relation = /^与(本人|社工|社区工作者|户主)?的?关系$/;

/** Marks the rows of a worker's family, which stand below the worker in some rosters. */
export function markFamily({ raw, fields }: Table): (row: CheckedRow) => void {
  const column = raw.headings.find((h) => !fields.has(h.column) && h.parts.length === 1 && relation.test(foldHeading(h.parts[0]!)))?.column;
  return (row) => {
    if (column === undefined) return;
    const written = cellText(row.source.cells[column]).trim();
    if (written !== '' && !/^(本人|自己|户主)$/.test(written)) addProblem(row, 'name', 'notTheWorker', { written });
  };
}

/** A community nobody knows may be new or misspelt: told once, and in an empty store only where the other names recur. */
export function warnOfCommunities(register: Register, rows: readonly CheckedRow[], links: Links, mapped: ReadonlySet<string>): void {
  const field = register.fields.find((f) => f.type === 'link' && f.target === 'communities');
  if (!field || !['workers', 'payLines'].includes(register.name)) return;
  const nowhere = rows.find((row) => !row.skip && !row.match && row.values[field.name] == null);
  if (nowhere && register.name === 'workers' && !mapped.has(field.name)) addProblem(nowhere, field.name, 'communityMissing', {}, true);
  const byId = new Map<number, CheckedRow[]>();
  for (const row of rows) {
    const id = row.values[field.name];
    if (typeof id !== 'number') continue;
    const list = byId.get(id);
    if (list) list.push(row);
    else byId.set(id, [row]);
  }
  const knows = links.stored('communities') > 0;
  const recurs = [...byId.values()].some((list) => list.length > 1);
  for (const [id, list] of byId) {
    if (id >= 0 || !(knows || (list.length === 1 && recurs))) continue;
    const row = list.find((r) => !r.skip);
    if (row)
      addProblem(row, field.name, 'communityUnknown', { written: String(links.toCreate('communities').get(id)?.['name'] ?? '') }, true);
  }
}
