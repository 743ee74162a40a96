import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPath } from '../../../../build/tasks/programs.ts';
import { shippedKinds } from '#shared/domain/lists/kinds.ts';
import { discard, newStation } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { publish, publishFirst, saveItems, takeWorkbook, withApprover } from '../lists/testing.ts';
import { keepDraftedFlow, publication, sample } from './testing.ts';
import type { Made } from './testing.ts';

const fields = ['type', 'title', 'subItem', 'basis', 'body', 'stages', 'liability', 'field', 'leadBody', 'leadDuty', 'supportDuty', 'note'];
const said = async (station: TestStation, kind: string) => {
  const { rows } = await station.ask('lists.at', { kind, limit: 500 });
  return rows.map((row) => fields.map((f) => row[f] ?? null));
};

describe('the publication of the sample list', () => {
  let station: TestStation;
  let first: Made;
  let second: Made;
  beforeAll(async () => {
    station = await newStation();
    await withApprover(station);
    await takeWorkbook(station, sample);
    await publishFirst(station, 'power');
    first = await publication(station, { kind: '权力清单', version: 1 });
    const { rows } = await station.ask('lists.at', { kind: 'power' });
    await keepDraftedFlow(station, rows[2]!.id);
    const change = await station.ask('lists.propose', {
      kind: 'power',
      changes: [
        {
          change: 'changed',
          item: rows[0]!.id,
          values: { title: `${rows[0]!['title'] as string}（试点）` },
          reason: 'wording',
          basisText: '规范表述',
        },
        { change: 'removed', item: rows[1]!.id, reason: 'withdrawal', basisText: '收回' },
        {
          change: 'added',
          values: { type: 'licence', title: '<b>新增</b> "事项" & 其他', basis: '《物业管理条例》第十条' },
          reason: 'empowerment',
        },
      ],
    });
    await publish(station, change.proposal, '示红办发〔2026〕3号', '2026-03-01');
    second = await publication(station, { kind: 'power', on: '2026-05-01', notice: '经研究决定，\n现予公布 <script>alert(1)</script>。' });
  });
  afterAll(() => discard(station));

  it('is a folder named after the version, with a list of its files and their SHA-256', () => {
    expect(first.name).toBe('权力清单（第1版）公布材料');
    expect(readdirSync(first.path).sort()).toEqual(['文件清单.txt', '权力清单（第1版）.html', '权力清单（第1版）.xlsx'].sort());
    expect(readdirSync(second.path).sort()).toEqual(
      ['文件清单.txt', '权力清单（第2版）.html', '权力清单（第2版）.xlsx', '与第1版的差异.xlsx'].sort(),
    );
    const contents = second.read('.txt');
    for (const { name, sha256, bytes } of second.files) {
      const content = readFileSync(join(second.path, name));
      expect([sha256, bytes]).toEqual([createHash('sha256').update(content).digest('hex'), content.length]);
      expect(contents).toContain(`${sha256}  ${name}\r\n`);
    }
  });

  it('has the list as a workbook in the official columns: two rows of heads, a heading for each type, numbers throughout', async () => {
    const { sheets } = await readXlsx(readFileSync(first.file('.xlsx')));
    const rows = sheets[0]!.rows;
    expect(rows[0]![0]).toBe('示例县红旗街道权力清单');
    expect(rows[1]![0]).toContain('公布文号：示红办发〔2025〕7号　　公布日期：2025-07-01');
    expect(rows[2]!.slice(0, 5)).toEqual(['序号', '职权类型', '职权名称', null, '职权依据']);
    expect(rows[3]!.slice(2, 4)).toEqual(['项目', '子项']);
    const headings = rows.slice(4).flatMap((row) => (typeof row[0] === 'string' ? [row[0]] : []));
    expect(headings).toEqual([
      '一、行政许可（8项）',
      '二、行政处罚（115项）',
      '三、行政强制（7项）',
      '四、行政检查（7项）',
      '五、行政征收（1项）',
      '六、行政确认（3项）',
      '七、其他职权（29项）',
    ]);
    const numbers = rows.slice(4).flatMap((row) => (typeof row[0] === 'number' ? [row[0]] : []));
    expect(numbers).toEqual(Array.from({ length: 170 }, (_, i) => i + 1));
  });

  it('imports again: into the same items where they are, as the same items where there are none', async () => {
    const again = await takeWorkbook(station, second.file('权力清单（第2版）.xlsx'));
    expect(again).toMatchObject({ proposals: [], tables: [{ added: 0, changed: 0, unchanged: 170 }] });
    const other = await newStation('street', '520699002');
    expect((await takeWorkbook(other, second.file('权力清单（第2版）.xlsx'))).tables).toMatchObject([{ added: 170 }]);
    expect(await said(other, 'power')).toEqual(await said(station, 'power'));
    await discard(other);
  });

  it.skipIf(!onPath('soffice'))('opens in LibreOffice, which saves the same rows', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'publication-office-'));
    execFileSync('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'xlsx',
      '--outdir',
      folder,
      first.file('.xlsx'),
    ]);
    const back = await newStation('street', '520699003');
    await takeWorkbook(back, join(folder, '权力清单（第1版）.xlsx'));
    const { rows, total } = await back.ask('lists.at', { kind: 'power', limit: 500 });
    const one = await station.ask('lists.at', { kind: 'power', version: 1, limit: 500 });
    expect(total).toBe(170);
    expect(rows.map((r) => [r['title'], r['subItem'], r['basis'], r['stages']])).toEqual(
      one.rows.map((r) => [r['title'], r['subItem'], r['basis'], r['stages']]),
    );
    await discard(back);
  });

  it('tells the differences since the version before, with reasons, as a redline in the cell', async () => {
    const { sheets } = await readXlsx(readFileSync(second.file('差异.xlsx')));
    const rows = sheets[0]!.rows;
    expect(rows[1]![0]).toBe('2026-03-01 公布，示红办发〔2026〕3号。新增 1 项，修改 1 项，取消 1 项。');
    const changed = rows.find((row) => row[1] === '修改')!;
    expect([changed[3], changed[7], changed[8]]).toEqual(['事项名称', '文字规范', '规范表述']);
    expect(String(changed[5])).toBe(`${String(changed[4])}（试点）`);
    expect(String(changed[6])).toBe(changed[5]);
  });

  it('has the list as one page that asks nothing of a network and runs nothing but its own script', () => {
    const page = second.read('.html');
    expect(page.match(/<details\s+class="item/g)).toHaveLength(171);
    expect(page).not.toMatch(/\s(src|href|action)="(?!data:)|url\(|@import|fetch\(|XMLHttpRequest/);
    expect(page.match(/<script/g)).toHaveLength(1);
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)![1]!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    for (const [tag, directive] of [
      ['script', 'script-src'],
      ['style', 'style-src'],
    ]) {
      const inside = page.slice(page.indexOf(`<${tag}>`) + tag!.length + 2, page.indexOf(`</${tag}>`));
      expect(policy).toContain(`${directive} 'sha256-${createHash('sha256').update(inside).digest('base64')}'`);
    }
    expect(page).toContain('&lt;b&gt;新增&lt;/b&gt; &quot;事项&quot; &amp; 其他');
    expect(page).toContain('现予公布 &lt;script&gt;');
    expect(page).not.toContain('<b>新增');
    // Who drafted and approved is nobody's business outside.
    for (const name of ['管理员', '王审', '同意']) expect(page).not.toContain(name);
    expect(page.match(/data-state="(\w+)"/g)).toEqual(
      expect.arrayContaining(['data-state="added"', 'data-state="changed"', 'data-state="removed"']),
    );
  });

  it('draws the flow of an item in the version that holds now', async () => {
    const page = second.read('.html');
    expect(page.match(/<svg/g)).toHaveLength(1);
    expect(page).toMatch(/<figcaption>办理流程图<\/figcaption>\s*<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect((await publication(station, { kind: 'power', version: 1 })).read('.html')).not.toContain('<svg');
  });

  it('is all or nothing, and does not overwrite', async () => {
    const parent = dirname(first.path);
    const { host } = station.router;
    const again = await station.finish<{ name: string }>('publication.write', {
      kind: 'power',
      version: 1,
      folder: host.files.give(parent).token,
    });
    expect(again.name).toBe('权力清单（第1版）公布材料（2）');
    const fresh = mkdtempSync(join(tmpdir(), 'publication-'));
    const folder = host.files.give(fresh).token;
    // At once, and while a thread composes.
    for (const wait of [0, 100]) {
      const { job } = await station.ask('publication.write', { kind: 'power', folder });
      await new Promise((resolve) => setTimeout(resolve, wait));
      await station.ask('jobs.cancel', { job });
      expect((await station.ask('jobs.wait', { job })).status).toBe('cancelled');
    }
    expect(readdirSync(fresh)).toEqual([]);
    const { papers } = await station.ask('publication.prepare', { kind: 'power', folder });
    expect(papers.map((p) => p.paper)).toEqual(['list', 'notice', 'changes']);
    expect(readdirSync(fresh)).toEqual(['.权力清单（第2版）公布材料.part']);
    const short = await station.ask('publication.write', { kind: 'power', folder, papers: ['list'] });
    expect((await station.ask('jobs.wait', { job: short.job })).error?.code).toBe('fileNotFound');
    expect(readdirSync(fresh)).toEqual([]);
    expect(await station.refusal('publication.prepare', { kind: 'basic', folder })).toBe('recordNotFound');
    expect(await station.refusal('publication.prepare', { kind: 'power', folder: host.files.give(join(fresh, 'gone')).token })).toBe(
      'folderMissing',
    );
  });

  it('takes in the papers that the window printed', async () => {
    const { host } = station.router;
    const fresh = mkdtempSync(join(tmpdir(), 'publication-'));
    const folder = host.files.give(fresh).token;
    const { papers } = await station.ask('publication.prepare', { kind: 'power', version: 1, folder });
    expect(papers.map((p) => [p.paper, p.file.name])).toEqual([
      ['list', '权力清单（第1版）.pdf'],
      ['notice', '公告.pdf'],
    ]);
    for (const { file } of papers) writeFileSync(host.files.path(file.token), '%PDF');
    const made = await station.finish<{ folder: { token: string }; files: { name: string }[] }>('publication.write', {
      kind: 'power',
      version: 1,
      folder,
      papers: ['list', 'notice'],
    });
    expect(made.files.map((f) => f.name).filter((name) => name.endsWith('.pdf'))).toHaveLength(2);
    expect(readdirSync(fresh)).toEqual([basename(host.files.path(made.folder.token))]);
    const prepared = await station.ask('publication.prepare', { kind: 'power', version: 1, folder });
    expect(prepared.papers).toHaveLength(2);
    await station.ask('publication.drop', { kind: 'power', version: 1, folder });
    expect(readdirSync(fresh)).toHaveLength(1);
  });
});

describe('every kind of list', () => {
  let station: TestStation;
  beforeAll(async () => {
    station = await newStation();
    await withApprover(station);
  });
  afterAll(() => discard(station));

  it.each(shippedKinds.map((kind) => [kind.name, kind] as const))('%s is read back from its own workbook', async (_name, kind) => {
    const item = (i: number) => {
      const all: Record<string, string> = {
        type: i === 1 ? 'penalty' : 'inspection',
        field: i === 1 ? '民生服务' : '平安法治',
        title: `第${i}类巡查工作`,
        subItem: '1.首次',
        basis: '《物业管理条例》第十九条',
        body: '红旗街道办事处',
        leadBody: '县民政局',
        leadDuty: '制定办法。',
        supportBody: '红旗街道',
        supportDuty: '受理申请。',
        method: '直接开展',
        stages: '1.受理责任：受理申请。',
        liability: '不履行职责的',
        supervision: '12345',
        note: '说明',
      };
      return Object.fromEntries(kind.columns.flatMap((c) => (all[c.field] === undefined ? [] : [[c.field, all[c.field]!]])));
    };
    await saveItems(
      station,
      [1, 2].map((i) => ({ ...item(i), kind: kind.code, orderNo: i })),
    );
    await publishFirst(station, kind.code);
    const made = await publication(station, { kind: kind.code });
    const again = await takeWorkbook(station, made.file('.xlsx'));
    expect(again).toMatchObject({ proposals: [], tables: [{ added: 0, changed: 0, unchanged: 2 }] });
  });
});
