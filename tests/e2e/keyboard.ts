/** A page driven by keys alone. */
import type { Page } from 'playwright-core';

export function keyboardOf(page: Page) {
  const keys = async (...pressed: string[]): Promise<void> => {
    for (const key of pressed) await page.keyboard.press(key);
  };
  /** What has the focus, as a user of a screen reader hears it. */
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const at = document.activeElement;
      if (at instanceof HTMLInputElement && at.labels?.[0]) return at.labels[0].textContent?.trim() ?? '';
      return (
        at?.getAttribute('aria-label') ??
        (at instanceof HTMLElement && at.matches('button, a, [role=tab]') ? (at.textContent ?? '').trim() : '')
      );
    });
  /** Tab (or Shift+Tab) until what is called so is reached. */
  async function tabTo(label: string, by: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const seen: string[] = [];
    for (let i = 0; i < 60; i++) {
      seen.push(await focused());
      if (seen.at(-1)?.startsWith(label)) return;
      await keys(by);
    }
    throw new Error(`${label} is not reached by ${by}: ${seen.join(' | ')}`);
  }
  /** Types into what has the focus; IMEs commit text the same way. */
  const type = (text: string): Promise<void> => page.keyboard.insertText(text);
  return { keys, focused, tabTo, type };
}
export type Keyboard = ReturnType<typeof keyboardOf>;
