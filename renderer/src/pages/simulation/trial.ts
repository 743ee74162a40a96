/** A variant as it is typed, and the question that it becomes. */
import type { Output } from '#shared/contract/index.ts';
import type { Variant } from '#shared/contract/simulation.ts';
import type { Value } from '#shared/registers/index.ts';
import { ratio, yuan } from '../../words/format.ts';

export type Trial = {
  label: string;
  /** 0: the scheme in force. */
  scheme: number;
  base: Value;
  /** In its place, where the scheme that is tried has a base for each post. */
  bases: Record<string, Value>;
  factor: Value;
  promoted: number[];
  postClass: string;
};
export const newTrial = (): Trial => ({ label: '', scheme: 0, base: null, bases: {}, factor: null, promoted: [], postClass: '' });

type Matrix = NonNullable<Output<'pay.matrix'>>;
/** How the scheme takes the base that is typed, where it is not simply a month's; null where it has none. */
export function baseHint({ scheme: { baseStated: stated } }: Matrix): string | null {
  if (!stated) return null;
  const said = [
    ...(stated.per === 'year' ? ['填每年的数，除以 12'] : []),
    ...(stated.ratio === 10_000 ? [] : [`取其中的 ${stated.ratio / 100}%`]),
  ];
  return said.length > 0 ? `方案规定：${said.join('，')}` : '';
}
/** The posts that have a base of their own in the scheme, with it. */
export function postBases({ scheme: { baseStated: stated }, posts }: Matrix): { key: string; label: string; now: number | null }[] {
  const values = stated?.value;
  if (values === undefined || typeof values === 'number') return [];
  return posts.map(({ post, label }) => ({ key: post, label, now: values[post] ?? null }));
}

const typedBases = ({ bases }: Trial): [string, number][] =>
  Object.entries(bases).filter((entry): entry is [string, number] => typeof entry[1] === 'number');

const plain = (fen: number): string => yuan(fen).replace(/\.00$/, '');

/** What a variant is called where nobody named it: by what it changes. */
export function nameOf(trial: Trial, schemes: readonly { id: number; label: string }[], at: number, matrix?: Matrix): string {
  const post = (key: string): string => matrix?.posts.find((p) => p.post === key)?.label ?? '';
  if (trial.label.trim()) return trial.label.trim();
  const said = [
    schemes.find((s) => s.id === trial.scheme)?.label,
    typeof trial.base === 'number' ? `基数 ${plain(trial.base)}` : undefined,
    typedBases(trial)
      .map(([key, fen]) => `${post(key)}基数 ${plain(fen)}`)
      .join('、') || undefined,
    typeof trial.factor === 'number' ? `系数 ${ratio(trial.factor)}` : undefined,
    trial.promoted.length > 0 ? `${trial.promoted.length} 人晋升` : undefined,
  ].filter((part) => part !== undefined);
  return (said.length > 0 ? said.join('，') : `方案 ${at + 1}`).slice(0, 40);
}

/** True where something is changed. */
export const changes = (trial: Trial): boolean =>
  trial.scheme !== 0 ||
  typeof trial.base === 'number' ||
  typedBases(trial).length > 0 ||
  typeof trial.factor === 'number' ||
  (trial.promoted.length > 0 && trial.postClass !== '');

/** Another scheme has another base: what was typed for the former one is forgotten. */
export function otherScheme(trial: Trial): void {
  trial.base = null;
  trial.bases = {};
}

/** `factorKey`: the key of the factor in the scheme that is tried; none: a further one. */
export function questionOf(trial: Trial, name: string, factorKey: string | undefined): Variant {
  return {
    label: name,
    ...(trial.scheme ? { scheme: trial.scheme } : {}),
    ...(typeof trial.base === 'number' ? { base: trial.base } : {}),
    ...(typedBases(trial).length > 0 ? { base: Object.fromEntries(typedBases(trial)) } : {}),
    ...(typeof trial.factor === 'number' ? { factor: { key: factorKey, value: trial.factor } } : {}),
    ...(trial.promoted.length > 0 && trial.postClass ? { promotions: [{ workers: trial.promoted, postClass: trial.postClass }] } : {}),
  };
}
