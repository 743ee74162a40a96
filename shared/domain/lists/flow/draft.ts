/**
 * A first draft of an item's flow, out of what the item says: the stages of its responsibility in their order, or, where departments and the street
 * share it, who leads and who supports. To be put right by hand.
 */
import type { Value } from '../../../registers/declare.ts';
import { bodiesIn, bodiesOf, ownStreet, stagesOf } from '../parts.ts';
import type { Stage } from '../parts.ts';
import type { StepKind } from './steps.ts';
import type { WrittenStep } from './written.ts';

type Words = Record<string, Value | undefined>;
/** A step that names others by a mark, until all are numbered. */
type Drafted = { mark: string; title: string; kind: StepKind; who?: string | null; next?: [mark: string, label: string | null][] };

const text = (values: Words, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** The first clause, where it is short enough for a box. */
function clause(words: string): string {
  const [first = ''] = words.split(/[，,。；;\n]/);
  const bare = first.replace(/^(负责|依法|依法依规|按照规定)/, '').trim();
  return bare.length >= 2 && Array.from(bare).length <= 18 ? bare : '';
}

const named = (stage: Stage): string => stage.label.replace(/(阶段)?责任$|环节$/, '');

export function draftFlow(item: Words): WrittenStep[] {
  const stages = stagesOf(text(item, 'stages') || null).filter((s) => s.stage !== 'other');
  const drafted = stages.length > 0 ? fromStages(item, stages) : fromDuties(item);
  return numbered(drafted);
}

function numbered(drafted: readonly Drafted[]): WrittenStep[] {
  const places = new Map(drafted.map((d, i) => [d.mark, i + 1]));
  return drafted.map((d, i) => {
    const ways = (d.next ?? []).filter(([mark]) => places.has(mark));
    const plain = ways.length === 1 && ways[0]![1] === null && places.get(ways[0]![0]) === i + 2;
    const next = plain ? null : ways.map(([mark, label]) => (label ? `${label}→${places.get(mark)}` : String(places.get(mark)))).join('；');
    return { no: i + 1, title: d.title, kind: d.kind, who: d.who ?? null, limit: null, next: next || null };
  });
}

/** Types whose answer is given or refused. */
const answered = new Set(['licence', 'confirmation', 'payment', 'adjudication']);

function fromStages(item: Words, stages: readonly Stage[]): Drafted[] {
  const who = bodiesIn(text(item, 'body'))[0] ?? null;
  const has = (code: string): boolean => stages.some((s) => s.stage === code);
  const drafted: Drafted[] = [];
  const begins = has('accept')
    ? { title: '申请人提出申请', who: '申请人' }
    : has('file')
      ? { title: '发现线索或接到举报', who }
      : { title: '开始', who: null };
  drafted.push({ mark: 'start', kind: 'start', ...begins });
  for (const [i, stage] of stages.entries()) {
    const after = stages[i + 1] ? `stage ${i + 1}` : 'end';
    const about = clause(stage.text);
    const title = about === '' || about.startsWith(named(stage)) ? about || named(stage) : `${named(stage)}：${about}`;
    const step: Drafted = { mark: `stage ${i}`, title, kind: 'step', who };
    drafted.push(step);
    if (stage.stage === 'accept') {
      const ways: Drafted['next'] = [
        [after, '受理'],
        ['mend', '材料不齐'],
        ['refused', '不予受理'],
      ];
      Object.assign(step, { kind: 'decision', title: '是否受理', next: ways });
      drafted.push({ mark: 'mend', title: '一次性告知补正材料', kind: 'step', who, next: [['start', '补正后']] });
      drafted.push({ mark: 'refused', title: '不予受理，说明理由', kind: 'end', who });
    } else if (stage.stage === 'file') {
      const ways: Drafted['next'] = [
        [after, '立案'],
        ['closed', '不予立案'],
      ];
      Object.assign(step, { kind: 'decision', title: '是否立案', next: ways });
      drafted.push({ mark: 'closed', title: '不予立案，记录在案', kind: 'end', who });
    } else if (stage.stage === 'decide' && answered.has(text(item, 'type'))) {
      const ways: Drafted['next'] = [
        [after, '符合条件'],
        ['denied', '不符合条件'],
      ];
      Object.assign(step, { kind: 'decision', title: '作出决定', next: ways });
      drafted.push({ mark: 'denied', title: '不予办理，说明理由并告知救济途径', kind: 'step', who, next: [[after, null]] });
    }
  }
  drafted.push({ mark: 'end', title: '办结归档', kind: 'end', who });
  return drafted;
}

/** What is led by one and supported by another: found, handled as far as the street may, handed on, answered. */
function fromDuties(item: Words): Drafted[] {
  const bodies = bodiesOf(item);
  const lead = bodies.find((b) => b.role === 'lead') ?? bodies.find((b) => b.role === 'implement');
  const support = bodies.find((b) => b.role === 'support');
  const street = support?.body ?? ownStreet;
  if (!lead || (!support && lead.role === 'implement')) {
    const who = lead?.body ?? null;
    return [
      { mark: 'start', title: '开始', kind: 'start' },
      { mark: 'do', title: clause(text(item, 'method')) || '办理', kind: 'step', who },
      { mark: 'end', title: '办结归档', kind: 'end', who },
    ];
  }
  return [
    { mark: 'start', title: '日常巡查发现、群众反映或上级交办', kind: 'start', who: street },
    { mark: 'check', title: clause(support?.duty ?? '') || '核实情况，先行处置', kind: 'step', who: street },
    {
      mark: 'own',
      title: '街道职责内能否解决',
      kind: 'decision',
      who: street,
      next: [
        ['answer', '能'],
        ['report', '不能'],
      ],
    },
    { mark: 'report', title: `报${lead.body}`, kind: 'step', who: street },
    {
      mark: 'lead',
      title: clause(lead.duty ?? '') || '依法处理',
      kind: 'step',
      who: lead.body,
    },
    { mark: 'answer', title: '反馈处理结果', kind: 'step', who: street },
    { mark: 'end', title: '办结归档', kind: 'end', who: street },
  ];
}
