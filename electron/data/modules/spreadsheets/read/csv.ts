/** CSV in UTF-8, UTF-16 with its mark, or GB18030; any other encoding is refused rather than read as nonsense. */
import { parse } from 'csv-parse/sync';
import { Refusal } from '#shared/contract/refusal.ts';
import { registers } from '#shared/registers/index.ts';
import type { Cell, SheetRow, Workbook } from './workbook.ts';
import { limits } from './workbook.ts';

export function readCsv(bytes: Buffer, name: string): Workbook {
  const text = decodeCsv(bytes);
  let records: readonly string[][];
  try {
    records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      bom: true,
      max_record_size: 1_000_000,
    });
  } catch {
    throw new Refusal('workbookNotOne', { reason: 'csv' });
  }
  const rows: SheetRow[] = [];
  for (const [index, record] of records.entries()) {
    const cells: Cell[] = record.map((field) => (field === '' ? null : field.startsWith('="') ? textFormula(field) : field));
    if (cells.some((cell) => cell !== null)) rows.push({ no: index + 1, cells });
    if (rows.length > limits.rows) throw new Refusal('workbookTooLarge', { reason: 'rows' });
  }
  return { format: 'csv', sheets: [{ name, hidden: false, rows, merges: [], hiddenColumns: [] }] };
}

/** ="520699…": how Excel is told to keep digits as text. */
const textFormula = (field: string): string => /^="([^"]*)"$/.exec(field)?.[1] ?? field;

/** The text of a CSV. Refuses `encodingUnknown`. */
export function decodeCsv(bytes: Buffer): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (utf16) {
    const text = decode(utf16, bytes.subarray(2));
    // Not text at all, or two bytes that only look like a mark.

    return text === null || /[\0-\x08]/.test(text) ? refuse() : text;
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decode('utf-8', bytes.subarray(3)) ?? refuse();
  if (bytes.includes(0)) return refuse();
  const utf8 = decode('utf-8', bytes);
  if (utf8 !== null) return utf8;
  const chinese = decode('gb18030', bytes);
  return chinese !== null && isPlausible(bytes, chinese) ? chinese : refuse();
}

function refuse(): never {
  throw new Refusal('encodingUnknown');
}

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Nearly any bytes decode as GB18030, so the result must look like an office's Chinese: most characters from the 3,755 common ones of GB 2312
 * (their bytes are B0–D7, A1–FE; Big5 and Shift-JIS fall elsewhere), hardly any kana, and a heading or the commonest characters among
 * them (Korean EUC falls into the same range, but on rare characters).
 */
function isPlausible(bytes: Uint8Array, text: string): boolean {
  const size = Math.min(bytes.length, 200_000);
  let double = 0;
  let common = 0;
  let kana = 0;
  for (let i = 0; i < size; i++) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    const trail = bytes[++i] ?? 0;
    double++;
    if (lead === 0xa4 || lead === 0xa5) kana++;
    // Common characters, and the punctuation and full-width forms of rows A1 and A3.
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3)) common++;
  }
  if (double === 0 || common / double < 0.7 || kana / double > 0.1) return false;
  const start = text.slice(0, 100_000);
  if (headingWords().some((word) => start.includes(word))) return true;
  let known = 0;
  let all = 0;
  for (const c of start) {
    if (c < '一' || c > '龥') continue;
    all++;
    if (commonest.has(c)) known++;
  }
  return all > 0 && known / all > 0.12;
}

const commonest = new Set('的一是不了在人有中大国年月日上下本和为地出会可主发生工市县区街道社办事处名号责任政民居委党员无男女汉第');

let words: string[] | undefined;
const headingWords = (): string[] =>
  (words ??= [...new Set(registers.flatMap((r) => r.fields.flatMap((f) => [f.label, ...(f.headings ?? [])])))].filter(
    (word) => word.length >= 2,
  ));

/** The separator that the first lines agree on: comma, tab, semicolon or a full-width comma. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 65_536)
    .split(/\r?\n/, 30)
    .filter((line) => line.trim());
  let best = ',';
  let most = 0;
  for (const candidate of [',', '\t', ';', '，', '|']) {
    const counts = lines.map((line) => line.split(candidate).length - 1);
    const score = counts.filter((n) => n > 0).length * 1000 + Math.max(0, ...counts);
    if (counts.some((n) => n > 0) && score > most) {
      most = score;
      best = candidate;
    }
  }
  return best;
}
