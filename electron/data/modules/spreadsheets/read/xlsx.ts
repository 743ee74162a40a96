/** .xlsx and .xlsm: parts, shared strings, date styles, sheets. Macros are parts that nobody opens. */
import { Refusal } from '#shared/contract/refusal.ts';
import { fillFormulas } from './formulas.ts';
import { Texts, unpackRows } from './packed.ts';
import type { PackedSheet, PackedWorkbook } from './packed.ts';
import type { Watch } from './workbook.ts';
import { limits } from './workbook.ts';
import { attribute, startTags } from './xml.ts';
import { richText } from './xlsxCell.ts';
import type { CellContext, StyleKind } from './xlsxCell.ts';
import { SheetScanner } from './xlsxSheet.ts';
import { partChunks, partText } from './zip.ts';
import type { Zip } from './zip.ts';

/** Null where the parts are written in a dialect (prefixed elements) that the scanner does not speak. */
export async function readXlsx(zip: Zip, watch: Watch): Promise<PackedWorkbook | null> {
  const workbookPath = targetOf(zip, '_rels/.rels', '', /officeDocument$/) ?? 'xl/workbook.xml';
  const workbook = partText(zip, workbookPath);
  if (workbook === null) throw new Refusal('workbookNotOne', { reason: 'workbookPart' });
  if (!/<workbook[\s>]/.test(workbook)) return null;
  const folder = workbookPath.includes('/') ? workbookPath.slice(0, workbookPath.lastIndexOf('/')) : '';
  const relations = relationsOf(
    zip,
    `${folder ? `${folder}/` : ''}_rels/${workbookPath.slice(folder ? folder.length + 1 : 0)}.rels`,
    folder,
  );
  const byType = (type: RegExp): string | undefined => [...relations.values()].find((r) => type.test(r.type))?.target;

  const stringsXml = partText(zip, byType(/\/sharedStrings$/) ?? 'xl/sharedStrings.xml');
  const stylesXml = partText(zip, byType(/\/styles$/) ?? 'xl/styles.xml');
  if (stringsXml?.includes('<x:sst') || stylesXml?.includes('<x:styleSheet')) return null;
  const texts = new Texts(stringsXml ? sharedStrings(stringsXml) : []);
  watch.texts(texts.list);
  const context: CellContext = {
    strings: texts.list,
    styles: stylesXml ? styleKinds(stylesXml) : [],
    date1904: /date1904\s*=\s*["'](1|true)/.test(workbook),
  };

  const tags = startTags(workbook, 'sheet');
  const sheets: PackedSheet[] = [];
  let cells = 0;
  for (const [index, tag] of tags.entries()) {
    const relation = relations.get(attribute(tag, 'id') ?? '');
    const entry = relation && /\/worksheet$/.test(relation.type) ? zip.entries.get(relation.target) : undefined;
    if (!entry) continue;
    const scanner = new SheetScanner(context, texts);
    let done = 0;
    for await (const chunk of partChunks(zip, entry)) {
      if (done === 0 && /<[A-Za-z0-9]+:worksheet[\s>]/.test(chunk.toString('latin1', 0, 4000))) return null;
      scanner.push(chunk);
      done += chunk.length;
      watch.progress(index * 1000 + Math.round((done / Math.max(entry.unpacked, 1)) * 1000), tags.length * 1000);
    }
    const { unreckoned, ...scanned } = scanner.end();
    cells += scanned.pack.blocks.reduce((n, block) => n + block.kinds.length, 0);
    if (cells > limits.cells) throw new Refusal('workbookTooLarge', { reason: 'cells' });
    // The rows share their formulas with the pack.
    if (unreckoned) fillFormulas({ rows: unpackRows(scanned.pack, texts.list) });
    const state = attribute(tag, 'state');
    sheets.push({ name: attribute(tag, 'name') ?? `Sheet${index + 1}`, hidden: state === 'hidden' || state === 'veryHidden', ...scanned });
  }
  return { format: 'xlsx', texts: texts.list, sheets };
}

type Relation = { type: string; target: string };

function relationsOf(zip: Zip, path: string, folder: string): Map<string, Relation> {
  const found = new Map<string, Relation>();
  for (const tag of startTags(partText(zip, path) ?? '', 'Relationship')) {
    const target = attribute(tag, 'Target') ?? '';
    found.set(attribute(tag, 'Id') ?? '', { type: attribute(tag, 'Type') ?? '', target: resolve(folder, target) });
  }
  return found;
}

const targetOf = (zip: Zip, path: string, folder: string, type: RegExp): string | undefined =>
  [...relationsOf(zip, path, folder).values()].find((r) => type.test(r.type))?.target;

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder ? folder.split('/') : [];
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The table of strings that cells refer to by number. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let at = xml.indexOf('<si');
  while (at >= 0) {
    const open = xml.indexOf('>', at);
    if (xml.charCodeAt(open - 1) === 47) {
      strings.push('');
      at = xml.indexOf('<si', open);
      continue;
    }
    const end = xml.indexOf('</si>', open);
    if (end < 0) break;
    strings.push(richText(xml.slice(open + 1, end)));
    at = xml.indexOf('<si', end);
  }
  return strings;
}

/** Number formats that show dates by their built-in numbers: Western 14–17 and 22, East Asian 27–36 and 50–58. 2 is 0.00. */
const builtInDates = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
const builtInMonths = new Set([17, 27, 36, 50, 52, 57]);

function styleKinds(xml: string): StyleKind[] {
  const formats = new Map<number, string>();
  for (const tag of startTags(xml, 'numFmt')) formats.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '');
  const section = /<cellXfs[\s>][\s\S]*?<\/cellXfs>/.exec(xml)?.[0] ?? '';
  return startTags(section, 'xf').map((tag) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    const format = formats.get(id);
    if (format !== undefined) return formatKind(format);
    if (!builtInDates(id)) return id === 2 ? 'places' : 'plain';
    return builtInMonths.has(id) ? 'month' : 'date';
  });
}

/** What a number format shows: a day, a month, zeros before a number, two places behind it, or nothing of its own. Quoted text, colours and conditions do not count. */
function formatKind(format: string): StyleKind {
  const bare = format
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .split(';')[0]!
    .trim()
    .toLowerCase();
  if (/^0{2,}$/.test(bare)) return bare.length;
  if (bare === '0.00') return 'places';
  if (!/[yd]/.test(bare) && !/m.*月|年/.test(format)) return 'plain';
  if (/^general$|[#?]|0/.test(bare)) return 'plain';
  return bare.includes('d') ? 'date' : bare.includes('y') ? 'month' : 'plain';
}
