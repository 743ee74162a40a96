/** A file dragged onto the page from outside, as the system does it: the browser itself makes the event. */
import type { Locator } from 'playwright-core';

export async function dropOn(target: Locator, path: string): Promise<void> {
  const page = target.page();
  const box = (await target.boundingBox())!;
  const session = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2, data: { items: [], files: [path], dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, ...at });
  await session.detach();
}
