/** What is no workbook, or would do harm, is refused by name and quickly. */
import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { writeOds, writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#shared/contract/envelope.ts';
import { withFile, xlsx } from '../testing.ts';
import { readWorkbook } from './reader.ts';
import { openZip, partText, storedZip } from './zip.ts';

/** The code of the refusal, or how many sheets were read. */
const outcome = (name: string, bytes: Uint8Array): Promise<string | number> =>
  withFile(name, bytes, async (path) => {
    try {
      return (await readWorkbook(path)).sheets.length;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  });

type Part = { name: string; bytes: Buffer; /** What the directory says instead of the truth. */ declared?: number; level?: number };

function zip(parts: readonly Part[]): Buffer {
  const out: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, declared, level } of parts) {
    const packed = deflateRawSync(bytes, { level: level ?? 6 });
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(bytes), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(declared ?? bytes.length, 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    out.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...out, entries, end]);
}

const text = (xml: string): Buffer => Buffer.from(xml);
const shell = (sheet: Buffer, more: Part[] = [], declared?: number, level?: number): Buffer =>
  zip([
    { name: '[Content_Types].xml', bytes: text('<Types/>') },
    {
      name: '_rels/.rels',
      bytes: text('<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
    },
    { name: 'xl/workbook.xml', bytes: text('<workbook xmlns:r="r"><sheets><sheet name="一" sheetId="1" r:id="r1"/></sheets></workbook>') },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: text('<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      bytes: sheet,
      ...(declared === undefined ? {} : { declared }),
      ...(level === undefined ? {} : { level }),
    },
    ...more,
  ]);

describe('a file that is no workbook', () => {
  it.each([
    ['花名册.xlsx', '', 'workbookNotOne'],
    ['花名册.xlsx', '%PDF-1.7\n%âãÏÓ', 'workbookNotOne'],
    ['花名册.xls', '<html><table><tr><td>姓名</td></tr></table></html>', 'workbookNotOne'],
    ['花名册.csv', '\u0000\u0001\u0002\u0003', 'workbookNotOne'],
    ['花名册.xlsx', '姓名,性别\n', 'workbookNotOne'],
  ])('%s %j', async (name, content, code) => expect(await outcome(name, Buffer.from(content))).toBe(code));

  it('a Word document under another name', async () => {
    expect(
      await outcome(
        '花名册.xlsx',
        zip([
          { name: '[Content_Types].xml', bytes: text('<Types/>') },
          { name: 'word/document.xml', bytes: text('<document/>') },
        ]),
      ),
    ).toBe('workbookNotOne');
  });

  it('a workbook cut short', async () => {
    const whole = await xlsx({ name: '一', rows: [['姓名'], ['张三']] });
    expect(await outcome('花名册.xlsx', whole.slice(0, whole.length / 2))).toBe('workbookNotOne');
  });

  it('a file that is not there', async () => {
    await expect(readWorkbook('没有.xlsx')).rejects.toMatchObject({ code: 'fileNotFound' });
  });
});

describe('a workbook that would do harm', () => {
  it('unpacks a hundredfold and more', async () => {
    const started = performance.now();
    expect(await outcome('花名册.xlsx', shell(Buffer.alloc(300_000_000, 32)))).toBe('workbookTooLarge');
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('unpacks to more than it declares', async () => {
    expect(await outcome('花名册.xlsx', shell(Buffer.alloc(50_000_000, 32), [], 5_000))).toBe('workbookTooLarge');
    expect(
      await outcome(
        '花名册.xlsx',
        shell(text('<worksheet/>'), [{ name: 'xl/sharedStrings.xml', bytes: Buffer.alloc(50_000_000, 32), declared: 100 }]),
      ),
    ).toBe('workbookTooLarge');
  });

  it('is too large as a file', async () => {
    await withFile('花名册.xlsx', Buffer.alloc(1), async (path) => {
      const file = openSync(path, 'r+');
      ftruncateSync(file, 201 * 1024 * 1024);
      closeSync(file);
      await expect(readWorkbook(path)).rejects.toMatchObject({ code: 'fileTooLarge' });
    });
  });

  it('has a password', async () => {
    expect(
      await outcome(
        '花名册.xlsx',
        await writeXlsx({ sheets: [{ name: '一', rows: [['姓名']] }], encryption: { password: '一二三', spinCount: 100 } }),
      ),
    ).toBe('workbookEncrypted');
    // An .xls of Excel 97 begins with its first record, its password follows.
    const stream = Buffer.from('0908100000060500bb0dcc070000000006000000' + '2f00360001000100010053745212', 'hex');
    const old = [Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), stream, Buffer.alloc(512), Buffer.from('Workbook', 'utf16le')];
    expect(await outcome('花名册.xls', Buffer.concat(old))).toBe('workbookEncrypted');
    const older = [Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), Buffer.from('Book', 'utf16le'), Buffer.alloc(512)];
    await withFile('花名册.xls', Buffer.concat(older), (path) =>
      expect(readWorkbook(path)).rejects.toMatchObject({ code: 'workbookNotOne', params: { reason: 'old' } }),
    );
  });

  it('has macros: its cells are read, they are not run', async () => {
    expect(
      await outcome(
        '花名册.xlsm',
        await writeXlsx({ sheets: [{ name: '一', rows: [['姓名']] }], vbaProject: Buffer.from('not a project') }),
      ),
    ).toBe(1);
  });

  it('has a million formatted rows without a value', async () => {
    let rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>';
    const parts = ['<worksheet xmlns="x"><sheetData>', rows];
    for (let r = 2; r <= 1_000_000; r += 1) {
      rows = `<row r="${r}" spans="1:3" ht="18" customHeight="1"><c r="A${r}" s="1"/><c r="B${r}" s="1"/><c r="C${r}" s="1"/></row>`;
      parts.push(rows);
    }
    parts.push('</sheetData></worksheet>');
    const bytes = shell(text(parts.join('')), [], undefined, 1);
    await withFile('花名册.xlsx', bytes, async (path) => {
      const cpu = process.cpuUsage();
      const { sheets } = await readWorkbook(path);
      const used = process.cpuUsage(cpu);
      expect(sheets[0]!.rows).toEqual([{ no: 1, cells: ['姓名'] }]);
      expect((used.user + used.system) / 1e6).toBeLessThan(5);
    });
  });
});

describe('CSV', () => {
  const roster =
    '姓名,性别,身份证号,所在社区,联系电话\n姚军洋,男,520699200211030756,团山社区,13166131860\n䶮龘,女,520699197005164601,旺家社区,18579754323\n';
  const utf16 = Buffer.from(`\uFEFF${roster}`, 'utf16le');
  it('reads UTF-8 with and without its mark, GB18030 with rare characters, and UTF-16 with its mark', async () => {
    for (const bytes of [
      Buffer.from(roster),
      Buffer.from(`\uFEFF${roster}`),
      iconv.encode(roster, 'gb18030'),
      utf16,
      Buffer.from(utf16).swap16(),
    ]) {
      await withFile('花名册.csv', bytes, async (path) => {
        const { rows } = (await readWorkbook(path)).sheets[0]!;
        expect(rows.map((r) => r.cells[0])).toEqual(['姓名', '姚军洋', '䶮龘']);
      });
    }
  });

  const traditional = '姓名,性別,身份證號,所在社區,聯繫電話\n陳大文,男,520699200211030756,團山社區,13166131860\n';
  const japanese =
    '氏名,性別,住所,電話番号,メールアドレス\n山田太郎,男性,東京都千代田区,03-1234-5678,ヤマダ\n鈴木花子,女性,大阪府大阪市,06-1234-5678,スズキ\n';
  const korean = '이름,성별,주소,전화번호\n홍길동,남자,서울특별시 종로구,02-1234-5678\n김영희,여자,부산광역시 해운대구,051-123-4567\n';
  it.each([
    ['big5', traditional],
    ['shift_jis', japanese],
    ['euc-jp', japanese],
    ['euc-kr', korean],
    ['windows-1252', 'Prénom,Âge\nZoé,42\n'],
  ])('refuses %s', async (encoding, content) => {
    expect(await outcome('花名册.csv', iconv.encode(content, encoding))).toBe('encodingUnknown');
  });

  it('refuses what only begins like UTF-16, or is UTF-16 without its mark', async () => {
    expect(await outcome('花名册.csv', Buffer.concat([utf16, Buffer.from([1])]))).toBe('encodingUnknown');
    expect(await outcome('花名册.csv', Buffer.from([0xff, 0xfe, 3, 0, 0x41, 0]))).toBe('encodingUnknown');
    for (const encoding of ['utf-16le', 'utf-16be'])
      expect(await outcome('花名册.csv', iconv.encode('姓名,社区\n包一,团山\n', encoding, { addBOM: false }))).toBe('encodingUnknown');
  });
});

describe('cells', () => {
  it('come out of every format alike', async () => {
    const rows = [
      ['姓名', '出生年月', '金额'],
      ['张 三', new Date(Date.UTC(2009, 7, 21)), 3400.5],
    ];
    for (const [name, bytes] of [
      ['一.xlsx', await writeXlsx({ sheets: [{ name: '一', rows }] })],
      ['一.ods', await writeOds({ sheets: [{ name: '一', rows }] })],
    ] as const) {
      await withFile(name, bytes, async (path) => {
        const [sheet] = (await readWorkbook(path)).sheets;
        expect(sheet!.rows[1]!.cells).toEqual(['张 三', { kind: 'date', date: '2009-08-21' }, 3400.5]);
      });
    }
  });

  it('stay where an .ods keeps its heads for every page, or rows under an outline', async () => {
    const bytes = await writeOds({
      sheets: [
        {
          name: '一',
          rows: [
            ['姓名', '社区'],
            ['张三', '槐荫'],
            ['李四', '梨园'],
          ],
        },
      ],
    });
    const written = openZip(Buffer.from(bytes));
    let row = 0;
    const content = partText(written, 'content.xml')!.replace(/<table:table-row[\s\S]*?<\/table:table-row>/g, (whole) => {
      const group = ['header-rows', 'row-group', 'rows'][row++]!;
      return `<table:table-${group}${group === 'row-group' ? ' table:display="false"' : ''}>${whole}</table:table-${group}>`;
    });
    expect(row).toBe(3);
    const grouped = storedZip({ mimetype: partText(written, 'mimetype')!, 'content.xml': content });
    await withFile('一.ods', grouped, async (path) => {
      expect((await readWorkbook(path)).sheets[0]!.rows.map((r) => r.cells)).toEqual([
        ['姓名', '社区'],
        ['张三', '槐荫'],
        ['李四', '梨园'],
      ]);
    });
  });

  it('keep formulas, reckon what nobody has reckoned, and leave the rest', async () => {
    const bytes = await xlsx({
      name: '一',
      rows: [
        [
          1.005,
          2,
          { f: 'ROUND(A1*100,0)/100+SUM(A1:B1,3)' },
          { f: 'VLOOKUP(A1,Z:Z,1,0)' },
          { f: 'D1+1' },
          { f: 'C1*2', v: 99 },
          { f: '1/0' },
        ],
      ],
    });
    await withFile('一.xlsx', bytes, async (path) => {
      const values = (await readWorkbook(path)).sheets[0]!.rows[0]!.cells.slice(2).map((c) => (c as { value: unknown }).value);
      expect(values).toEqual([7.015, null, null, 99, null]);
    });
  });

  it('are found when parts are written with prefixes', async () => {
    const part = (xml: string): Buffer => text(xml.replaceAll('<', '<x:').replaceAll('<x:/', '</x:'));
    const bytes = zip([
      {
        name: '[Content_Types].xml',
        bytes: text(
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        ),
      },
      {
        name: '_rels/.rels',
        bytes: text(
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        ),
      },
      {
        name: 'xl/workbook.xml',
        bytes: part(
          '<workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="一" sheetId="1" r:id="r1"/></sheets></workbook>',
        ),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        bytes: text(
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        bytes: part(
          '<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row></sheetData></worksheet>',
        ),
      },
    ]);
    await withFile('一.xlsx', bytes, async (path) => expect((await readWorkbook(path)).sheets[0]!.rows[0]!.cells).toEqual(['姓名']));
  });
});

it('leaves a folder alone that it was pointed at by mistake', async () => {
  await withFile('x', Buffer.from('x'), async (path) => {
    writeFileSync(path, 'x');
    // Windows does not tell a file in the place of a folder from a folder that is missing.
    const code = process.platform === 'win32' ? 'fileNotFound' : 'fileNotReadable';
    await expect(readWorkbook(`${path}/none.xlsx`)).rejects.toMatchObject({ code });
  });
});
