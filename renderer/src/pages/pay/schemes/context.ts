/** What every input of the editor asks of the scheme that it belongs to. */
import { inject, provide } from 'vue';
import type { Component, ComputedRef, InjectionKey } from 'vue';
import type { Finding, SchemeForm } from './form.ts';

export type SchemeContext = {
  form: ComputedRef<SchemeForm>;
  /** A published version is read, not written. */
  readonly: ComputedRef<boolean>;
  findings: ComputedRef<readonly Finding[]>;
  /** What draws a part (`SchemeField`): groups and lists hold parts in turn, and files do not import each other in a circle. */
  Part: Component;
};
const key: InjectionKey<SchemeContext> = Symbol('scheme');
export const provideScheme = (context: SchemeContext): void => provide(key, context);
export function useScheme(): SchemeContext {
  const context = inject(key);
  if (!context) throw new Error('no scheme is being edited here');
  return context;
}
/** The element of the input of a path. */
export const inputId = (path: string): string => `scheme-${path.replaceAll('.', '-')}`;
