/** What a page may not do, in both hosts. Each closed hole has a test named after it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp, type App } from './harness/app.ts';

let app: App;
let home: string;
beforeAll(async () => {
  app = await openApp();
  home = app.page.url();
});
afterAll(() => app.close());

/** Runs in the page; the page is still where it was afterwards. */
async function tryTo(script: string): Promise<unknown> {
  const result: unknown = await app.page.evaluate(script);
  await app.page.waitForTimeout(300);
  return result;
}

test('no Node in the page', async () => {
  expect(await tryTo('[typeof require, typeof process, typeof module, typeof Buffer]')).toEqual(Array(4).fill('undefined'));
});

test('inline script does not run', async () => {
  const ran = await tryTo(`(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ranInline = true';
    document.head.append(script);
    const image = document.createElement('img');
    image.setAttribute('onerror', 'window.ranInline = true');
    image.src = 'data:,';
    document.body.append(image);
    return new Promise((done) => setTimeout(() => done(window.ranInline === true), 200));
  })()`);
  expect(ran).toBe(false);
});

test('code is not made from text', async () => {
  // In a task of its own: what a debugger evaluates is not held to the policy.
  const outcome = await tryTo(`new Promise((done) => setTimeout(() => {
    try { done(Function('return 1')()); } catch (error) { done(error.name); }
  }))`);
  expect(outcome).toBe('EvalError');
});

test('script from elsewhere is not loaded', async () => {
  const outcome = await tryTo(`new Promise((done) => {
    const script = document.createElement('script');
    script.src = 'http://127.0.0.1:9/x.js';
    script.onload = () => done('loaded');
    script.onerror = () => done('refused');
    document.head.append(script);
  })`);
  expect(outcome).toBe('refused');
});

test.each(['http://127.0.0.1:9/', 'https://example.invalid/', 'file:///etc/passwd'])('fetch of %s is refused', async (url) => {
  expect(await tryTo(`fetch('${url}').then(() => 'answered', () => 'refused')`)).toBe('refused');
});

test('a socket to elsewhere is refused', async () => {
  const outcome = await tryTo(`new Promise((done) => {
    try { const socket = new WebSocket('ws://127.0.0.1:9'); socket.onopen = () => done('open'); socket.onerror = () => done('refused'); }
    catch { done('refused'); }
  })`);
  expect(outcome).toBe('refused');
});

test('frames of elsewhere are not shown', async () => {
  await tryTo(`(() => { const frame = document.createElement('iframe'); frame.src = 'data:text/html,x'; document.body.append(frame); })()`);
  expect(app.page.frames().filter((frame) => frame.url().startsWith('data:text'))).toEqual([]);
});

test('navigation to file:// is refused', async () => {
  await tryTo(`void (location.href = 'file:///etc/passwd')`);
  expect(app.page.url()).toBe(home);
});

test('a form cannot be sent', async () => {
  await tryTo(
    `(() => { const form = document.createElement('form'); form.method = 'post'; form.action = '/'; document.body.append(form); form.submit(); })()`,
  );
  expect(app.page.url()).toBe(home);
});

test('pages cannot be left by an address with a script', async () => {
  await tryTo(
    `(() => { const link = document.createElement('a'); link.href = 'javascript:void(window.ranLink = true)'; document.body.append(link); link.click(); })()`,
  );
  expect(await tryTo('window.ranLink === true')).toBe(false);
});
