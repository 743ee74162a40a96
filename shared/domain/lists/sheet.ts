/** 说明书: what a sheet about one item says, composed of the item's own facts, and which facts it still lacks. */
import type { Value } from '../../registers/declare.ts';
import { provisionLabel } from './basis.ts';
import type { Provision } from './basis.ts';
import type { Column } from './kinds.ts';

/** An item with what is read out of its words. */
export type SheetFacts = {
  item: Record<string, unknown>;
  bases: readonly (Provision & { cited: string; statute: string | null })[];
  bodies: readonly { role: string; body: string; duty: string | null }[];
  stages: readonly { label: string; text: string }[];
  cases: readonly string[];
};

/** Facts that a sheet may lack. */
export const sheetFacts = ['basis', 'who', 'duty', 'limit', 'liability', 'supervision', 'flow'] as const;
export type SheetFact = (typeof sheetFacts)[number];

const said = (item: Record<string, unknown>, ...names: string[]): boolean =>
  names.some((name) => typeof item[name] === 'string' && item[name].trim() !== '');

/** Fields of an item that answer for a fact. */
const fields: Record<Exclude<SheetFact, 'flow'>, readonly string[]> = {
  basis: ['basis'],
  who: ['body', 'leadBody', 'supportBody'],
  duty: ['stages', 'leadDuty', 'supportDuty', 'method'],
  limit: ['legalLimit', 'promisedLimit'],
  liability: ['liability'],
  supervision: ['supervision'],
};

/** What no sheet does without; basis, limit and liability are asked of the kinds whose official columns have them. */
const always: ReadonlySet<SheetFact> = new Set(['who', 'duty', 'supervision', 'flow']);

export function wantedFacts(columns: readonly Column[]): SheetFact[] {
  const has = new Set(columns.map((c) => c.field));
  return sheetFacts.filter((fact) => fact === 'flow' || always.has(fact) || fields[fact].some((f) => has.has(f)));
}

/** Of the facts that are wanted, those that an item does not have. */
export const missingFacts = (item: Record<string, Value | undefined>, steps: number, wanted: readonly SheetFact[]): SheetFact[] =>
  wanted.filter((fact) => (fact === 'flow' ? steps === 0 : !said(item, ...fields[fact])));

/** A part of the sheet: words, or a numbered list of them. */
export type SheetPart = { heading: string; lines: { lead: string | null; text: string }[]; numbered: boolean };

const roles: Record<string, string> = { implement: '实施主体', lead: '主体责任', support: '配合责任' };

/** The parts of the sheet below its title, without those that have nothing to say. */
export function sheetParts(facts: SheetFacts): SheetPart[] {
  const word = (name: string): string => {
    const value = facts.item[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const lines = (heading: string, list: SheetPart['lines'], numbered = false): SheetPart => ({ heading, lines: list, numbered });
  const plain = (heading: string, ...names: string[]): SheetPart =>
    lines(
      heading,
      names.flatMap((name) => (word(name) === '' ? [] : [{ lead: null, text: word(name) }])),
    );
  const cited = facts.bases.map((b) => ({ lead: null, text: b.statute === null ? b.cited : `《${b.statute}》${provisionLabel(b)}` }));
  const unique = cited.filter((c, i) => cited.findIndex((o) => o.text === c.text) === i);
  const parts = [
    lines(
      '责任分工',
      facts.bodies.map((b) => ({ lead: `${roles[b.role] ?? b.role}（${b.body}）`, text: b.duty ?? '' })),
    ),
    lines('设定依据', unique.length > 0 ? unique : plain('', 'basis').lines, true),
    lines(
      '办理要求',
      facts.stages.map((s) => ({ lead: s.label, text: s.text })),
    ),
    plain('工作方式', 'method'),
    lines('办理时限', [
      ...(word('legalLimit') ? [{ lead: '法定时限', text: word('legalLimit') }] : []),
      ...(word('promisedLimit') ? [{ lead: '承诺时限', text: word('promisedLimit') }] : []),
    ]),
    lines(
      '追责情形',
      facts.cases.map((text) => ({ lead: null, text })),
      true,
    ),
    plain('监督方式', 'supervision'),
    plain('备注', 'note'),
  ];
  return parts.filter((p) => p.lines.length > 0);
}
