/** Paths and values of a scheme's document in Chinese words, read from the declarations of the editor. */
import { codeLabel } from '#shared/codes/index.ts';
import type { SchemeDocument } from '#shared/domain/pay/index.ts';
import { ratio, yuan } from '../../../words/format.ts';
import type { DatedValue, Field, Fields, KeySource, NameSource } from './declare.ts';
import { yearDayWords } from './lists.ts';
import { whole } from './sections.ts';

type Named = { key: string; label: string };
type Labelled = { posts: readonly Named[] };
/** What a rule may name, by where the names come from. */
export function namedIn(document: Labelled, of: NameSource): readonly Named[] {
  if (of === 'posts') return document.posts;
  const { parts = [], split } = document as Labelled & {
    parts?: readonly (Named & { kind: string })[];
    split?: { basicLabel: string; performanceLabel: string } | null;
  };
  const divided =
    of === 'paid' && split
      ? [
          { key: 'basic', label: split.basicLabel },
          { key: 'performance', label: split.performanceLabel },
        ]
      : [];
  return [...divided, ...parts.filter((p) => p.kind !== 'split')];
}
const entryOf = (value: unknown, step: string): Record<string, unknown> | null => {
  if (!Array.isArray(value)) return null;
  const all = value as Record<string, unknown>[];
  return all.find((e) => e?.['key'] === step || e?.['from'] === step || e?.['level'] === step) ?? all[Number(step)] ?? null;
};
export const keyWords = (document: Labelled, keys: KeySource, key: string): string =>
  keys === 'posts' ? (document.posts.find((p) => p.key === key)?.label ?? key) : codeLabel(keys, key);

const leafOf = (value: DatedValue): Field =>
  value.is === 'fen' || value.is === 'ratio'
    ? { kind: value.is, label: '数值' }
    : { kind: value.is === 'table' ? value.of : 'fen', label: '金额' };

/** Follows a path of the comparison (lists by key, first day or place from 1) or of a finding (by place from 0). */
export function wordsAt(document: SchemeDocument | Labelled, path: string, from: 0 | 1 = 0): { words: string; field: Field } {
  const said: string[] = [];
  let field: Field = { kind: 'group', label: '方案', fields: whole };
  let value: unknown = document;
  const steps = path === '' ? [] : path.split('.');
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i]!;
    const here: unknown = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
    if (field.kind === 'group' || field.kind === 'oneOf') {
      const at: Fields = field.kind === 'group' ? field.fields : optionsAt(field, value, step);
      if (field.kind === 'oneOf' && step === field.tag) return { words: said.join(' · '), field };
      const next: Field | undefined = at[step];
      if (!next) break;
      field = next;
      value = here;
      // The one list of a section needs no name of its own before its entry's.
      if (!(field.kind === 'list' && steps[i + 1] !== undefined)) said.push(field.label);
    } else if (field.kind === 'list') {
      const entry = entryOf(value, from === 1 && /^\d+$/.test(step) ? String(Number(step) - 1) : step);
      const name =
        entry && (entry['label'] ?? (typeof entry['level'] === 'string' ? codeLabel('certificateLevels', entry['level']) : null));
      said.push(typeof name === 'string' && name !== '' ? name : `${field.label}第 ${Number(step) + (from === 1 ? 0 : 1) || step} 行`);
      field = { kind: 'group', label: field.label, fields: field.entry };
      value = entry;
    } else if (field.kind === 'dated') {
      const entry = entryOf(value, step);
      if (typeof entry?.['from'] === 'string') said.push(`${entry['from']} 起`);
      else said.push(/^\d{4}-/.test(step) ? `${step} 起` : `第 ${Number(step) + 1} 个数值`);
      const rest = steps.slice(i + 1);
      return {
        words: [...said, ...datedRest(document, field.value, rest, from)].join(' · '),
        field:
          rest.at(-1) === 'atLeast'
            ? { kind: 'integer', label: '满' }
            : rest[0] === 'value'
              ? leafOf(field.value)
              : { kind: 'text', label: '' },
      };
    } else if (field.kind === 'shares') {
      said.push(keyWords(document, field.keys, step));
      field = { kind: 'ratio', label: '' };
    } else break;
  }
  return { words: said.join(' · ') || '方案', field };
}

function optionsAt(field: Field & { kind: 'oneOf' }, value: unknown, step: string): Fields {
  const tag = typeof value === 'object' && value !== null ? String((value as Record<string, unknown>)[field.tag]) : '';
  // The other side may go by something else: its values are named all the same.
  const found = Object.values(field.options).find((o) => step in o.fields);
  return field.options[tag]?.fields[step] ? field.options[tag].fields : (found?.fields ?? {});
}

/** Grades and tiers stand by place, from 0 or 1 on. */
function datedRest(document: Labelled, value: DatedValue, rest: readonly string[], from: 0 | 1): string[] {
  const place = (step: string): number => Number(step) + 1 - from;
  if (rest[0] === 'from') return ['起始日期'];
  if (rest[0] === 'source') return ['来源'];
  const [, first, second] = rest;
  if (first === undefined) return [];
  if (value.is === 'tiers') return [`第 ${place(first)} 档`, second === 'atLeast' ? '满' : '金额'];
  if (value.is === 'fen' || value.is === 'ratio') return [keyWords(document, 'posts', first)];
  if (value.is === 'byKey') return [keyWords(document, value.keys, first)];
  return second === undefined && /^\d+$/.test(first)
    ? [`${place(first)} 级`]
    : [keyWords(document, 'posts', first), ...(second === undefined ? [] : [`${place(second)} 级`])];
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A value as the editor and the comparison show it; `—` for none. */
export function valueWords(field: Field, value: unknown, document?: Labelled): string {
  if (value === null || value === undefined || value === '') return '—';
  switch (field.kind) {
    case 'fen':
      return typeof value === 'number' ? `${yuan(value)} 元` : String(value);
    case 'ratio':
      return typeof value === 'number' ? ratio(value) : String(value);
    case 'truth':
      return value === true ? '是' : '否';
    case 'choice':
      return field.options[String(value)] ?? String(value);
    case 'oneOf':
      return field.options[String(value)]?.label ?? String(value);
    case 'code':
      return codeLabel(field.table, String(value));
    case 'codes':
      return (
        list(value)
          .map((c) => codeLabel(field.table, String(c)))
          .join('、') || '—'
      );
    case 'keys': {
      const named = document ? namedIn(document, field.of) : [];
      return (
        list(value)
          .map((key) => named.find((n) => n.key === key)?.label ?? String(key))
          .join('、') ||
        (field.empty ?? '—')
      );
    }
    case 'yearDays':
      return yearDayWords(list(value)) || '—';
    case 'lines':
    case 'integers':
      return list(value).join('、') || '—';
    default:
      return typeof value === 'object' ? (list(value).length === 0 ? '—' : `${list(value).length} 项`) : String(value);
  }
}
