/** Where the jump box can lead: pages by name, records by what the registers' own search knows (names, pinyin initials). */
import type { Permission } from '#shared/domain/permissions.ts';
import { mainRegisters } from '#shared/registers/index.ts';
import { ask } from './client.ts';
import { navigationFor } from './navigation.ts';
import { routes } from './routes.ts';

export type Target = { to: string; label: string; note: string };

type Kind = 'street' | 'county';
type Can = (permission: Permission | readonly Permission[]) => boolean;

/** Pages below those of the navigation, by their titles. Addresses that want a record are none that one can go to by name. */
function pagesBelow(kind: Kind, can: Can): { path: string; label: string }[] {
  const top = new Set(navigationFor(kind, () => true).map((entry) => entry.path));
  return routes
    .filter(({ meta }) => (meta?.state ?? 'open') === 'open' && (meta?.kind ?? kind) === kind && can(meta?.permission ?? 'member'))
    .map(({ path, meta }) => ({ path: path.replace(/\/:\w+(\([^)]*\))?\?$/, ''), label: meta?.title ?? '' }))
    .filter(({ path, label }) => label !== '' && !path.includes(':') && !top.has(path));
}

/** Registers whose records people look for by name. */
const looked = new Set(['items', 'seats', 'workers', 'communities', 'committees']);
const each = 5;

export async function findTargets(typed: string, kind: Kind, can: Can): Promise<Target[]> {
  const pages = [...navigationFor(kind, can), ...(typed ? pagesBelow(kind, can) : [])]
    .filter((entry) => entry.label.includes(typed))
    .map((entry) => ({ to: entry.path, label: entry.label, note: '页面' }));
  if (!typed || kind === 'county') return pages;
  const wanted = mainRegisters.filter((r) => looked.has(r.name) && can(r.read));
  const found = await Promise.all(
    wanted.map(async (r) => {
      // A register that cannot answer just now should not hide what the others found.
      const answer = await ask('registers.list', { register: r.name, search: typed, fields: [r.title], limit: each }).catch(() => ({
        rows: [],
      }));
      return answer.rows.map((row) => ({ to: `/registers/${r.name}?open=${row.id}`, label: String(row[r.title] ?? ''), note: r.label }));
    }),
  );
  return [...pages, ...found.flat()];
}
