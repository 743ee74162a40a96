/** An `.xlsx` of made-up workers as Excel writes one: shared strings, dates as numbers with a style, one sheet. Made without the program's own writer. */
import { writeFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { codeLabel } from '#shared/codes/index.ts';
import { fieldOf, register } from '#shared/registers/index.ts';
import { communityNames } from './people.ts';
import type { Person } from './people.ts';

const fields: (keyof Person)[] = [
  'name',
  'sex',
  'idNumber',
  'birthDate',
  'ethnicGroup',
  'politicalStatus',
  'partyJoinedOn',
  'phone',
  'firstEducation',
  'education',
  'school',
  'major',
  'community',
  'position',
  'postClass',
  'postFrom',
  'serviceFrom',
  'certificate',
  'certificateNo',
  'note',
];
const declared = fields.map((name) => fieldOf(register('workers'), name));
const letters = fields.map((_, i) => String.fromCharCode(65 + i));
const day = 86_400_000;
const firstDay = Date.UTC(1899, 11, 30);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** 20 columns under their labels; one row a worker. */
export function writeWorkbook(file: string, workers: readonly Person[]): void {
  const strings = new Map<string, number>();
  const text = (ref: string, value: string): string => {
    const index = strings.get(value) ?? strings.size;
    strings.set(value, index);
    return `<c r="${ref}" t="s"><v>${index}</v></c>`;
  };
  const cell = (person: Person, column: number, row: number): string => {
    const field = declared[column]!;
    const value = person[fields[column]!];
    const ref = `${letters[column]}${row}`;
    if (value === null) return '';
    if (field.type === 'date') return `<c r="${ref}" s="1"><v>${(Date.parse(String(value)) - firstDay) / day}</v></c>`;
    if (field.type === 'link') return text(ref, communityNames[Number(value)]!);
    return text(ref, field.type === 'code' ? codeLabel(field.codes, String(value)) : String(value));
  };
  const head = `<row r="1">${declared.map((field, i) => text(`${letters[i]}1`, field.label)).join('')}</row>`;
  const rows = workers.map((person, i) => `<row r="${i + 2}">${fields.map((_, column) => cell(person, column, i + 2)).join('')}</row>`);
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const part = (name: string, kind: string): string => `<Override PartName="/xl/${name}.xml" ContentType="${type}.${kind}+xml"/>`;
  const relation = (id: number, kind: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${relations}/${kind}" Target="${target}"/>`;
  writeFileSync(
    file,
    zipped({
      '[Content_Types].xml': `${xml}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('worksheets/sheet1', 'worksheet')}${part('sharedStrings', 'sharedStrings')}${part('styles', 'styles')}</Types>`,
      '_rels/.rels': `${xml}<Relationships xmlns="${packaged}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
      'xl/workbook.xml': `${xml}<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packaged}/relationships">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'sharedStrings', 'sharedStrings.xml')}${relation(3, 'styles', 'styles.xml')}</Relationships>`,
      'xl/styles.xml': `${xml}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      'xl/worksheets/sheet1.xml': `${xml}<worksheet ${main}><dimension ref="A1:${letters.at(-1)}${rows.length + 1}"/><sheetData>${head}${rows.join('')}</sheetData></worksheet>`,
      'xl/sharedStrings.xml': `${xml}<sst ${main} uniqueCount="${strings.size}">${[...strings.keys()].map((s) => `<si><t>${escaped(s)}</t></si>`).join('')}</sst>`,
    }),
  );
}

/** A ZIP archive of deflated entries (APPNOTE 4.3), dated 1 January 1980. */
export function zipped(entries: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // version needed
    common.writeUInt16LE(0x0800, 2); // names in UTF-8
    common.writeUInt16LE(8, 4); // deflated
    common.writeUInt16LE(0x21, 8); // date
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}
