/** Papers of the personnel file: by their content, once, encrypted, recorded, and hidden from whoever may not see them. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discard, newStation, passphrase } from '../../../../tests/support/station.ts';
import type { TestStation } from '../../../../tests/support/station.ts';
import { paperKind, paperLimit } from '#shared/domain/papers.ts';
import { registers } from '#shared/registers/index.ts';

const mark = '这一行不应以明文出现在台账文件里';
/** A PDF by its first bytes; `size` bytes long. */
const pdf = (size = 2000): Buffer => Buffer.concat([Buffer.from(`%PDF-1.4\n% ${mark}\n`), Buffer.alloc(size, 'scan ')]).subarray(0, size);
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let station: TestStation;
let worker: number;
beforeAll(async () => {
  station = await newStation();
  worker = (await station.ask('registers.save', { register: 'workers', values: { name: '张三', idNumber: '11010519491231002X' } })).id;
});
afterAll(() => discard(station));

/** In pieces of at most `size` bytes. */
async function uploaded(bytes: Buffer, size = 1024 * 1024): Promise<string> {
  let token: string | undefined;
  for (let from = 0; from < Math.max(1, bytes.length); from += size) {
    const piece = bytes.subarray(from, from + size).toString('base64');
    token = (await station.ask('materials.upload', { ...(token ? { upload: token } : {}), piece })).upload;
  }
  return token!;
}
const attach = async (bytes: Buffer, name: string, values: Record<string, string | number | null> = {}) =>
  station.ask('materials.attach', {
    upload: await uploaded(bytes),
    name,
    values: { worker, class: '4-1', title: '毕业证书', ...values },
  });
async function bytesOf(id: number): Promise<Buffer> {
  const { reading } = await station.ask('materials.open', { id });
  const pieces: Buffer[] = [];
  for (let piece = 0; ; piece++) {
    const answer = await station.ask('materials.piece', { reading, piece });
    pieces.push(Buffer.from(answer.piece, 'base64'));
    if (answer.last) return Buffer.concat(pieces);
  }
}
const kept = (): { files: number; pieces: number } =>
  station.router.host
    .open()
    .store.reader.prepare('SELECT (SELECT count(*) FROM files) AS files, (SELECT count(*) FROM file_pieces) AS pieces')
    .get() as { files: number; pieces: number };

