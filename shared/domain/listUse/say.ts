/** What the lists say of a use: the sentences a clerk reads, what they fill in, and what may not be kept. */
import type { Value } from '../../registers/declare.ts';
import type { Problem } from '../problems.ts';
import type { Judged, ListedItem, ListOn, UseRegister } from './lists.ts';

export type Say = { kind: 'ok' | 'info' | 'caution' | 'danger'; text: string };
type Values = Readonly<Record<string, Value | undefined>>;

const listName = (name: string): string => (name.endsWith('清单') ? name : `${name}清单`);

/** 不应开具证明清单第 2 版（示红办发〔2026〕3号，2026-03-01 公布） */
export function listText(list: Omit<ListOn, 'items' | 'state'>, noticeNo: string | null = list.noticeNo): string {
  const words = [noticeNo, list.publishedOn && `${list.publishedOn} 公布`].filter(Boolean).join('，');
  const version = list.version === null ? '' : `第 ${list.version} 版`;
  return `${listName(list.name)}${version}${words ? `（${words}）` : list.version === null ? '（尚未公布）' : ''}`;
}

/** …第 3 项“亲属关系证明” */
export const placeText = (list: Omit<ListOn, 'items' | 'state'>, item: Pick<ListedItem, 'no' | 'title' | 'noticeNo'>): string =>
  `${listText(list, list.noticeNo ?? item.noticeNo)}${item.no === null ? '' : `第 ${item.no} 项`}“${item.title}”`;

/** The lists that say what is done and stood on the day. */
const searched = (judged: Judged): string =>
  judged.lists
    .filter((l) => l.state !== 'none' && l.kind !== 'certificateRefused')
    .map((l) => listText(l))
    .join('、');
const ended = (text: string): string => (/[。；;.！？]$/.test(text) ? text : `${text}。`);

/** Sentences about a record as it stands in the form. */
export function says(register: UseRegister, judged: Judged, values: Values): Say[] {
  const { standing, list, item } = judged;
  const place = list && item ? placeText(list, item) : '';
  const nothing = (what: string): Say => ({ kind: 'info', text: `这一天还没有${what}，无法核对。` });
  switch (register) {
    case 'certificateRequests':
      if (standing === 'prohibited')
        return values['outcome'] === 'issued'
          ? [{ kind: 'danger', text: `${place}：不应开具，不能登记为“已开具”。` }]
          : [{ kind: 'caution', text: `${place}：不应开具。` }];
      if (standing === 'listed') return [{ kind: 'ok', text: `${place}：可以开具。` }];
      if (standing === 'noList') return [nothing('可开具证明清单')];
      return [{ kind: 'caution', text: `不在${searched(judged)}内。确需开具的，请在“开具依据”中写明法律法规或文件名称、文号。` }];
    case 'sealUses':
      if (standing === 'listed') return [{ kind: 'ok', text: `${place}：清单内用印。` }];
      if (standing === 'noList') return [nothing('用印事项清单')];
      return [{ kind: 'caution', text: `不在${searched(judged)}内，将记为清单外用印。请核对事项，并确认已经批准。` }];
    case 'powerUses':
      if (standing === 'listed') return [{ kind: 'ok', text: `${place}。` }];
      if (standing === 'noList') return [nothing('五项权力清单')];
      return [{ kind: 'caution', text: `不在${searched(judged)}内，请核对权力名称。` }];
    case 'handedTasks':
      return [...taskSays(judged, place), ...fundsSay(values)];
  }
}

function taskSays({ standing, list, item, lists }: Judged, place: string): Say[] {
  if (standing === 'withdrawn') {
    const by = item?.leadBody ? `由${item.leadBody}承接` : '已由上级部门收回';
    return [{ kind: 'caution', text: `${place}：${by}，街道可以不予承接。` }];
  }
  if (standing === 'listed' && list?.kind === 'basic')
    return [{ kind: 'caution', text: `${place}：属于街道基本履职事项，应当办理，不按清单外处理。` }];
  if (standing === 'listed' && list?.kind === 'support')
    return [
      {
        kind: 'caution',
        text: `${place}：街道按清单配合${item?.leadBody ? `，由${item.leadBody}牵头` : ''}，超出配合职责的部分可以不予承接。`,
      },
    ];
  if (standing === 'listed') return [{ kind: 'ok', text: `${place}：已经准入。` }];
  if (standing === 'noList') return [{ kind: 'info', text: '这一天还没有履职事项清单，无法核对。' }];
  const names = lists.filter((l) => l.state !== 'none').map((l) => listText(l));
  return [{ kind: 'info', text: `${names.join('、')}中没有选定对应事项，按清单外事项处理：不予承接，或费随事转。` }];
}

const fundsSay = (values: Values): Say[] =>
  values['decision'] === 'accepted' && !values['funds'] && !values['people']
    ? [{ kind: 'caution', text: '承接清单外事项应当费随事转，经费和人员都还没有填写。' }]
    : [];

/** What the lists fill in where a clerk has written nothing; a refusal's words do not belong to what was issued, nor the other way round. */
export function fillsOf(register: UseRegister, judged: Judged, values: Values): Record<string, Value> {
  const { standing, list, item } = judged;
  if (register === 'certificateRequests' && list && item) {
    const place = placeText(list, item);
    const { outcome } = values;
    if (standing === 'listed')
      return { outcome: 'issued', ...(outcome === 'refused' ? {} : { legalBasis: item.basis ? `${place}；${item.basis}` : place }) };
    if (outcome === 'issued') return { outcome: 'refused' };
    const goTo = [item.leadBody && `请联系${item.leadBody}办理。`, item.method && ended(item.method)].filter(Boolean).join('');
    return {
      outcome: 'refused',
      reason: `列入${place}，不应开具。${item.basis ? `依据：${ended(item.basis)}` : ''}`,
      ...(goTo ? { goTo } : {}),
    };
  }
  if (register === 'handedTasks' && values['decision'] === 'refused') {
    if (standing === 'withdrawn' && list && item)
      return { reason: `${placeText(list, item)}已明确${item.leadBody ? `由${item.leadBody}承接` : '由上级部门收回'}，街道不再承担。` };
    const names = judged.lists.filter((l) => l.state !== 'none' && l.kind !== 'withdrawn').map((l) => listText(l));
    if (standing === 'unlisted') return { reason: `${names.join('、')}中没有这一事项，未经准入不予承接。` };
  }
  return {};
}

/**
 * Why a record may not be kept. A certificate on the list of those that must not be issued is never issued: whoever thinks otherwise has
 * the list changed. One on neither list may be demanded by a law that the list has not caught up with, so it is issued on a written basis.
 */
export function problemsOf(register: UseRegister, standing: Value | undefined, values: Values, place: string): Problem[] {
  const missing = (field: string): Problem => ({ field, code: 'requiredMissing', params: {} });
  if (register === 'certificateRequests') {
    const { outcome } = values;
    if (!outcome) return [missing('outcome')];
    if (outcome === 'refused') return values['reason'] ? [] : [missing('reason')];
    if (standing === 'prohibited') return [{ field: 'outcome', code: 'certificateProhibited', params: { place } }];
    return standing === 'unlisted' && !values['legalBasis'] ? [{ field: 'legalBasis', code: 'offListBasisMissing', params: {} }] : [];
  }
  return register === 'handedTasks' && values['decision'] === 'refused' && !values['reason'] ? [missing('reason')] : [];
}
