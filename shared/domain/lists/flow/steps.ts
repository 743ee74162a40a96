/** 流程图: how an item is done, step by step. */

/** 开始, 环节, 判断, 结束: drawn as rounded box, box, diamond, rounded box. */
export const stepKinds = ['start', 'step', 'decision', 'end'] as const;
export type StepKind = (typeof stepKinds)[number];

/** Days that are counted, or words (即时, 按法定期限). */
export type Limit = { days: number; working: boolean } | { text: string };

/** Where a step leads: the number of another step, and under which condition (通过). */
export type Branch = { to: number; label: string | null };

export type FlowStep = {
  /** By which branches name it; unique in its flow, from 1. */
  no: number;
  title: string;
  /** 承办机构 or post. */
  who: string | null;
  limit: Limit | null;
  kind: StepKind;
  next: readonly Branch[];
};

/** 5 个工作日, 3 日, 即时. */
export function limitText(limit: Limit | null): string {
  if (!limit) return '';
  if ('text' in limit) return limit.text;
  return limit.working ? `${limit.days} 个工作日` : `${limit.days} 日`;
}
