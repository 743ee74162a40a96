/**
 * When somebody was employed by this street, which is another thing than years of community work: who came from another street (调动) is paid here
 * from the day of joining, and who went to one until the day before.
 */
import { addDays } from '../pay/years.ts';

export type Transfer = { on: string; fromPlace: string | null; toPlace: string | null };
/** The street as its station is called, and its communities. */
export type Here = { station: string; communities: readonly string[] };
/** Days from the first to the last; `from` of '' for ever before, `until` of null for ever after. */
export type Absence = { from: string; until: string | null };

const streetEnd = /(?:街道|镇|乡)/;
/** `示例县红旗街道` -> `红旗街道`. */
const shortName = (station: string): string => station.replace(/^.*[省市县区州盟](?=.+(?:街道|镇|乡))/, '');

/** Where a place of a transfer is, as far as its words tell; null where they do not. */
export function whereIs(place: string | null, { station, communities }: Here): 'here' | 'elsewhere' | null {
  const text = (place ?? '').normalize('NFKC').replace(/\s/g, '');
  if (text === '') return null;
  if (/^[本我](?:街道|镇|乡|单位|社区)/.test(text)) return 'here';
  const end = streetEnd.exec(text);
  if (end) {
    const street = text.slice(0, end.index + end[0].length);
    const own = shortName(station);
    const before = street.slice(0, -own.length).at(-1);
    const same = station.endsWith(street) || (street.endsWith(own) && (before === undefined || '省市县区州盟旗'.includes(before)));
    return same ? 'here' : 'elsewhere';
  }
  if (communities.some((name) => text.includes(name))) return 'here';
  return /[省市县区州盟]/.test(text.replace(/社区|小区|辖区/g, '')) ? 'elsewhere' : null;
}

/** Whether a transfer brings somebody here, takes them away, or neither (from community to community, or between two other streets). */
export function directionOf({ fromPlace, toPlace }: Transfer, here: Here): 'in' | 'out' | null {
  const [from, to] = [whereIs(fromPlace, here), whereIs(toPlace, here)];
  if (from === 'elsewhere') return to === 'elsewhere' ? null : 'in';
  if (from === null) return to === 'here' && streetEnd.test(toPlace ?? '') ? 'in' : null;
  return to === 'elsewhere' ? 'out' : null;
}

/** The days on which somebody was not employed here, by their transfers (in any order). */
export function absentByTransfer(transfers: readonly Transfer[], here: Here): Absence[] {
  const absent: Absence[] = [];
  let employed: boolean | null = null;
  for (const transfer of [...transfers].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const direction = directionOf(transfer, here);
    if (direction === 'in' && employed !== true) {
      const open = absent.at(-1);
      if (employed === null) absent.push({ from: '', until: addDays(transfer.on, -1) });
      else if (open) open.until = addDays(transfer.on, -1);
      employed = true;
    } else if (direction === 'out' && employed !== false) {
      absent.push({ from: transfer.on, until: null });
      employed = false;
    }
  }
  return absent;
}

/** 服务中断 that ended the employment (left and came back), as its reason says; any other is a leave during which the employment goes on. */
export const endsEmployment = (reason: string | null): boolean =>
  /辞职|离职|辞退|解聘|解除|终止|合同到期|调出|调离|调往/.test(reason ?? '');

/** From the first day to the last that somebody is employed here, without the absences between. */
export type Employment = { from: string | null; until: string | null; absent: readonly Absence[] };

export const isEmployed = ({ from, until, absent }: Employment, day: string): boolean =>
  (from === null || from <= day) &&
  (until === null || until >= day) &&
  !absent.some((a) => a.from <= day && (a.until === null || a.until >= day));

/** Whether somebody is employed on any day between two, both included. */
export function employedBetween({ from, until, absent }: Employment, first: string, last: string): boolean {
  let day = from !== null && from > first ? from : first;
  const end = until !== null && until < last ? until : last;
  for (;;) {
    if (day > end) return false;
    const away = absent.find((a) => a.from <= day && (a.until === null || a.until >= day));
    if (!away) return true;
    if (away.until === null) return false;
    day = addDays(away.until, 1);
  }
}
