import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { frameElements } from './frameElements.ts';
import { doorElements } from './elements.ts';

const source = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(source, path), 'utf8');
const files = globSync('**/*.vue', { cwd: source }).map((path) => ({ path, text: read(path) }));
const kebab = (name: string): string => name.replace(/(?!^)[A-Z]/g, (c) => `-${c}`).toLowerCase();

/** The tags of a page, `el-select`, beside those that it imports for itself. */
function tagsOf(text: string): { used: string[]; own: Set<string> } {
  const own = new Set(/import \{([^}]*)\} from 'element-plus'/.exec(text)?.[1]?.match(/El\w+/g)?.map(kebab));
  return { used: [...text.matchAll(/<\/?(el-[a-z-]+|El[A-Z]\w+)/g)].map(([, tag]) => kebab(tag!)), own };
}

/** Whatever a page can reach through plain imports, from the page itself on: all of it is on screen before the rest has been fetched. */
function reached(path: string, known = new Set<string>()): Set<string> {
  if (known.has(path)) return known;
  known.add(path);
  for (const [, target] of read(path).matchAll(/^import (?!type)[^;]*?from '(\.[^']+)';/gms)) {
    const next = posix.join(path, '..', target!);
    if (existsSync(join(source, next))) reached(next, known);
  }
  return known;
}

describe('elements', () => {
  const door = new Set(Object.keys(doorElements).map(kebab));
  const all = new Set([...door, ...Object.keys(frameElements).map(kebab)]);

  it('are registered wherever a template names one', () => {
    const unknown = files.flatMap(({ path, text }) => {
      const { used, own } = tagsOf(text);
      return used.filter((tag) => !all.has(tag) && !own.has(tag)).map((tag) => `${path}: ${tag}`);
    });
    expect(unknown).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });

  it('of the door are there before the rest has been fetched', () => {
    const pages = ['app/App.vue', 'pages/signin/SignInPage.vue', 'pages/signin/RecoverForm.vue', 'pages/signin/AccountSelect.vue'];
    pages.push('pages/signin/UnopenablePage.vue', 'pages/setup/SetupPage.vue');
    const seen = pages.flatMap((page) => [...reached(page)]).filter((path) => path.endsWith('.vue'));
    const unknown = seen.flatMap((path) => {
      const { used, own } = tagsOf(read(path));
      return used.filter((tag) => !door.has(tag) && !own.has(tag)).map((tag) => `${path}: ${tag}`);
    });
    expect(unknown).toEqual([]);
    expect(seen).toContain('components/PassphraseFields.vue');
  });

  it('bring their style sheets', () => {
    const sheets = read('styles/elements.ts');
    const styled = [...all].filter((tag) => {
      const sheet = join(source, '../../node_modules/element-plus/theme-chalk', `${tag}.css`);
      return existsSync(sheet) && readFileSync(sheet, 'utf8').trim() !== '';
    });
    expect(styled.filter((tag) => !sheets.includes(`/${tag}.css`))).toEqual([]);
    expect(styled.length).toBeGreaterThan(10);
  });
});
