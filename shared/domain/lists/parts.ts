/** What stands in the columns of an item, read out: who leads and supports with which duty, the stages of its responsibility, liability cases. */
import { codeLabel, codeTable } from '../../codes/index.ts';
import type { Value } from '../../registers/declare.ts';

type Words = Record<string, Value | undefined>;
export type Role = 'implement' | 'lead' | 'support';
export type Body = { role: Role; body: string; duty: string | null };
export type Stage = { stage: string; label: string; text: string };

const text = (values: Words, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** 县公安局、县民政局 are two bodies; a bracket belongs to the name before it. */
export function bodiesIn(written: string): string[] {
  const names = written
    .replace(/[（(]([^（()）]*)[）)]/g, (whole) => whole.replace(/[、，,；;/]/g, '\u0001'))
    .split(/[、，,；;\n/]|(?<=[局委办部院队所会中心司站])\s*(?:和|及|与)\s*(?=[一-龥])|\s{2,}/)
    .map((name) => name.replaceAll('\u0001', '、').trim())
    .filter((name) => name !== '' && !/^等(部门|单位)?$/.test(name));
  return [...new Set(names)];
}

/** 县公安局：负责……。县民政局：负责…… gives each of the named its own duty; otherwise all of them share the words. */
function dutiesOf(names: readonly string[], duty: string): Map<string, string> {
  const found = new Map<string, string>();
  if (duty === '') return found;
  const places = names
    .map((name) => ({ name, at: new RegExp(`(?:^|[\\n。；;]\\s*(?:\\d{1,2}\\s*[.．、])?\\s*)(${escaped(name)})\\s*[：:]`).exec(duty) }))
    .filter((p) => p.at !== null)
    // What ends the words of the body before stays with them.
    .map(({ name, at }) => ({ name, from: at!.index + (/^[。；;]/.test(at![0]) ? 1 : 0), words: at!.index + at![0].length }))
    .sort((a, b) => a.from - b.from);
  for (const [i, { name, words }] of places.entries())
    found.set(
      name,
      duty
        .slice(words, places[i + 1]?.from)
        .replace(/^[\s。；;]+/, '')
        .trim(),
    );
  if (places.length === 0) for (const name of names) found.set(name, duty);
  return found;
}
const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Who a support duty belongs to where no column names anybody: the street whose list it is. */
export const ownStreet = '本街道';

/** Every body of an item with its part in it, in the order of the columns. */
export function bodiesOf(values: Words): Body[] {
  const bodies: Body[] = bodiesIn(text(values, 'body')).map((body) => ({ role: 'implement', body, duty: null }));
  const add = (role: Role, names: readonly string[], duty: string): void => {
    const duties = dutiesOf(names, duty);
    for (const body of names) bodies.push({ role, body, duty: duties.get(body) ?? null });
  };
  add('lead', bodiesIn(text(values, 'leadBody')), text(values, 'leadDuty'));
  const supporting = bodiesIn(text(values, 'supportBody'));
  const supportDuty = text(values, 'supportDuty');
  add('support', supporting.length > 0 || supportDuty === '' ? supporting : [ownStreet], supportDuty);
  return bodies;
}

/** Who leads: the lead column, or where there is none the body that does it. */
export const leadersOf = (values: Words): string[] => bodiesIn(text(values, 'leadBody') || text(values, 'body'));

/** Whether a street or a department leads an item; null where nobody does. */
export function leadSideOf(values: Words): 'street' | 'department' | null {
  const leaders = leadersOf(values);
  if (leaders.length === 0) return null;
  return /(街道|乡|镇|办事处|本街道|社区)(（.*）)?$|街道办|镇政府|乡政府|镇人民政府|乡人民政府/.test(leaders[0]!) ? 'street' : 'department';
}

const mark =
  /^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]?\s*[.．、]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳])\s*/;

/** A text of numbered parts or lines, one by one and without their numbers. */
export function numberedParts(written: string): string[] {
  return written
    .replace(/(?<=[。；;：:])\s*(?=(?:\d{1,2}\s*[.．、](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳]))/g, '\n')
    .split('\n')
    .map((part) => part.replace(mark, '').trim())
    .filter((part) => part !== '');
}

/** 1.受理责任：……2.审查责任：…… by stage; a part that names none belongs to the one before it, or stands as 其他. */
export function stagesOf(written: string | null): Stage[] {
  const stages: Stage[] = [];
  for (const part of numberedParts(written ?? '')) {
    const m = /^([^：:。，,；;]{2,14})[：:]\s*([\s\S]*)$/.exec(part);
    const code = m ? stageNamed(m[1]!) : null;
    if (m && (code !== null || /责任$/.test(m[1]!))) stages.push({ stage: code ?? 'other', label: m[1]!, text: m[2]!.trim() });
    else if (stages.length > 0) stages.at(-1)!.text += `\n${part}`;
    else stages.push({ stage: 'other', label: codeLabel('stageKinds', 'other'), text: part });
  }
  return stages;
}

function stageNamed(label: string): string | null {
  const bare = label.replace(/(阶段)?责任$|环节$/, '');
  return (
    codeTable('stageKinds').entries.find((e) => e.label === bare || e.aliases?.includes(label) || e.aliases?.includes(`${bare}责任`))
      ?.code ?? null
  );
}

/** The cases of 追责情形, one by one. */
export const casesOf = (written: string | null): string[] => numberedParts(written ?? '').map((c) => c.replace(/[；;。]$/, ''));
