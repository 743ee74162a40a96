/** Where the jump box can lead: pages by name, records by what the registers' own search knows (names, pinyin initials). */
import type { Permission } from '#shared/domain/permissions.ts';
import { mainRegisters } from '#shared/registers/index.ts';
import { ask } from './client.ts';
import { navigationFor } from './navigation.ts';

export type Target = { to: string; label: string; note: string };

/** Registers whose records people look for by name. */
const looked = new Set(['items', 'seats', 'workers', 'communities', 'committees']);
const each = 5;

export async function findTargets(typed: string, kind: 'street' | 'county', can: (p: Permission) => boolean): Promise<Target[]> {
  const pages = navigationFor(kind, can)
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
