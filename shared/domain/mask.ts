/** What a masked value looks like: enough to recognise a person one knows, not enough to learn who it is. */
import type { Sensitivity, Value } from '../registers/declare.ts';

export function masked(value: Value, sensitivity: Sensitivity): Value {
  if (value === null || value === '') return value;
  const text = String(value);
  switch (sensitivity) {
    case 'identity':
      return `${text.slice(0, 4)}${'*'.repeat(Math.max(4, text.length - 8))}${text.slice(-4)}`;
    case 'contact':
      return `${text.slice(0, 3)}****${text.slice(-2)}`;
    case 'pay':
      return '***';
  }
}