describe('a paper', () => {
  it('comes back byte by byte, over several pieces, and is kept once', async () => {
    const scan = pdf(2_500_000);
    const first = await attach(scan, '毕业证.pdf');
    expect(first).toMatchObject({
      fileType: 'application/pdf',
      fileSize: scan.length,
      sha256: createHash('sha256').update(scan).digest('hex'),
    });
    expect((await bytesOf(first.id)).equals(scan)).toBe(true);
    const before = kept();
    expect(before).toEqual({ files: 1, pieces: 3 });
    await attach(scan, '毕业证（副本）.pdf', { title: '毕业证书副本' });
    expect(kept()).toEqual(before);
  });

  it('never lies in the clear in the folder of the station', async () => {
    await attach(pdf(), '合同.pdf', { title: '劳动合同', class: '9-2' });
    for (const name of readdirSync(station.folder, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue;
      const bytes = readFileSync(join(name.parentPath, name.name));
      expect(bytes.includes(Buffer.from(mark)), name.name).toBe(false);
      expect(bytes.includes(Buffer.from('scan scan scan')), name.name).toBe(false);
    }
  });

  it('is told by its content: no programs, no pages, whatever they are called', async () => {
    for (const bytes of [
      Buffer.from('MZ\x90\0program'),
      Buffer.from('<html><script>alert(1)</script>'),
      Buffer.from('PK\x03\x04docx'),
      Buffer.alloc(0),
    ])
      expect(
        await station.refusal('materials.attach', {
          upload: await uploaded(bytes),
          name: 'a.pdf',
          values: { worker, class: '10', title: '甲' },
        }),
      ).toBe('paperKindUnknown');
    expect(paperKind(Buffer.from('%PDF-1.7'))?.extension).toBe('pdf');
    expect(paperKind(png)?.extension).toBe('png');
    expect(paperKind(Buffer.from('PK\x03\x04 … OFD.xml …'))?.extension).toBe('ofd');
  });

  it('has a limit, told while it comes in', async () => {
    let token: string | undefined;
    const piece = Buffer.alloc(1024 * 1024).toString('base64');
    for (let i = 0; i < paperLimit / (1024 * 1024); i++)
      token = (await station.ask('materials.upload', { ...(token ? { upload: token } : {}), piece })).upload;
    expect(await station.refusal('materials.upload', { upload: token!, piece: 'AAAA' })).toBe('fileTooLarge');
    expect(await station.refusal('materials.upload', { upload: token!, piece: 'AAAA' })).toBe('fileUnknown');
  });

  it('cannot name a file that is not kept', async () => {
    const values = { worker, class: '10', title: '乙', sha256: 'f'.repeat(64) };
    expect(await station.refusal('registers.save', { register: 'materials', values })).toBe('invalidInput');
  });

  it('goes and comes back with its entry, and by undo', async () => {
    const { id } = await attach(pdf(3000), '证书.pdf', { title: '社工证', class: '4-2' });
    await station.ask('registers.remove', { register: 'materials', ids: [id] });
    expect(await station.refusal('materials.open', { id })).toBe('recordNotFound');
    await station.ask('registers.restore', { register: 'materials', ids: [id] });
    expect(await bytesOf(id)).toHaveLength(3000);
    const { id: last } = await attach(pdf(4000), '误传.pdf', { title: '误传', class: '10' });
    await station.ask('registers.undo', {});
    expect(await station.refusal('materials.open', { id: last })).toBe('recordNotFound');
  });

  it('can be written out, and says so in the trail', async () => {
    const { id } = await attach(pdf(5000), '鉴定.pdf', { title: '鉴定', class: '3' });
    const folder = mkdtempSync(join(tmpdir(), 'street-ledger-'));
    const { token } = station.router.host.files.give(join(folder, '鉴定.pdf'));
    await station.ask('materials.saveTo', { id, file: token });
    expect(readFileSync(join(folder, '鉴定.pdf')).equals(pdf(5000))).toBe(true);
    rmSync(folder, { recursive: true });
    const db = station.router.host.open().store.reader;
    const commands = db.prepare('SELECT command FROM audit_steps ORDER BY step DESC LIMIT 2').pluck().all();
    expect(commands).toContain('materials.saveTo');
  });
});

describe('the photo', () => {
  it('is the newest one, small, and a picture', async () => {
    expect(await station.ask('materials.photo', { worker })).toBeNull();
    await attach(png, '照片.png', { class: 'photo', title: '照片', on: '2020-01-01' });
    const newer = Buffer.concat([png, Buffer.from('later')]);
    await attach(newer, '照片.png', { class: 'photo', title: '照片', on: '2025-01-01' });
    expect(await station.ask('materials.photo', { worker })).toEqual({ type: 'image/png', bytes: newer.toString('base64') });
    const values = { worker, class: 'photo', title: '照片' };
    expect(await station.refusal('materials.attach', { upload: await uploaded(pdf()), name: '照片.pdf', values })).toBe('photoNotOne');
  });
});

describe('roles', () => {
  it('leave a list clerk no part of the personnel file, and a leader its catalogue and photo but no scan', async () => {
    const { id } = await attach(pdf(6000), '身份证.pdf', { title: '身份证复印件', class: '1' });
    for (const [name, role] of [
      ['清单员', 'listClerk'],
      ['领导', 'leader'],
    ] as const)
      await station.ask('accounts.add', { name, role, passphrase: `${passphrase} 2` });
    const signIn = async (account: string): Promise<void> => {
      await station.ask('station.signOut', {});
      await station.ask('station.signIn', { account, passphrase: `${passphrase} 2` });
    };
    await signIn('清单员');
    const personnel = registers.filter((r) => r.read === 'workers.read');
    expect(personnel.map((r) => r.name)).toEqual(
      expect.arrayContaining(['workers', 'materials', 'assessments', 'honours', 'grids', 'flags']),
    );
    for (const { name: register } of personnel) {
      const { token } = station.router.host.files.give(join(station.folder, 'no.xlsx'));
      for (const [call, input] of [
        ['registers.list', { register, search: '张' }],
        ['registers.read', { register, id: 1 }],
        ['registers.history', { register, id: 1 }],
        ['registers.choices', { register }],
        ['registers.count', { register, by: [registers.find((r) => r.name === register)!.fields[0]!.name] }],
        ['registers.export', { register, file: token }],
        ['registers.save', { register, values: {} }],
      ] as const)
        expect(await station.refusal(call, input), `${call} ${register}`).toBe('notPermitted');
    }
    for (const [call, input] of [
      ['materials.upload', { piece: 'AAAA' }],
      ['materials.attach', { upload: 'x', name: 'x' }],
      ['materials.open', { id }],
      ['materials.piece', { reading: 'x', piece: 0 }],
      ['materials.saveTo', { id, file: 'x' }],
      ['materials.photo', { worker }],
    ] as const)
      expect(await station.refusal(call, input), call).toBe('notPermitted');
    await signIn('领导');
    expect((await station.ask('registers.list', { register: 'materials' })).total).toBeGreaterThan(0);
    expect(await station.ask('materials.photo', { worker })).not.toBeNull();
    expect(await station.refusal('materials.open', { id })).toBe('notPermitted');
    const { token } = station.router.host.files.give(join(station.folder, 'no.pdf'));
    expect(await station.refusal('materials.saveTo', { id, file: token })).toBe('notPermitted');
  });
});
