/** A variant as it is typed, and the question that it becomes. */
import type { Variant } from '#shared/contract/simulation.ts';
import type { Value } from '#shared/registers/index.ts';
import { ratio, yuan } from '../../words/format.ts';

export type Trial = {
  label: string;
  /** 0: the scheme in force. */
  scheme: number;
  base: Value;
  factor: Value;
  promoted: number[];
  postClass: string;
};
export const newTrial = (): Trial => ({ label: '', scheme: 0, base: null, factor: null, promoted: [], postClass: '' });

/** What a variant is called where nobody named it: by what it changes. */
export function nameOf(trial: Trial, schemes: readonly { id: number; label: string }[], at: number): string {
  if (trial.label.trim()) return trial.label.trim();
  const said = [
    schemes.find((s) => s.id === trial.scheme)?.label,
    typeof trial.base === 'number' ? `基数 ${yuan(trial.base).replace(/\.00$/, '')}` : undefined,
    typeof trial.factor === 'number' ? `系数 ${ratio(trial.factor)}` : undefined,
    trial.promoted.length > 0 ? `${trial.promoted.length} 人晋升` : undefined,
  ].filter((part) => part !== undefined);
  return (said.length > 0 ? said.join('，') : `方案 ${at + 1}`).slice(0, 40);
}

/** True where something is changed. */
export const changes = (trial: Trial): boolean =>
  trial.scheme !== 0 ||
  typeof trial.base === 'number' ||
  typeof trial.factor === 'number' ||
  (trial.promoted.length > 0 && trial.postClass !== '');

/** `factorKey`: the key of the factor in the scheme that is tried; none: a further one. */
export function questionOf(trial: Trial, name: string, factorKey: string | undefined): Variant {
  return {
    label: name,
    ...(trial.scheme ? { scheme: trial.scheme } : {}),
    ...(typeof trial.base === 'number' ? { base: trial.base } : {}),
    ...(typeof trial.factor === 'number' ? { factor: { key: factorKey, value: trial.factor } } : {}),
    ...(trial.promoted.length > 0 && trial.postClass ? { promotions: [{ workers: trial.promoted, postClass: trial.postClass }] } : {}),
  };
}
