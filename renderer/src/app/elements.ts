/**
 * The parts of Element Plus that are used, by the names they have in templates. Every start waits for those of the door; the rest is
 * fetched while a pass phrase is typed.
 */
import { ElButton, ElConfigProvider, ElForm, ElFormItem, ElIcon, ElInput, ElRadio, ElRadioGroup } from 'element-plus';
import type { App, Component } from 'vue';

export const doorElements = { ElButton, ElConfigProvider, ElForm, ElFormItem, ElIcon, ElInput, ElRadio, ElRadioGroup };

const register = (app: App, elements: Record<string, Component>): void => {
  for (const [name, element] of Object.entries(elements)) app.component(name, element);
};

export const registerDoor = (app: App): void => register(app, doorElements);

/** The way to fetch, once, what every page behind the door needs. */
export function frameOf(app: App): () => Promise<void> {
  let fetched: Promise<void> | null = null;
  const fetch = async (): Promise<void> => {
    const [{ frameElements }] = await Promise.all([import('./frameElements.ts'), import('./AppFrame.vue')]);
    register(app, frameElements);
  };
  return () => (fetched ??= fetch());
}
