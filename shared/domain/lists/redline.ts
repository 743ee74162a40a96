/** 花脸稿: what differs between two wordings, word by word. */
import { diffArrays } from 'diff';

export type Stretch = { kind: 'kept' | 'removed' | 'added'; text: string };

let words: Intl.Segmenter | null = null;
const segments = (text: string): string[] =>
  Array.from((words ??= new Intl.Segmenter('zh', { granularity: 'word' })).segment(text), (s) => s.segment);

/** Stretches in reading order, what went before what came; those kept and removed read as the former wording, kept and added as the new one. */
export function redline(before: string, after: string): Stretch[] {
  if (before === after) return before === '' ? [] : [{ kind: 'kept', text: before }];
  const line: Stretch[] = [];
  for (const part of diffArrays(segments(before), segments(after))) {
    const kind = part.removed ? 'removed' : part.added ? 'added' : 'kept';
    const text = part.value.join('');
    const last = line.at(-1);
    if (last?.kind === kind) last.text += text;
    else line.push({ kind, text });
  }
  return line;
}
