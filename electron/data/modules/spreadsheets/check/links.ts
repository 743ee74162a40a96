/** Names in cells into ids of records: communities, committees, pay runs (which an import may create) and whatever else a register links to. */
import { codeOf } from '#shared/codes/index.ts';
import type { Field, RegisterName, Value } from '#shared/registers/index.ts';
import { register } from '#shared/registers/index.ts';
import { Bad } from './cells.ts';

/** The stored records of a register that a link may name: id and title (and, for workers, their community and ID number). */
export type LinkTarget = { id: number; title: string; community?: number | null; idNumber?: string };
export type LoadTargets = (name: RegisterName) => Iterable<LinkTarget>;
type Values = Record<string, Value>;

/** Records that do not exist yet carry negative ids until they are written. */
export class Links {
  private readonly load: LoadTargets;
  private readonly createMissing: boolean;
  private readonly street: string;
  private readonly known = new Map<RegisterName, Map<string, number | 'many'>>();
  private readonly counts = new Map<RegisterName, number>();
  private readonly missing = new Map<RegisterName, Map<number, Values>>();
  private workers: Map<string, number | 'many'> | null = null;
  private next = -1;

  /** `station`: its name, by which 街道大工委 is told to be its own. */
  constructor(load: LoadTargets, createMissing: boolean, station: string) {
    this.load = load;
    this.createMissing = createMissing;
    this.street = streetIn(station);
  }

  /** How many records of a register the store knows. */
  stored(name: RegisterName): number {
    this.index(name);
    return this.counts.get(name)!;
  }

  /** The id a name stands for, a negative one for a record to be created, or what is wrong with it. */
  resolve(field: Field & { type: 'link' }, cell: string): number | Bad {
    const index = this.index(field.target);
    const written = field.target === 'committees' ? cell.replace(/^[“”"]?(街道)?[“”"]?(?=[大党]工委[“”"]?$)/, this.street) : cell;
    const key = keyOf(field.target, written);
    const found = index.get(key);
    if (found === 'many') return new Bad('ambiguousRecord', { count: 2 });
    if (found !== undefined) return found;
    const target = register(field.target);
    if (!target.createdByImport || !this.createMissing) return new Bad('linkUnknown', { target: target.label, written });
    return this.create(field.target, written, key);
  }

  /** The stored record of a name, where there is exactly one. */
  storedId(name: RegisterName, written: string): number | null {
    const found = this.index(name).get(keyOf(name, written));
    return typeof found === 'number' && found > 0 ? found : null;
  }

  /** What has to be created, in the order of the rows. */
  toCreate(name: RegisterName): ReadonlyMap<number, Values> {
    return this.missing.get(name) ?? new Map<number, Values>();
  }

  /** The worker that a pay line speaks of, when exactly one fits. */
  workerOf(community: Value, name: string): number | null {
    if (!this.workers) {
      this.workers = new Map();
      for (const { id, title, community: at } of this.load('workers')) {
        for (const key of [`${at ?? ''}\u0000${title}`, `*\u0000${title}`]) this.workers.set(key, this.workers.has(key) ? 'many' : id);
      }
    }
    const found = this.workers.get(community === null ? `*\u0000${name}` : `${community}\u0000${name}`);
    return typeof found === 'number' ? found : null;
  }

  private index(name: RegisterName): Map<string, number | 'many'> {
    let index = this.known.get(name);
    if (index) return index;
    index = new Map();
    let count = 0;
    for (const { id, title, idNumber } of this.load(name)) {
      count++;
      const key = keyOf(name, title);
      index.set(key, index.has(key) ? 'many' : id);
      // People of one name are told apart by their numbers.
      if (idNumber) index.set(idNumber, id);
    }
    this.known.set(name, index);
    this.counts.set(name, count);
    return index;
  }

  private create(name: RegisterName, written: string, key: string): number {
    const id = this.next--;
    const values = this.newRecord(name, written);
    this.index(name).set(key, id);
    const list = this.missing.get(name) ?? new Map<number, Values>();
    list.set(id, values);
    this.missing.set(name, list);
    return id;
  }

  private newRecord(name: RegisterName, written: string): Values {
    if (name === 'payRuns') return { period: written, status: 'imported' };
    if (name === 'committees') {
      const committee = committeeName(written);
      const level = /[大党]工委$|街道/.test(committee) ? 'street' : 'community';
      const of = level === 'community' ? /^(.*社区)/.exec(committee)?.[1] : undefined;
      const community = of ? this.resolve({ name: 'community', label: '社区', type: 'link', target: 'communities' }, of) : null;
      return { name: committee, level: codeOf('committeeLevels', level), community: typeof community === 'number' ? community : null };
    }
    return { [register(name).title]: name === 'communities' ? communityName(written) : written };
  }
}

/** 红旗街道 in 示例县红旗街道办事处. */
const streetIn = (station: string): string =>
  station.replace(/(办事处|人民政府)$/, '').replace(/^(?:.*?(?:省|自治区|市|州|盟))?(?:.*?(?:县|市|区|旗)(?=.{2,}(?:街道|镇|乡)$))?/, '');

/** 团山社区（9人）: how many there are stands beside many a merged name. */
const counted = /[（(]\s*共?\s*\d+\s*[人名户]\s*[）)]$/;

/** 红旗街道团山社区居委会 is 团山社区. */
const communityName = (written: string): string =>
  written
    .replace(counted, '')
    .replace(/^.*?(?:街道|镇|乡)(?:办事处)?(?=.+社区)/, '')
    .replace(/社区(居民委员会|居委会|党委|党总支|党支部|党群服务中心|工作站)$/, '社区');

/** “大工委” without its quotes, a community's without its street; where only a community or street is named, its 大党委 or 大工委 is meant. */
function committeeName(written: string): string {
  const name = written
    .replace(/[“”"'‘’\s]/g, '')
    .replace(counted, '')
    .replace(/^.*?(?:街道|镇|乡)(?:办事处)?(?=.+社区)/, '');
  if (/社区(居民委员会|居委会)?$/.test(name)) return `${communityName(name)}大党委`;
  return /(街道|镇|乡)(办事处)?$/.test(name) ? `${name.replace(/办事处$/, '')}大工委` : name;
}

/** Names are compared without what offices leave out or add: 团山 and 团山社区, 中共红旗街道大工委 and 红旗街道“大工委”. */
function keyOf(name: RegisterName, written: string): string {
  switch (name) {
    case 'communities':
      return communityName(written).replace(/社区$/, '');
    case 'committees':
      return committeeName(written)
        .replace(/^中共/, '')
        .replace(/委员会$/, '委');
    case 'workers':
      return /^\d{17}x$/.test(written) ? written.toUpperCase() : written;
    default:
      return written;
  }
}
